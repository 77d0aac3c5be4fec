"""The dimmer: its product is ReLU behind a step, Swish behind a sigmoid, and x/2 at the end."""

import numpy as np
import pytest

from core.activations import RELU, SWISH
from pages._ui.charts.scene import packed
from pages._ui.scenes import dimmer as charts

BUDGET = 150_000


def test_product_of_a_step_is_relu() -> None:
    """Nothing molten, the gate is 0 or 1 and the product is ReLU."""
    product, gate, _ = charts.DIMMER.frame("ko", melt=0.0).traces
    np.testing.assert_array_equal(product, RELU(charts.X))
    assert set(gate) == {0.0, 1.0}


@pytest.mark.parametrize("melt", charts.STOPS[1:])
def test_product_of_a_molten_gate_is_swish(melt: float) -> None:
    """Molten, the product is Swish with the beta that the fact shows, and the gate times x."""
    frame = charts.DIMMER.frame("ko", melt=melt)
    product, gate, signal = frame.traces
    beta = charts.steepness(melt)
    np.testing.assert_allclose(product, SWISH(charts.X, beta=beta), rtol=1e-12, atol=1e-15)
    np.testing.assert_array_equal(product, gate * signal)
    assert float(frame.facts[0].removeprefix("β = ")) == pytest.approx(beta, abs=6e-3)


def test_middle_is_the_slide_and_the_end_is_a_line() -> None:
    """Half molten beta is 1; fully molten the gate is one half everywhere."""
    assert charts.steepness(0.5) == 1
    assert set(charts.DIMMER.frame("ko", melt=1.0).traces[1]) == {0.5}


@pytest.mark.parametrize("language", ("ko", "en"))
def test_chart_is_small(language: str) -> None:
    """The chart with all its stops stays small."""
    assert len(packed(charts.DIMMER, (("melt", 0.0),), language)) < BUDGET
