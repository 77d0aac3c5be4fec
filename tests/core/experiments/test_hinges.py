"""A sum of rectified units draws a curve the better, the more units it has."""

import numpy as np
import pytest

from core.experiments.hinges import HIGH, LOW, target, through

X = np.linspace(LOW, HIGH, 1001)


@pytest.mark.parametrize("units", [1, 3, 8, 24])
def test_sum_meets_the_curve_at_its_knots(units: int) -> None:
    """It is the line through `units` + 1 points of the curve, straight in between."""
    knots = np.linspace(LOW, HIGH, units + 1)
    np.testing.assert_allclose(through(units)(X), np.interp(X, knots, target(knots)), atol=1e-12)


def test_more_units_come_closer() -> None:
    """Doubling the units at least halves the largest distance, from six units on."""
    apart = [np.abs(through(n)(X) - target(X)).max() for n in (6, 12, 24)]
    assert apart[1] < apart[0] / 2 and apart[2] < apart[1] / 2


def test_a_hill_needs_a_negative_weight() -> None:
    """Some unit subtracts, since the curve turns down again."""
    assert (through(8).weights < 0).any()
