"""The Transformer block: open neurons, the weights of an FFN, and lines inside the picture."""

import numpy as np
import pytest

from core.activations import BY_NAME
from pages._ui.scenes.block import BLOCKS, FIRST, HEIGHT, OPEN, REST, WIDTH

every_choice = pytest.mark.parametrize("name", BLOCKS)


@every_choice
def test_open_neurons_are_counted_and_lit(name: str) -> None:
    """The fact counts the neurons with |f(z)| beyond the limit; three lines leave each of them."""
    for x1 in (-2.0, 0.0, 1.5):
        frame = BLOCKS[name].frame("en", x1=x1)
        count = int((np.abs(BY_NAME[name](FIRST * x1 + REST)) > OPEN).sum())
        assert frame.facts[0] == f"{count} / {len(FIRST)}"
        starts = np.split(frame.traces[5], 2)[0].reshape(-1, 3)[:, 0]
        assert np.isfinite(starts).sum() == 3 * count


@every_choice
def test_everything_lies_in_the_picture(name: str) -> None:
    """No line and no dot leaves the chart at either end of the slider."""
    for x1 in (-2.0, 2.0):
        for trace in BLOCKS[name].frame("en", x1=x1).traces[:-1]:
            x, y = np.split(trace, 2)
            assert np.nanmin(x) >= 0 and np.nanmax(x) <= WIDTH
            assert np.nanmin(y) >= 0 and np.nanmax(y) <= HEIGHT


def test_ffn_without_a_curve_needs_fewer_weights() -> None:
    """Two matrices of 3 x 6 make one of 3 x 3 where f is linear."""
    assert BLOCKS["linear"].frame("en", x1=0.0).facts[1] == "36 → 9"
    assert BLOCKS["gelu"].frame("en", x1=0.0).facts[1] == "36"
