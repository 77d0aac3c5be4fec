"""The stack without a name: options that can be told apart, signs that are true, no name in it."""

from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.experiments.stack import BINS, HIGH, LOW, Stack
from core.numerics.elementwise import Array
from pages._ui.charts import scene
from pages._ui.review.nameless import ALIKE, OPTIONS, OWNERS, draw, picture
from pages._ui.scenes.stack import default_of, measured
from pages._ui.text import library
from pages._ui.text.language import LANGUAGES

Visit = Callable[..., AppTest]
Keys = Callable[[AppTest], list[str]]

CENTRES = LOW + (np.arange(BINS) + 0.5) * (HIGH - LOW) / BINS


def shown(owner: str) -> Stack:
    """The stack that the card shows."""
    return measured(owner, 20, 1.0, default_of(owner))


def values(owner: str) -> Array:
    """Places of the values of the bottom layer, beside rare ones."""
    return CENTRES[shown(owner).hist[0] > 0.002]


@pytest.mark.parametrize("seed", range(40))
def test_options_can_be_told_apart(seed: int) -> None:
    """Four different functions are offered, the owner among them, and no two look alike."""
    drawn = draw(seed, frozenset())
    assert drawn.owner in drawn.options and len(set(drawn.options)) == OPTIONS
    assert not any(set(two) in ALIKE for two in combinations(drawn.options, 2))


def test_an_opened_section_is_asked() -> None:
    """The stack is that of an opened section; without one, any section's turn comes."""
    opened = frozenset({"relu", "tanh", "review"})
    assert {draw(seed, opened).owner for seed in range(60)} == {"relu", "tanh"}
    assert {draw(seed, frozenset()).owner for seed in range(300)} == set(OWNERS)


@pytest.mark.parametrize("two", list(combinations(OWNERS, 2)), ids="-".join)
def test_stacks_that_are_not_alike_differ(two: tuple[str, str]) -> None:
    """The bars at the ends differ by half, or a tenth of the lowest layer's values moves."""
    one, other = map(shown, two)
    ends = [(one.top, other.top), (one.bottom, other.bottom)]
    bars = any(min(pair) < max(pair) / 1.5 for pair in ends)
    moved = np.abs(one.hist[0] - other.hist[0]).sum() / 2 > 0.1
    assert bars or moved or set(two) in ALIKE


def test_signs_are_true() -> None:
    """Ends, piles and bars of the stacks are those that the signs say."""
    runs = {name: shown(name) for name in OWNERS}
    assert np.count_nonzero(runs["step"].hist[0]) == 2 and runs["step"].gradient[0, -2] == 0
    assert all(0.9 < end < 1 for end in (runs["linear"].top, runs["linear"].bottom))
    assert values("maxout").min() < -1 < 2 < values("maxout").max()
    assert 0.9 < runs["maxout"].bottom < 1
    assert values("sigmoid").min() > 0 and values("sigmoid").max() < 1.05
    assert min(runs, key=lambda name: runs[name].top) == "sigmoid"
    assert np.abs(values("tanh")).max() < 1.1 and runs["tanh"].top > 0.1
    assert values("relu").min() > -0.1 and 0.45 < runs["relu"].hist[0].max() < 0.55
    assert -0.4 < values("leaky_relu").min() < -0.2
    assert -1 < values("elu").min() < -0.8 and values("elu").max() > 2
    assert values("swish").min() == pytest.approx(-0.3, abs=0.1)
    assert values("gelu").min() == pytest.approx(-0.2, abs=0.1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chart_does_not_name_it(language: str) -> None:
    """No name of the owner goes to the browser with its chart."""
    sent = scene.packed(picture("elu"), (), language)
    assert b"elu" not in sent.lower()


def test_a_guess_is_answered_and_another_stack_follows(visit: Visit, keys: Keys) -> None:
    """A choice brings the signs of all four, and the button a stack of another function."""
    page = visit("12_review.py", "en")
    first = next(key for key in keys(page) if key.startswith("whose-"))
    owner = first.removeprefix("whose-")
    page.button_group(key=first).set_value(owner).run()
    said = "\n".join(element.value for element in page.markdown)
    assert library.words("en")["nameless"]["sign"][owner] in said
    assert sum(key.startswith("mark-") for key in keys(page)) == OPTIONS
    page.button(key="nameless-another").click().run()
    assert not page.exception and first not in keys(page)
    assert any(key.startswith("whose-") for key in keys(page))
