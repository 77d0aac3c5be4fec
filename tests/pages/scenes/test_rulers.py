"""The rulers: straight layers keep even spacing, whatever they are; a fold does not."""

import numpy as np
import pytest

from pages._ui.scenes.rulers import DOTS, RULERS
from pages._ui.text import library

STRAIGHT, FOLDED = RULERS["straight"], RULERS["folded"]
SETTINGS = [
    {s.name: float(rng.choice(s.values(s.default))) for s in STRAIGHT.sliders}
    for rng in map(np.random.default_rng, range(8))
]
every_setting = pytest.mark.parametrize("given", [STRAIGHT.defaults, *SETTINGS])


def top(scene: str, given: dict[str, float]) -> np.ndarray:
    """Places of the dots on the highest ruler."""
    return RULERS[scene].frame("en", **given).traces[2].reshape(2, 4, -1)[0, -1]


@every_setting
def test_spacing_stays_even_without_a_fold(given: dict[str, float]) -> None:
    """The dots on top are a x + c, as the worked line says, and both facts agree."""
    frame = STRAIGHT.frame("en", **given)
    a, c = frame.numbers["a"], frame.numbers["c"]
    np.testing.assert_allclose(top("straight", given), float(a) * DOTS + float(c), atol=1e-12)
    assert frame.facts[0] == frame.facts[1]


def test_a_fold_makes_the_spacing_uneven() -> None:
    """At the first setting some dots meet, and others stay apart."""
    narrowest, widest = FOLDED.frame("en", **FOLDED.defaults).facts
    assert float(narrowest) == 0 < float(widest)


@every_setting
def test_folded_layers_are_relu(given: dict[str, float]) -> None:
    """Both layers below the last fold at 0."""
    h = np.maximum(0, given["w1"] * DOTS + given["b1"])
    h = np.maximum(0, given["w2"] * h + given["b2"])
    np.testing.assert_allclose(top("folded", given), given["w3"] * h + given["b3"], atol=1e-12)


@pytest.mark.parametrize("name", RULERS)
@pytest.mark.parametrize("language", ("ko", "en"))
def test_worked_line_has_its_numbers(name: str, language: str) -> None:
    """Every hole of the formula is a slider or a number of the frame."""
    scene = RULERS[name]
    known = scene.defaults | dict(scene.frame(language, **scene.defaults).numbers)
    assert scene.worked(language).format(**known) and library.words(language)["choice"][name]
