"""The gated FFN: products that pass, and as many weights as the FFN of the block has."""

import numpy as np
import pytest

from core.multivariate.gates import BY_NAME
from pages._ui.scenes.block import BLOCKS
from pages._ui.scenes.ffn_drawing import HEIGHT, OPEN, WIDTH
from pages._ui.scenes.gated_ffn import (
    GATE_FIRST,
    GATE_REST,
    GATED_FFN,
    VALUE_FIRST,
    VALUE_REST,
)


@pytest.mark.parametrize("x1", (-1.5, 0.0, 1.0))
def test_products_that_pass_are_counted_and_lit(x1: float) -> None:
    """The fact counts the products of SwiGLU beyond the limit; three lines leave each of them."""
    frame = GATED_FFN.frame("en", x1=x1)
    a, b = GATE_FIRST * x1 + GATE_REST, VALUE_FIRST * x1 + VALUE_REST
    count = int((np.abs(BY_NAME["swiglu"].f(a, b)) > OPEN).sum())
    assert frame.facts[0] == f"{count} / 4"
    starts = np.split(frame.traces[4], 2)[0].reshape(-1, 3)[:, 0]
    assert np.isfinite(starts).sum() == 3 * count


def test_both_ffns_have_as_many_weights() -> None:
    """Three matrices of 3 x 4 have the weights of two of 3 x 6."""
    frame, plain = GATED_FFN.frame("en", x1=0.0), BLOCKS["gelu"].frame("en", x1=0.0, rise=0.0)
    assert frame.facts[1] == plain.facts[1] == "36"


@pytest.mark.parametrize("x1", (-1.5, 1.5))
def test_everything_lies_in_the_picture(x1: float) -> None:
    """No line and no dot leaves the chart at either end of the slider."""
    for trace in GATED_FFN.frame("en", x1=x1).traces[:-1]:
        x, y = np.split(trace, 2)
        assert np.nanmin(x) >= 0 and np.nanmax(x) <= WIDTH
        assert np.nanmin(y) >= 0 and np.nanmax(y) <= HEIGHT
