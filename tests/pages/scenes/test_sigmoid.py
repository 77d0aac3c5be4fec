"""The charts of the sigmoid page: shares of 1, the slope as an area, the gradient at the output."""

import numpy as np
import pytest

from core.activations import SIGMOID
from core.analysis.sampling import GRID
from pages._ui.scenes import sigmoid as charts


@pytest.mark.parametrize("z", (-6.0, -1.0, 0.0, 2.0))
def test_area_of_the_rectangle_is_the_slope(z: float) -> None:
    """The rectangle has the shares of yes and no as its sides, and the slope as its area."""
    traces = charts.SHARES.frame("en", z=z).traces
    (x, y), (at, height) = traces[4].reshape(2, -1), traces[2]
    assert np.ptp(x) == pytest.approx(1 - np.ptp(y)) and (at, height) == (z, np.ptp(y))
    assert np.ptp(x) * np.ptp(y) == pytest.approx(SIGMOID.grad(z))


def test_a_point_multiplies_the_odds_by_e() -> None:
    """Scores 0, 1, 2 and -1 have the odds 1:1, e:1, e^2:1 and 1:e."""
    odds = [charts.SHARES.frame("en", z=z).facts[0] for z in (0.0, 1.0, 2.0, -1.0)]
    assert odds == ["1 : 1", "2.72 : 1", "7.39 : 1", "1 : 2.72"]


def test_cross_entropy_pushes_hard_where_the_answer_is_wrong() -> None:
    """At score -5 the gradient for "yes" is 0.993, with the squared error 0.013, by differences."""
    h, p = 1e-6, SIGMOID
    entropy = -(np.log(p(GRID + h)) - np.log(p(GRID - h))) / (2 * h)
    squared = ((1 - p(GRID + h)) ** 2 - (1 - p(GRID - h)) ** 2) / (2 * h)
    found = charts.EXIT.frame("en").traces
    for pushes, slope, said in zip(found, (entropy, squared), (0.993, 0.013), strict=True):
        np.testing.assert_allclose(pushes, -slope, atol=1e-8)
        assert pushes[GRID == -5] == pytest.approx(said, abs=5e-4)
