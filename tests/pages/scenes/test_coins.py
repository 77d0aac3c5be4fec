"""The coins of the sigmoid page: their columns show what was measured."""

import numpy as np
import pytest

from core.experiments.calibration import BINS
from pages._ui.scenes import coins as charts


@pytest.mark.parametrize("scale", charts.SCALES)
def test_columns_show_the_measured_shares(scale: float) -> None:
    """A column has twenty coins, heads at the bottom, within half a coin of the measured share."""
    found = charts.measured(scale)
    heads, tails, promise = charts.COINS_BY_PROMISE.frame("en", score_scale=scale).traces
    shown = [~np.isnan(t.reshape(2, BINS, charts.HIGH)[1]) for t in (heads, tails)]
    full = found.count > 0
    np.testing.assert_array_equal((shown[0] ^ shown[1]).all(axis=1), full)
    share = shown[0].mean(axis=1)[full]
    assert np.abs(share - found.came_true[full]).max() <= 0.5 / charts.HIGH + 1e-9
    assert (np.diff(shown[0].astype(int), axis=1) <= 0).all()
    np.testing.assert_array_equal(promise.reshape(2, -1)[1][::3], found.said)


def test_facts_say_what_is_promised_and_what_comes_true() -> None:
    """At scale 3 all outputs are inside (0, 1), 98% is said and 83% comes true."""
    assert charts.COINS_BY_PROMISE.frame("en", score_scale=3.0).facts == (
        "4000 / 4000",
        "98%",
        "83%",
    )
