"""The tables that the Explorer scrubs are the catalogue's own numbers."""

import numpy as np
import pytest

from core.activations import ALL, RELU, SIGMOID, STEP, SWISH
from core.analysis.sampling import GRID, grid, slices, steps, y_range

EVERY = pytest.mark.parametrize("act", ALL, ids=lambda a: a.name)


@EVERY
def test_rows_are_the_function(act):
    """Each row is f and f' at its parameter value, to the last digits of x in float32."""
    for part in slices(act):
        row = len(part.values) // 2
        given = {part.param: part.values[row]} if part.param else {}
        kinks = act.kinks(**act.settings(given))
        away = ~np.isin(part.x, np.array([*kinks, *part.values], dtype=np.float32))
        x = part.x[away].astype(float)
        np.testing.assert_allclose(part.f[row][away], act(x, **given), rtol=2e-6, atol=3e-6)
        np.testing.assert_allclose(part.df[row][away], act.grad(x, **given), rtol=2e-6, atol=3e-6)


@EVERY
def test_lines_break_only_at_kinks(act):
    """Only a declared kink has nan, and the limits on both sides are finite."""
    for part in slices(act):
        for value, f, df in zip(part.values, part.f, part.df, strict=True):
            given = {part.param: value} if part.param else {}
            kinks = np.array(act.kinks(**act.settings(given)), dtype=np.float32)
            assert np.isin(part.x[np.isnan(f) | np.isnan(df)], kinks).all()


@EVERY
def test_every_slice_goes_through_the_present_setting(act):
    """The row of the present value is the same curve in every slice."""
    given = {p.name: p.low + 7 * p.step for p in act.params}
    parts = [s for s in slices(act, **given) if s.param]
    rows = [s.f[s.values.index(given[s.param])] for s in parts]
    curves = [np.interp(GRID[1:-1:7], s.x, r) for s, r in zip(parts, rows, strict=True)]
    for curve in curves[1:]:
        np.testing.assert_allclose(curve, curves[0], atol=1e-5)


def test_relu_slope_is_drawn_broken():
    """At 0 the slope of ReLU goes 0, gap, 1 at one and the same x."""
    part = slices(RELU)[0]
    at = np.flatnonzero(part.x == 0)
    np.testing.assert_array_equal(part.df[0][at], [0, np.nan, 1])
    np.testing.assert_array_equal(part.f[0][at], [0, 0, 0])


def test_a_moving_kink_breaks_only_its_own_row():
    """The step jumps at its threshold and nowhere else."""
    part = slices(STEP)[0]
    for value, row in zip(part.values, part.f, strict=True):
        assert part.x[np.isnan(row)] == pytest.approx([value])


def test_the_present_value_is_a_stop_of_its_slider():
    """A value between two steps, as from a number box or a link, gets its own row."""
    beta = SWISH.params[0]
    assert 1.702 in steps(beta, 1.702)
    assert list(steps(beta, 1.702)) == sorted(steps(beta, 1.702))
    assert len(steps(beta, beta.default)) == round((beta.high - beta.low) / beta.step) + 1


def test_grid_is_ascending_and_holds_each_kink():
    """A kink on or off the regular grid is hit exactly, and x never goes back."""
    x = grid((0.0, 0.123))
    assert (np.diff(x) > 0).all()
    assert {0.0, 0.123} <= set(x)


def test_kinks_beyond_the_plot_are_left_out():
    """ReLU6 bends at 6, the end of the plot: no point beyond it is drawn."""
    assert grid((6.0,))[-1] == GRID[-1]


@EVERY
def test_y_axis_holds_every_row(act):
    """No row leaves the y axis, except where it is cut at the limit."""
    parts = slices(act)
    low, high = y_range(parts)
    for part in parts:
        for table in (part.f, part.df):
            assert np.nanmin(table) >= max(low, -6.5) or low < -6.5
            assert np.nanmax(table) <= min(high, 6.5) or high > 6.5


def test_slices_cost_a_sum_and_not_a_product():
    """Two parameters give two tables."""
    assert [s.param for s in slices(SIGMOID)] == ["k", "shift"]
