"""The film of the perceptron: line, rings and words are those of the run."""

import numpy as np
import pytest

from core.experiments.perceptron import ANSWERS, answers
from core.experiments.xor import POINTS
from core.numerics.elementwise import Array
from pages._ui.scenes.perceptron import FILM, RING, learned, line_of

LOOKS = range(len(learned().wrong) + 1)


def traces(look: int) -> list[Array]:
    """Every trace as its x in one row and its y in another."""
    return [trace.reshape(2, -1) for trace in FILM.frame("en", look=look).traces]


@pytest.mark.parametrize("look", LOOKS)
def test_the_side_called_1_is_where_the_neuron_answers_1(look: int) -> None:
    """The points in the coloured half have the answer 1, and the line is its edge."""
    weights = learned().weights[look]
    side, line, *_ = traces(look)
    height = line_of(weights).height
    assert height(line.T) == pytest.approx([0, 0]) and height(side.mean(axis=1)) > 0
    np.testing.assert_array_equal(height(POINTS) >= -1e-12, answers(weights) == 1)


@pytest.mark.parametrize("look", LOOKS[1:])
def test_a_ring_is_around_the_point_that_is_looked_at(look: int) -> None:
    """It is orange after a mistake, beside the line as it was before, and green otherwise."""
    _, _, before, ones, zeros, green, orange = traces(look)
    wrong = bool(learned().wrong[look - 1])
    ring, other = (orange, green) if wrong else (green, orange)
    away = np.hypot(*(ring - POINTS[(look - 1) % 4][:, None]))
    np.testing.assert_allclose(away, RING)
    assert np.isnan(other).all() and np.isnan(before).all() == (not wrong)
    if wrong:
        np.testing.assert_allclose(before, traces(look - 1)[1])
    np.testing.assert_array_equal(np.isfinite(ones[0]), ANSWERS == 1)
    np.testing.assert_array_equal(np.isfinite(zeros[0]), ANSWERS == 0)


def test_words_count_mistakes_and_right_points() -> None:
    """At first one point is right and none was looked at; at the end there were 7 mistakes."""
    assert FILM.frame("en", look=0).facts == ("–", "0", "✕ 1 / 4")
    assert FILM.frame("en", look=1).facts[0] == "(0, 0): wrong, so the line moves"
    assert FILM.frame("ko", look=LOOKS[-1]).facts == ("(0, 1) 맞았어요", "7", "✓ 4 / 4")
