"""The Transformer block: open neurons, weights of an FFN, the way of a change, and its outlines."""

import numpy as np
import pytest

from core.activations import BY_NAME as ACTIVATIONS
from core.activations import LINEAR
from pages._ui.scenes.block import (
    BLOCKS,
    CHANGED,
    FIRST,
    INPUTS,
    OUTPUTS,
    REST,
    TO,
    TOKENS,
    WITHOUT,
)
from pages._ui.scenes.ffn_drawing import HEIGHT, OPEN, WIDTH

FANS, LIT, CHANGE = 3, 6, 7
"""Places of the fans, of the lit lines and of the change among the traces."""

every_choice = pytest.mark.parametrize("name", BLOCKS)


@every_choice
def test_open_neurons_are_counted_and_lit(name: str) -> None:
    """The fact counts the neurons with |f(z)| beyond the limit; three lines leave each of them."""
    act = LINEAR if name == WITHOUT else ACTIVATIONS[name]
    for x1 in (-2.0, 0.0, 1.5):
        frame = BLOCKS[name].frame("en", x1=x1, rise=0.0)
        count = int((np.abs(act(FIRST * x1 + REST)) > OPEN).sum())
        assert frame.facts[0] == f"{count} / {len(FIRST)}"
        starts = np.split(frame.traces[LIT], 2)[0].reshape(-1, 3)[:, 0]
        assert np.isfinite(starts).sum() == 3 * count


@every_choice
def test_everything_lies_in_the_picture(name: str) -> None:
    """No line and no dot leaves the chart at either end of the sliders."""
    for x1, rise in ((-2.0, 1.0), (2.0, 3.0)):
        for trace in BLOCKS[name].frame("en", x1=x1, rise=rise).traces[:10]:
            x, y = np.split(trace, 2)
            assert np.nanmin(x) >= 0 and np.nanmax(x) <= WIDTH
            assert np.nanmin(y) >= 0 and np.nanmax(y) <= HEIGHT


def test_ffn_without_a_curve_needs_fewer_weights() -> None:
    """Without f two matrices of 3 x 6 join to one of 3 x 3; with a curve nothing joins them."""
    apart, joined = (BLOCKS[WITHOUT].frame("en", x1=0.0, rise=0.0, join=s) for s in (0.0, 1.0))
    assert (apart.facts[1], joined.facts[1]) == ("36", "36 → 9")
    lines = [np.isfinite(frame.traces[FANS]).sum() // 4 for frame in (apart, joined)]
    assert lines == [36, len(INPUTS) * len(OUTPUTS)]
    assert [s.name for s in BLOCKS["gelu"].sliders] == ["x1", "rise"]


@every_choice
def test_a_change_reaches_the_last_token_in_attention(name: str) -> None:
    """The last token differs from attention on, not below it, and the first one never does."""
    for rise, places in ((0, set()), (1, {CHANGED}), (2, {CHANGED, 2}), (3, {CHANGED, 2})):
        frame = BLOCKS[name].frame("en", x1=0.0, rise=float(rise))
        x, y = np.split(frame.traces[CHANGE], 2)
        at = {k for k, t in enumerate(TOKENS) if np.isin(t, x)}
        assert at == places
        assert not (x[y < TO] == TOKENS[2]).any()
        assert frame.facts[2].count(",") == max(len(places) - 1, 0)


def test_choices_of_one_name_share_their_sliders() -> None:
    """A kept setting fits every choice of its scene's name, so that f can be removed by a press."""
    sliders: dict[str, set[tuple[str, ...]]] = {}
    for scene in BLOCKS.values():
        sliders.setdefault(scene.name, set()).add(tuple(scene.defaults))
    assert [len(names) for names in sliders.values()] == [1, 1]
