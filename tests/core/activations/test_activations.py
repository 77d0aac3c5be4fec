"""Contract of all activations: shapes, dtypes, ranges, kinks, warnings."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from core.activations import ALL, BY_NAME, SWISH, Activation, Interval, Param
from core.analysis.sampling import steps

inf, nan = np.inf, np.nan
each = pytest.mark.parametrize("act", ALL, ids=lambda act: act.name)
each_slider = pytest.mark.parametrize(
    ("act", "param"),
    [pytest.param(a, p, id=f"{a.name}-{p.name}") for a in ALL for p in a.params],
)
WIDTHS = (np.float16, np.float32, np.float64)


def formulas(act: Activation) -> list[Any]:
    """f, f' and the parameter derivatives, each a function of x alone."""
    by_param = [lambda x, p=p: p.d(x, **act.defaults) for p in act.params if p.d]
    return [act, act.grad, *by_param]


def slider(param: Param) -> tuple[float, ...]:
    return steps(param, param.default)


def without_value(act: Activation, x: Any, given: dict[str, float]) -> Any:
    """Places where f is nan: nan itself and, for a wave without a limit, an infinite angle."""
    if "periodic" not in act.traits:
        return np.isnan(x)
    with np.errstate(over="ignore"):
        return ~np.isfinite(x * x.dtype.type(act.settings(given)["w0"]))


@each
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("shape", [(), (0,), (5,), (2, 3), (2, 0, 3)])
def test_shape_and_width_are_kept(act: Activation, shape: tuple[int, ...], width: type) -> None:
    """Every formula preserves shape and float dtype, also of empty and 0-d arrays."""
    x = np.full(shape, 0.7, width)
    for formula in formulas(act):
        y = formula(x)
        assert (y.shape, y.dtype) == (shape, width)


@each
def test_parameters_never_widen_x(act: Activation) -> None:
    """A parameter that is a NumPy float64 or an int leaves float32 alone."""
    for kind in (np.float64, int, np.float32):
        given: dict[str, Any] = {p.name: kind(max(p.default, 1)) for p in act.params}
        assert act(np.float32(0.5), **given).dtype == np.float32
        assert act.grad(np.ones(3, np.float32), **given).dtype == np.float32


@each
@pytest.mark.parametrize("x", [2, -2, True, [1, -2], np.arange(-3, 4), np.array([0, 9], "u1")])
def test_integers_become_float64(act: Activation, x: Any) -> None:
    """Ints, bools and lists are computed as float64, never truncated."""
    for formula in formulas(act):
        y = formula(x)
        assert y.dtype == np.float64
        np.testing.assert_array_equal(y, formula(np.asarray(x, np.float64)))


@each
@pytest.mark.parametrize("x", [1j, "1", None, [1, "a"]])
def test_other_things_are_refused(act: Activation, x: Any) -> None:
    """Complex numbers, text and None raise TypeError."""
    with pytest.raises(TypeError):
        act(x)


@each
def test_half_precision_is_rounded_once(act: Activation) -> None:
    """float16 gives the float32 result rounded, so that e^x does not overflow at x = 12."""
    x = np.linspace(-60, 60, 481).astype(np.float16)
    for formula in formulas(act):
        want = formula(x.astype(np.float32)).astype(np.float16)
        np.testing.assert_array_equal(formula(x), want)


@each
def test_nan_stays_nan(act: Activation) -> None:
    """nan gives nan, and nothing else does."""
    x = np.array([nan, -1.0, nan, 0.0, 2.0])
    for formula in formulas(act):
        assert list(np.isnan(formula(x))) == [True, False, True, False, False]


@each
def test_x_is_left_alone(act: Activation) -> None:
    """No formula writes into x, or gives x itself back."""
    x = np.linspace(-3, 3, 7)
    for formula in formulas(act):
        y = formula(x)
        assert not np.shares_memory(x, y)
        assert list(x) == [-3, -2, -1, 0, 1, 2, 3]


