"""Depth of trained networks: the sigmoid loses by it, ReLU gains, with an exception."""

import numpy as np

from pages._ui.scenes import deeper as charts
from pages._ui.scenes.depth_sketch import DRAWN, MEASURED


def test_drawing_has_the_heights_of_its_nodes() -> None:
    """All four depths are drawn by hand, from one level line."""
    scene = charts.SHOWN[DRAWN]
    frame = scene.frame("en", **(scene.defaults | {"drawn_loss_5": 0.1}))
    x, y = frame.traces[0].reshape(2, -1)
    np.testing.assert_array_equal(x, charts.DEPTHS)
    np.testing.assert_array_equal(y, [0.5, 0.5, 0.1, 0.5])


def test_depth_helps_relu_and_hurts_the_sigmoid() -> None:
    """The medians are those of the text; one seed of ReLU is stuck at ten layers."""
    scene = charts.SHOWN[MEASURED]
    frame = scene.frame("en", **scene.defaults)
    _, relu, sigmoid, dots = frame.traces
    np.testing.assert_allclose(sigmoid[[0, -1]], [0.51, 0.69], atol=0.005)
    assert (np.diff(sigmoid) > 0).all() and (np.diff(relu) < 0).all()
    np.testing.assert_allclose(relu[:2], [0.25, 0.004], atol=0.002)
    last = dots.reshape(2, len(charts.SEEDS), -1)[1, :, -1]
    assert (last > 0.3).sum() == 1 and np.sort(last)[-2] < 0.01
    assert dots.min() > charts.LOWEST and sigmoid.max() < charts.HIGHEST
