"""The loss of a step is flat between the points; softened, it has a slope and a way down."""

import numpy as np
import pytest

from core.activations import SIGMOID
from core.experiments.staircase import LABELS, POINTS, descend, loss, predict, slope


def test_heights_of_the_stairs() -> None:
    """From left to right: 0.4, 0.2, 0, 0.2, 0.4, 0.6, each flat to the next point."""
    edges = np.concatenate([[-3], POINTS, [3]])
    for share in (0.01, 0.5, 0.99):
        inside = edges[:-1] + share * np.diff(edges)
        assert loss(inside, 0).tolist() == pytest.approx([0.4, 0.2, 0, 0.2, 0.4, 0.6])
        assert not slope(inside, 0).any()


def test_step_is_the_limit_of_steep_sigmoids() -> None:
    """With ever less softness the loss goes to that of the step."""
    at = np.array([-2.5, -1.5, 0.0, 1.0, 2.0, 2.9])
    np.testing.assert_allclose(loss(at, 0.001), loss(at, 0), atol=1e-12)
    np.testing.assert_array_equal(predict(POINTS, 0.0, 0), LABELS)


@pytest.mark.parametrize("softness", (0.1, 0.5, 1.0))
def test_slope_is_a_finite_difference(softness: float) -> None:
    """dL/d(threshold) is the rise of the loss, whose predictions are sigmoid(k(x - θ))."""
    at, h = np.linspace(-2.9, 2.9, 30), 1e-6
    rise = (loss(at + h, softness) - loss(at - h, softness)) / (2 * h)
    np.testing.assert_allclose(slope(at, softness), rise, atol=1e-8)
    want = np.mean((SIGMOID((POINTS - 0.3) / softness) - LABELS) ** 2)
    assert float(loss(0.3, softness)) == pytest.approx(float(want))


def test_only_the_soft_ground_leads_down() -> None:
    """From θ = 2 gradient descent stays on the stairs, and with k = 1 walks into the valley."""
    assert set(descend(2.0, 0, 1.0, 40)) == {2.0}
    way = descend(2.0, 1.0, 1.0, 40)
    heights = loss(way, 1.0)
    assert (np.diff(heights) < 0).all() and -1 < way[-1] < 0.5