@each
@pytest.mark.parametrize("width", [np.float32, np.float64])
def test_nothing_warns(act: Activation, width: type) -> None:
    """From -inf to inf, at both ends of every slider, no floating-point error is raised.

    A periodic f' is nan at the ends, where it has no limit; every other value is a number.
    """
    info = np.finfo(width)
    sizes = np.geomspace(float(info.smallest_subnormal), float(info.max) / 2, 400)
    x = np.concatenate([sizes, -sizes, [0.0, -0.0, inf, -inf, info.max, info.min]]).astype(width)
    ends = [{p.name: v} for p in act.params for v in (p.low, p.high)]
    with np.errstate(all="raise"):
        for given in [{}, *ends]:
            everything = act.settings(given)
            results = [act(x, **given), act.grad(x, **given)]
            results += [p.d(x, **everything) for p in act.params if p.d]
            endless = (np.abs(x) > info.max / 10) & (act.period(**everything) is not None)
            assert not np.isnan(results)[:, ~endless].any(), f"{act.name} gives nan at {given}"


reals = hnp.arrays(
    st.sampled_from([np.float64, np.float32]),
    hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=5),
    elements=st.floats(allow_nan=True, allow_infinity=True, width=32),
)


@each
@settings(max_examples=40)
@given(data=st.data())
def test_values_stay_in_bounds(act: Activation, data: st.DataObject) -> None:
    """f stays within the stated range (up to rounding) for any x and any place of the sliders."""
    given = {p.name: data.draw(st.sampled_from(slider(p))) for p in act.params}
    x = data.draw(reals)
    y, eps = act(x, **given), float(np.finfo(x.dtype).eps)
    bounds = act.bounds(**act.settings(given))
    assert (y.shape, y.dtype) == (x.shape, x.dtype)
    nowhere = without_value(act, x, given)
    known = np.atleast_1d(y)[~np.atleast_1d(nowhere)]
    assert (known >= bounds.low - 8 * eps * abs(bounds.low)).all()
    assert (known <= bounds.high + 8 * eps * abs(bounds.high)).all()
    np.testing.assert_array_equal(np.isnan(y), nowhere)


@each
@settings(max_examples=60)
@given(a=st.floats(allow_nan=False), b=st.floats(allow_nan=False))
def test_order_and_symmetry(act: Activation, a: float, b: float) -> None:
    """Claimed order holds for any two numbers (up to 4 eps of rounding), and claimed oddness."""
    low, high = act(np.array([min(a, b), max(a, b)]))
    if "monotone" in act.traits:
        assert low <= high or low - high <= 1e-15 * abs(low)
    if "odd" in act.traits:
        np.testing.assert_array_equal(act(-a), -act(a))


OUTSIDE = np.geomspace(12, 1e4, 60)
WIDE = np.concatenate([np.linspace(-12, 12, 4801), OUTSIDE, -OUTSIDE])


@each_slider
def test_range_over_the_slider(act: Activation, param: Param) -> None:
    """At every stop of the slider the range is the smallest, closed exactly where f reaches it."""
    for value in slider(param):
        given = act.settings({param.name: value})
        bounds, low, high = act.bounds(**given), act.lowest(**given), act.highest(**given)
        named = [v for v in (low, high) if v is not None]
        y = act(np.concatenate([WIDE, named, [-inf, inf]]), **given)
        assert np.nanmin(y) == pytest.approx(bounds.low, rel=1e-14, abs=1e-300), value
        assert np.nanmax(y) == pytest.approx(bounds.high, rel=1e-14, abs=1e-300), value
        assert bounds.closed_low == (low is not None), value
        assert bounds.closed_high == (high is not None), value


@each_slider
def test_extremes_over_the_slider(act: Activation, param: Param) -> None:
    """At every stop `lowest`, `highest` and `steepest` are where no other point does better."""
    for value in slider(param):
        given = act.settings({param.name: value})
        y, slopes = act(WIDE, **given), act.grad(WIDE, **given)
        low, high, steep = act.lowest(**given), act.highest(**given), act.steepest(**given)
        assert low is None or act(low, **given) <= y.min() + 1e-15, value
        assert high is None or act(high, **given) >= y.max() - 1e-15, value
        assert act.grad(steep, **given) >= slopes.max() - 1e-15, value


