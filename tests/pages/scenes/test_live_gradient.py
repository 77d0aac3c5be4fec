"""The live gradient: point, tangent and line of words say the same."""

import numpy as np
import pytest

from core.experiments.two_weights import gradient, loss
from pages._ui.scenes.live_gradient import LIVE, REACH, W1, W2

SETTINGS = [(1.0, 1.0, 2.0), (-2.0, 3.0, 1.5), (0.3, -1.2, -2.0), (2.0, 0.0, 1.0)]


@pytest.mark.parametrize(("w", "x", "t"), SETTINGS)
def test_tangent_touches_the_loss_at_the_weight(w: float, x: float, t: float) -> None:
    """Its slope is the gradient, and its middle the point on the parabola."""
    frame = LIVE.frame("en", live_w=w, live_x=x, live_t=t)
    curve, tangent, point = frame.traces
    (left, right), (low, high) = tangent.reshape(2, -1)
    np.testing.assert_allclose(curve, loss(W1, W2, x, t))
    assert ((left + right) / 2, (low + high) / 2) == pytest.approx(tuple(point))
    assert point[1] == pytest.approx(float(loss(w, W2, x, t)))
    assert (high - low) / (right - left) == pytest.approx(gradient(w, W2, x, t))
    assert right - left <= 2 * REACH + 1e-9


@pytest.mark.parametrize(("w", "x", "t"), SETTINGS)
def test_written_factors_multiply_to_the_gradient(w: float, x: float, t: float) -> None:
    """2, error, second weight and input; the slope 1 of both layers changes none of them."""
    frame = LIVE.frame("ko", live_w=w, live_x=x, live_t=t)
    error, w2, found = (float(frame.numbers[name]) for name in ("error", "w2", "gradient"))
    assert 2 * error * w2 * x == pytest.approx(found)
    assert frame.facts[0] == "1"
