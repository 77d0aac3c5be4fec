"""The chart of the block tower: its facts are the measured ratios, its first setting the page's."""

import numpy as np
import pytest

from pages._ui.scenes import stack_outlines as outlines
from pages._ui.scenes.block_tower import OFF, ON, measured, scene, tower
from pages._ui.text import library
from pages._ui.text.language import LANGUAGES

LLM, GLU = tower("gelu", "relu", "sigmoid"), tower("swiglu", "gelu", skip=ON)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("skip", "norm", "words"),
    [
        (OFF, OFF, ("vanished", "vanished")),
        (ON, OFF, ("growing", "growing")),
        (ON, ON, ("kept", "kept")),
    ],
)
def test_facts_name_the_fate(language: str, skip: str, norm: str, words: tuple[str, str]) -> None:
    """GELU fades without both, grows with the road alone, and is kept with both."""
    facts = scene("gelu", skip, norm).frame(language).facts
    names = library.words(language)["stack"]
    assert [fact.split(" ", 1)[1] for fact in facts] == [names[word] for word in words]


def test_a_bar_for_each_block() -> None:
    """Twenty bars on both sides end at the medians of the runs."""
    shown, frame = measured("gelu", ON, ON).result(), scene("gelu", ON, ON).frame("en")
    for bars, ratios in zip(frame.traces[:2], (shown.signal, shown.gradient), strict=True):
        tips = np.abs(np.split(bars, 2)[0].reshape(outlines.DEEPEST, -1)[:, 2]) - outlines.INNER
        np.testing.assert_allclose(tips, outlines.along(np.median(ratios, axis=0)))


def test_first_settings() -> None:
    """The LLM page begins with both switches off, the GLU page with the road alone."""
    assert LLM.first == {"skip": OFF} and GLU.first == {"skip": ON}
    assert [each.choices["function"][0] for each in (LLM, GLU)] == ["gelu", "swiglu"]
    assert "∞" in scene("swiglu", ON, OFF).frame("en").facts[0]
