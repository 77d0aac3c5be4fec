"""The bars of the six functions: what their stacks leave after ten layers."""

import numpy as np
import pytest

from core.experiments.stack import KEPT
from pages._ui.scenes import towers as charts
from pages._ui.scenes.stack import default_of, measured


@pytest.mark.parametrize("layers", [5, 10, 20])
def test_bars_end_at_the_medians(layers: int) -> None:
    """The upper bar of each row is the signal at the top, the lower one the gradient below."""
    frame = charts.TOWERS.frame("en", layers=layers)
    signal, gradient = (table.reshape(2, -1, 3)[0, :, 1] for table in frame.traces[:2])
    for k, name in enumerate(charts.SIX):
        run = measured(name, layers, 1.0, default_of(name))
        ends = np.maximum(np.log10([run.top, run.bottom]), charts.LOWEST)
        assert (signal[k], gradient[k]) == pytest.approx(tuple(ends))


def test_three_of_six_keep_less_than_a_tenth() -> None:
    """After ten layers with Var w = 1/n: sigmoid, ReLU and leaky ReLU, on the page in words."""
    weak = {
        name for name in charts.SIX if measured(name, 10, 1.0, default_of(name)).bottom < KEPT[0]
    }
    assert weak == {"sigmoid", "relu", "leaky_relu"}


@pytest.mark.parametrize(
    ("name", "layers", "own", "signal", "gradient"),
    [
        ("sigmoid", 10, None, 4.5e-7, 1.9e-6),
        ("tanh", 10, None, 0.22, 0.28),
        ("relu", 10, None, 0.012, 0.041),
        ("leaky_relu", 20, 1.0, 0.93, 0.96),
        ("leaky_relu", 20, 0.5, 0.0054, 0.0104),
        ("maxout", 20, None, 0.25, 0.97),
    ],
)
def test_numbers_in_words(
    name: str, layers: int, own: float | None, signal: float, gradient: float
) -> None:
    """Ratios that the pages and questions of the gallery, of the bend and of maxout state."""
    run = measured(name, layers, 1.0, default_of(name) if own is None else own)
    assert (run.top, run.bottom) == pytest.approx((signal, gradient), rel=0.06)
