"""Places of points that a question gives: one cut divides them where the question says so."""

import re
from pathlib import Path

import numpy as np
import pytest

from core.course.content import LANGUAGES
from core.experiments.fold import Cut
from core.quiz import load
from core.quiz.question import Option

QUIZ = Path(__file__).parents[2] / "assets" / "quiz"
PLANES = next(q for q in load(QUIZ / "nonlinear.toml") if q.id == "fold-which").options
CUTS = [Cut(angle, shift) for angle in range(0, 180, 5) for shift in np.linspace(-3, 3, 61)]


def places(half: str) -> list[tuple[float, float]]:
    """The two points that a half of an option names, which may be in one place."""
    found = [(float(x), float(y)) for x, y in re.findall(r"\((\d),(\d)\)", half)]
    return found if len(found) == 2 else found * 2


@pytest.mark.parametrize("option", PLANES, ids=lambda option: option.id)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_cut_divides_the_right_plane_only(option: Option, lang: str) -> None:
    """Some cut has all four points right in the right option, and no cut has in another."""
    ones, zeros = map(places, option.words[lang].split("·"))
    points, answers = np.array(ones + zeros), np.array([True, True, False, False])
    assert (max(cut.right(points, answers) for cut in CUTS) == 4) == option.right
