"""The depth drawn by hand: the drawing is the learner's, and what is laid over it was measured."""

import numpy as np

from core.activations import SIGMOID
from core.experiments.gradient_flow import theory
from pages._ui.scenes import depth_sketch as charts


def drawn(**heights: float) -> dict[str, float]:
    """Nodes at their defaults, some of them moved."""
    return charts.scene("sigmoid", charts.DRAWN).defaults | heights


def test_drawing_begins_at_1_and_has_the_height_of_each_node() -> None:
    """At depth 1 top and bottom are one layer; the other heights are the settings."""
    hand = charts.scene("sigmoid", charts.DRAWN).frame("en", **drawn(sigmoid_drawn_4=-2.5))
    x, y = hand.traces[0].reshape(2, -1)
    np.testing.assert_array_equal(x, charts.DEPTHS)
    np.testing.assert_array_equal(y, [0, 0, 0, -2.5, *[0] * 6])


def test_measured_line_is_nearly_straight() -> None:
    """Each layer of sigmoids takes nearly the same share, that of the theory."""
    scene = charts.scene("sigmoid", charts.MEASURED)
    frame = scene.frame("en", **drawn(sigmoid_drawn_10=-3.0))
    median = frame.traces[1]
    assert median[0] == 0
    expected = theory(SIGMOID, SIGMOID.grad, 1.0, len(charts.DEPTHS))
    np.testing.assert_allclose(np.diff(median), np.log10(expected[0] / expected[1]), atol=0.06)
    assert frame.facts[0] == "0.001" and len(scene.facts) == len(frame.facts) == 2


def test_drawing_stays_within_the_axis() -> None:
    """The measured gradients of all depths lie on the axis of the drawing."""
    median = charts.scene("sigmoid", charts.MEASURED).frame("en", **drawn()).traces[1]
    assert median.min() > charts.LOWEST and median.max() < charts.HIGHEST
