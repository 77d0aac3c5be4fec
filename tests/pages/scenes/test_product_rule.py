"""The slope of Swish as two bars: they add up to it, and cancel at the bottom of the dip."""

import numpy as np
import pytest

from core.activations import SIGMOID, SWISH
from pages._ui.scenes.product_rule import LEVEL, PRODUCT_RULE, STEEPEST, STOPS, X


@pytest.mark.parametrize("at", [-5.0, LEVEL, 0.0, 1.0, STEEPEST, 5.0])
def test_bars_add_up_to_the_slope(at: float) -> None:
    """The first bar is the gate, and the second one ends at the slope, where the point is."""
    gate, speed, point = PRODUCT_RULE.frame("en", at=at).traces[2:]
    assert gate[2:] == pytest.approx([0, SIGMOID(at)])
    assert speed[2] == gate[3]
    assert speed[3] == point[1] == pytest.approx(float(SWISH.grad(at)), abs=1e-12)


def test_stops_meet_the_zero_and_the_largest_slope() -> None:
    """Among the stops are the place where both parts cancel and the steepest one."""
    assert {LEVEL, STEEPEST} <= set(STOPS)
    assert SWISH.grad(LEVEL) == pytest.approx(0, abs=1e-4)
    assert SWISH.grad(STEEPEST) == pytest.approx(SWISH.grad(np.linspace(0, 5, 50001)).max())
    facts = [PRODUCT_RULE.frame("en", at=at).facts[0] for at in (LEVEL, STEEPEST)]
    assert facts == ["0.22 − 0.22 = 0", "0.92 + 0.18 = 1.1"]
    assert X[0] == STOPS[0] and X[-1] == STOPS[-1]