@each
def test_extremes_without_a_slider(act: Activation) -> None:
    """At the defaults `lowest`, `highest` and `steepest` are where no other point does better."""
    given = act.defaults
    low, high = act.lowest(**given), act.highest(**given)
    y, bounds = act(np.append(WIDE, [-inf, inf])), act.bounds(**given)
    assert (y.min() if low is None else float(act(low))) == pytest.approx(bounds.low, rel=1e-14)
    assert (y.max() if high is None else float(act(high))) == pytest.approx(bounds.high, rel=1e-14)
    assert (bounds.closed_low, bounds.closed_high) == (low is not None, high is not None)
    assert act.grad(act.steepest(**given)) >= act.grad(WIDE).max() - 1e-15


@each_slider
def test_kinks_are_all_the_jumps(act: Activation, param: Param) -> None:
    """At every stop f and f' change smoothly everywhere except at the kinks listed."""
    for value in slider(param):
        given = act.settings({param.name: value})
        x = np.arange(-480, 481) / 80
        x = x[~np.isin(np.round(x, 9), np.round(act.kinks(**given), 9))]
        for formula in (act, act.grad):
            jump = np.abs(formula(x + 1e-9, **given) - formula(x - 1e-9, **given))
            assert jump.max() < 1e-6, (value, x[jump.argmax()])


@each_slider
def test_kinks_fall_on_twentieths(act: Activation, param: Param) -> None:
    """Every kink at every stop is a multiple of 0.05, where the plotting grid has a point."""
    for value in slider(param):
        for kink in act.kinks(**act.settings({param.name: value})):
            assert kink * 20 == pytest.approx(round(kink * 20), abs=1e-9)


@each_slider
def test_sliders_reach_their_ends(act: Activation, param: Param) -> None:
    """The default and both ends are whole steps apart, in at most 101 stops that print shortly."""
    whole = [(v - param.low) / param.step for v in (param.default, param.high)]
    assert whole == [pytest.approx(round(v), abs=1e-9) for v in whole]
    assert 20 <= len(slider(param)) <= 101
    assert param.low < param.default < param.high


def test_unknown_parameter_is_an_error() -> None:
    """A misspelt parameter raises TypeError and is named, instead of being ignored."""
    with pytest.raises(TypeError, match="swish has no parameter alpha"):
        SWISH(1.0, alpha=2.0)
    with pytest.raises(TypeError, match="alpha, k"):
        SWISH.grad(1.0, k=1.0, alpha=2.0)


def test_interval_contains_its_closed_ends_only() -> None:
    """An end belongs to an interval only where it is closed, and nan never does."""
    half = Interval(0, 1, closed_low=True)
    assert [v in half for v in (-0.1, 0, 0.5, 1, nan)] == [False, True, True, False, False]
    assert 1 in Interval(0, 1, closed_high=True)
    assert inf not in Interval()


def test_kinks_take_the_slope_on_their_left() -> None:
    """At a kink f' is the left slope, and the step has its upper value."""
    slopes = {"relu": 0, "leaky_relu": 0.1, "elu": 1, "relu6": 0, "squared_relu": 0}
    for name, slope in slopes.items():
        assert BY_NAME[name].grad(0.0) == slope, name
    assert list(BY_NAME["hard_swish"].grad([-3.0, 3.0])) == [0, 1.5]
    assert list(BY_NAME["hard_sigmoid"].grad([-3.0, 3.0])) == [0, 1 / 6]
    assert (BY_NAME["relu6"].grad(6.0), BY_NAME["elu"].grad(0, alpha=2.5)) == (1, 2.5)
    assert (BY_NAME["step"](0.0), BY_NAME["step"](-1.3, threshold=-1.3)) == (1, 1)
