"""The tables that the browser scrubs, the formula written out again, and the twenty layers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.custom import FIRST, NAMES, PLAYFUL, PRESETS, CustomFunction, Preset
from core.custom.gradient_by_layer import descents
from core.custom.slider_tables import BASE, LARGEST, MAX_BREAKS, Rows, rows, y_range
from core.experiments.stack import DEPTH
from core.formula import parse, same_function, to_text

STOPS = tuple(float(v) for v in np.round(np.arange(-30, 31) / 10, 10))
every_preset = pytest.mark.parametrize("preset", (*PRESETS, *PLAYFUL), ids=lambda p: p.name)


def through(formula: str, param: str = "a", **held: float) -> Rows:
    """The rows of one parameter from -3 to 3."""
    return rows(parse(formula, NAMES), {param: 1.0} | held, param, STOPS)


def test_each_row_is_the_function_at_that_stop() -> None:
    """Row k holds f and f' with the parameter at its k-th stop, the others held."""
    part = through("tanh(a*x) + b", b=0.5)
    assert part.f.shape == part.df.shape == (len(STOPS), part.x.size)
    for k in (0, 30, 45):
        np.testing.assert_allclose(part.f[k], np.tanh(STOPS[k] * BASE) + 0.5, atol=1e-6)
        np.testing.assert_allclose(part.df[k], STOPS[k] / np.cosh(STOPS[k] * BASE) ** 2, atol=1e-6)


def test_formula_without_parameters_has_one_row() -> None:
    """There is nothing to slide, and one row to draw."""
    part = rows(parse("x^2", NAMES), {}, "", (0.0,))
    assert part.f.shape == (1, BASE.size) and part.dots == ((),)


def test_a_moving_jump_is_left_out_of_the_line() -> None:
    """The line is broken where f jumps at that stop, with an open and a filled end."""
    part = through("step(x - a)")
    for k in (10, 33):
        gap = np.flatnonzero(np.isnan(part.f[k]))
        np.testing.assert_allclose(part.x[gap], [STOPS[k]], atol=1e-6)
        ends = [(dot.y, dot.filled) for dot in part.dots[k] if dot.curve == "f"]
        assert ends == [(0.0, False), (1.0, True)]


def test_a_kink_tears_the_slope_alone() -> None:
    """f goes on through a kink, f' takes the slope on the left there."""
    part = through("max(0, x - a)")
    assert not np.isnan(part.f).any() and np.isnan(part.df).any()
    assert [(d.curve, d.y, d.filled) for d in part.dots[30]] == [
        ("df", 0.0, True),
        ("df", 1.0, False),
    ]


def test_what_has_no_value_is_not_drawn() -> None:
    """nan where there is no value, or none that fits a chart; the rest is there."""
    part = through("log(x - a)")
    assert np.isnan(part.f[30][part.x < 0]).all() and not np.isnan(part.f[30][part.x > 0.1]).any()
    tall = through("e^(e^(a*x))")
    assert np.nanmax(np.abs(tall.f)) < LARGEST


def test_large_values_are_shown() -> None:
    """Values of any size that a chart can draw keep their number, as 1e7 of x^9."""
    part = rows(parse("x^9", NAMES), {}, "", (0.0,))
    np.testing.assert_allclose(part.f[0], BASE**9, rtol=1e-6)
    np.testing.assert_allclose(part.df[0], 9 * BASE**8, rtol=1e-6)


def test_countless_jumps_are_drawn_through() -> None:
    """A formula that jumps everywhere does not grow the tables beyond bounds."""
    assert through("sign(sin(20*a*x))").x.size <= BASE.size + 3 * MAX_BREAKS


@pytest.mark.parametrize("formula", ("0", "log(-1 - x^2)", "e^(e^(9x))", "1e300*x", "1000 + x"))
def test_y_axis_always_has_a_height(formula: str) -> None:
    """The axis is never empty, holds 0, and follows f where f is far away near 0."""
    expression = parse(formula, NAMES)
    part = rows(expression, {}, "", (0.0,))
    low, high = y_range([part], expression.value(np.linspace(-1, 1, 41)))
    assert low < 0 < high and np.isfinite([low, high]).all()
    assert (high > 1000) == (formula == "1000 + x")


@every_preset
def test_written_out_is_the_same_function(preset: Preset) -> None:
    """Text with the numbers filled in reads back as the same function of x alone."""
    given = {"a": -0.37, "b": 2e-7} | dict(preset.given)
    expression = parse(preset.formula, NAMES)
    again = parse(to_text(expression, given))
    assert same_function(again, lambda x: expression.value(x, **given))


TERMS = ("x", "a", "b", "-x", "2", "e", "pi", "|x|", "x^2", "-a^2", "max(x, b)", "exp(-x)", "3x/a")


@settings(max_examples=200)
@given(
    st.recursive(
        st.sampled_from(TERMS),
        lambda inner: st.builds("({}){}({})".format, inner, st.sampled_from("+-*/^"), inner),
        max_leaves=6,
    ),
    st.floats(-3, 3).filter(lambda v: abs(v) > 1e-3),
)
def test_brackets_are_written_where_they_are_needed(formula: str, a: float) -> None:
    """However operations nest, signs and powers included, the written text means the same."""
    rounded = float(f"{a:.12g}")
    expression = parse(formula, NAMES)
    again = parse(to_text(expression, {"a": rounded, "b": 0.5}))
    x = np.linspace(-3, 3, 25)
    np.testing.assert_array_equal(again.value(x), expression.value(x, a=rounded, b=0.5))


def test_layers_follow_the_theory() -> None:
    """The measured gradients of twenty layers of tanh lie near those of infinite width."""
    for run in descents(CustomFunction(parse("tanh(x)", NAMES))):
        assert run.measured.shape == run.theory.shape == (DEPTH,)
        np.testing.assert_allclose(run.measured, run.theory, atol=0.25)


def test_equal_gains_are_run_once() -> None:
    """ReLU's two gains are both 2: one line for them, one for c = 1."""
    runs = descents(CustomFunction(parse("max(0, x)", NAMES)))
    assert [(run.kind, round(run.gain, 6)) for run in runs] == [("plain", 1), ("both", 2)]
    assert [run.kind for run in descents(CustomFunction(parse("x", NAMES)))] == ["plain"]


def test_the_found_gain_rescues_relu() -> None:
    """At c = 1 the gradient of twenty layers vanishes, at the gain found it comes through."""
    plain, kept = descents(CustomFunction(parse("max(0, x)", NAMES)))
    assert plain.flow.vanishes.kind == "holds" and 0.3 < kept.ratio < 3


def test_a_leak_carries_the_gradient() -> None:
    """The page's first function hands down more of the gradient than tanh without its leak."""
    leak, bare = (
        descents(CustomFunction(parse(FIRST.formula, NAMES), (("a", a),)))[0].ratio
        for a in (0.2, 0.0)
    )
    assert bare < 0.3 < leak


@pytest.mark.parametrize("formula", ("0", "step(x)", "log(x)", "e^(e^x)", "x^9"))
def test_layers_of_a_hopeless_function_are_met(formula: str) -> None:
    """No gradient or no number gives gaps in the line, never a warning."""
    for run in descents(CustomFunction(parse(formula, NAMES))):
        assert not np.isinf(run.measured).any()
