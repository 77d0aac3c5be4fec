"""Accuracy of every formula against 40 digits of mpmath, over all float64 and float32 values."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import mpmath
import numpy as np
import pytest
from mpmath import mp, mpf

from core.activations import ALL, BY_NAME, Activation
from core.activations.base import Param
from core.numerics.elementwise import Formula

inf, nan = np.inf, np.nan
Exact = Callable[..., Any]


@dataclass(frozen=True)
class Truth:
    """f, f' and the parameter derivatives in the words of a textbook, for mpmath numbers.

    `exponent` is what e is raised to inside and `roundings` how often NumPy rounds on the way
    there: an exponent z that is off by one relative rounding makes e^z off by |z| of them,
    and no formula behind it can mend that.

    `angle` is the parameter that multiplies x in a wave.  The formulas of a wave also take z, for
    which z(k) is k times that product, rounded as NumPy rounds it: far out that is many turns.
    """

    f: Exact
    df: Exact
    d: dict[str, Exact] = field(default_factory=dict)
    exponent: Exact = lambda x, **_: mpf(0)
    roundings: int = 0
    angle: str = ""

    def at(self, formula: Exact, given: dict[str, Any], width: type) -> Exact:
        """Formula of x alone, for parameters and an angle that are rounded to `width`."""
        if not self.angle:
            return lambda x: formula(x, **given)
        turn = given[self.angle]
        return lambda x: formula(x, z=lambda k: angle(k * turn * x, width), **given)


def angle(z: Any, width: type) -> Any:
    """z rounded to `width`, nan where that overflows."""
    with np.errstate(over="ignore"):
        near = float(width(float(z)))
    return mpf(near) if np.isfinite(near) else mpf(nan)


def sig(z: Any) -> Any:
    return 1 / (1 + mp.exp(-z))


def bump(z: Any) -> Any:
    return mp.exp(-abs(z)) / (1 + mp.exp(-abs(z))) ** 2


def bell(x: Any) -> Any:
    return mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi)


def area(x: Any) -> Any:
    """Phi(x); mpmath itself breaks off for |x| near 1e308, far beyond the last digit."""
    return mp.ncdf(max(min(x, mpf(1000)), mpf(-1000)))


def swish_df(z: Any) -> Any:
    return sig(z) + z * bump(z)


def gelu_u(x: Any) -> Any:
    return mp.sqrt(2 / mp.pi) * (x + mpf("0.044715") * x**3)


def gelu_tanh_df(x: Any) -> Any:
    du = mp.sqrt(2 / mp.pi) * (1 + 3 * mpf("0.044715") * x**2)
    return sig(2 * gelu_u(x)) + 2 * x * du * bump(2 * gelu_u(x))


def mish_df(x: Any) -> Any:
    s = mp.log1p(mp.exp(x))
    return mp.tanh(s) + x * mp.sech(s) ** 2 * sig(x)


def waves(a: Any, z: Any) -> Any:
    """sin(z)^2 / a; 0 where z overflows, beside an x that is larger by far."""
    return mpf(0) if not a or mp.isnan(z) else mp.sin(z) ** 2 / a


def snake_dfrequency(x: Any, frequency: Any, z: Any) -> Any:
    if not frequency:
        return x * x
    return x * mp.sin(2 * z(1)) / frequency - (mp.sin(z(1)) / frequency) ** 2


mp.dps = 40
ALPHA, LAMBDA = mpf("1.6732632423543772848170429916717"), mpf("1.0507009873554804934193349852946")
QUICK = mpf("1.702")

TRUTH = {
    "step": Truth(
        lambda x, threshold: mpf(x >= threshold),
        lambda x, threshold: mpf(0),
    ),
    "linear": Truth(lambda x, c: c * x, lambda x, c: c),
    "sigmoid": Truth(
        lambda x, k, shift: sig(k * (x - shift)),
        lambda x, k, shift: k * bump(k * (x - shift)),
        exponent=lambda x, k, shift: k * (x - shift),
        roundings=2,
    ),
    "tanh": Truth(mp.tanh, lambda x: mp.sech(x) ** 2),
    "hard_sigmoid": Truth(
        lambda x: min(max(x + 3, 0), 6) / mpf(6),
        lambda x: mpf(-3 < x <= 3) / 6,
    ),
    "relu": Truth(lambda x: max(x, 0), lambda x: mpf(x > 0)),
    "relu6": Truth(lambda x: min(max(x, 0), 6), lambda x: mpf(0 < x <= 6)),
    "squared_relu": Truth(lambda x: max(x, 0) ** 2, lambda x: 2 * max(x, 0)),
    "leaky_relu": Truth(
        lambda x, slope: x if x > 0 else slope * x,
        lambda x, slope: mpf(1) if x > 0 else slope,
    ),
    "prelu": Truth(
        lambda x, a: x if x > 0 else a * x,
        lambda x, a: mpf(1) if x > 0 else a,
        {"a": lambda x, a: min(x, 0)},
    ),
    "elu": Truth(
        lambda x, alpha: x if x > 0 else alpha * mp.expm1(x),
        lambda x, alpha: mpf(1) if x > 0 else alpha * mp.exp(x),
    ),
    "selu": Truth(
        lambda x: LAMBDA * (x if x > 0 else ALPHA * mp.expm1(x)),
        lambda x: LAMBDA * (1 if x > 0 else ALPHA * mp.exp(x)),
    ),
    "celu": Truth(
        lambda x, alpha: x if x > 0 else alpha * mp.expm1(x / alpha),
        lambda x, alpha: mp.exp(min(x, 0) / alpha),
        exponent=lambda x, alpha: min(x, 0) / alpha,
        roundings=1,
    ),
    "softplus": Truth(
        lambda x, beta: max(x, 0) + mp.log1p(mp.exp(-abs(beta * x))) / beta,
        lambda x, beta: sig(beta * x),
        exponent=lambda x, beta: beta * x,
        roundings=1,
    ),
    "swish": Truth(
        lambda x, beta: x * sig(beta * x),
        lambda x, beta: swish_df(beta * x),
        {"beta": lambda x, beta: x * x * bump(beta * x)},
        exponent=lambda x, beta: beta * x,
        roundings=1,
    ),
    "hard_swish": Truth(
        lambda x: x * min(max(x + 3, 0), 6) / mpf(6),
        lambda x: mpf(0) if x <= -3 else (2 * x + 3) / mpf(6) if x <= 3 else mpf(1),
    ),
    "mish": Truth(lambda x: x * mp.tanh(mp.log1p(mp.exp(x))), mish_df),
    "gelu": Truth(lambda x: x * area(x), lambda x: area(x) + x * bell(x)),
    "gelu_tanh": Truth(
        lambda x: x * sig(2 * gelu_u(x)),
        gelu_tanh_df,
        exponent=lambda x: 2 * gelu_u(x),
        roundings=4,
    ),
    "gelu_sigmoid": Truth(
        lambda x: x * sig(QUICK * x),
        lambda x: swish_df(QUICK * x),
        exponent=lambda x: QUICK * x,
        roundings=2,
    ),
    "sine": Truth(
        lambda x, w0, z: mp.sin(z(1)),
        lambda x, w0, z: w0 * mp.cos(z(1)),
        angle="w0",
    ),
    "snake": Truth(
        lambda x, frequency, z: x + waves(frequency, z(1)),
        lambda x, frequency, z: 1 + mp.sin(z(2)),
        {"frequency": snake_dfrequency},
        angle="frequency",
    ),
}


def learned(act: Activation) -> list[tuple[Param, Formula]]:
    """Learned parameters of an activation, each with the derivative of f with respect to it."""
    return [(p, p.d) for p in act.params if p.d]


WIDTHS = pytest.mark.parametrize("width", [np.float64, np.float32], ids=["float64", "float32"])


def settings() -> list[Any]:
    """Each activation at its defaults, and with one parameter at either end of its slider."""
    cases = []
    for act in ALL:
        cases.append(pytest.param(act, act.defaults, id=act.name))
        for p in act.params:
            for value in (p.low, p.high):
                given = act.settings({p.name: value})
                cases.append(pytest.param(act, given, id=f"{act.name}-{p.name}={value:g}"))
    return cases


EVERY = pytest.mark.parametrize(("act", "given"), settings())


def points(act: Activation, given: dict[str, float], width: type) -> Any:
    """Sample of x from -max to max: dense near 0, both tails, all magnitudes, kinks, extremes."""
    info = np.finfo(width)
    sizes = np.geomspace(float(info.smallest_subnormal), float(info.max) / 2, 120)
    special = [*act.kinks(**given), act.lowest(**given), act.steepest(**given), 0.0, -40.0, 40.0]
    at = np.array([s for s in special if s is not None and np.isfinite(s)], width)
    near = [at]
    for _ in range(3):
        near += [np.nextafter(near[-1], width(inf)), np.nextafter(near[-1], width(-inf))]
    parts = [sizes, -sizes, np.linspace(-12, 12, 241), np.linspace(-760, 110, 200), *near]
    ends = [info.max, info.min, info.smallest_normal, -info.smallest_normal]
    return np.unique(np.concatenate([p.astype(width) for p in parts] + [np.array(ends, width)]))


def rounded(given: dict[str, float], width: type) -> dict[str, Any]:
    """Parameters as the formula receives them, rounded to the dtype of x."""
    return {name: mpf(float(width(value))) for name, value in given.items()}


def worst(
    x: Any,
    got: Any,
    exact: Exact,
    slack: Exact,
    root: tuple[float, float] | None = None,
    terms: Exact = lambda x: 1,
) -> tuple[float, float]:
    """The largest error, as a share of what is allowed, and the x where it is made.

    Allowed are 8 units in the last place and `slack(x)` more, where the parameters make the
    exponent inexact; absolutely 4e-16 (2.4e-7 in float32) beside the `root` (where, how far)
    of a derivative, times the size of the `terms` whose difference it is; and, where e^z is itself
    subnormal, x^2 times its coarse spacing.  nan is right only where the exact value is nan.
    """
    info = np.finfo(x.dtype)
    shares = []
    for at, value in zip(x, got, strict=True):
        u, want = mpf(float(at)), exact(mpf(float(at)))
        if mp.isnan(want) or np.isnan(value):
            shares.append(0.0 if mp.isnan(want) and np.isnan(value) else inf)
            continue
        if abs(want) > mpf(float(info.max)) * (1 + mpf(float(info.eps)) / 4):
            shares.append(0.0 if np.isinf(value) and np.sign(value) == mp.sign(want) else inf)
            continue
        size = x.dtype.type(max(abs(float(want)), info.smallest_normal))
        ulp = size - np.nextafter(size, x.dtype.type(0))
        grain = 4 * (1 + min(abs(u), 10_000)) ** 2 * float(info.smallest_subnormal)
        allowed = (8 + slack(u)) * float(ulp) + grain
        if root and abs(at - root[0]) <= root[1]:
            allowed = max(allowed, 2 * float(info.eps) * terms(abs(at)))
        shares.append(float(abs(mpf(float(value)) - want) / allowed))
    return max(shares), float(x[int(np.argmax(shares))])


def products(turn: float) -> Exact:
    """Size of x sin(turn x) / turn, four of which make the derivative of a wave by `turn`."""
    return lambda x: 4 * min(float(x) * float(x), float(x) / turn)


def slack_of(truth: Truth, given: dict[str, Any], exact_at: bool) -> Exact:
    """Additional ulp for an inexact exponent at x; none for parameters without rounding."""
    if exact_at:
        return lambda x: 0
    return lambda x: truth.roundings * min(abs(truth.exponent(x, **given)), 800)


def rounds_nothing(act: Activation, given: dict[str, float]) -> bool:
    return bool(act.params) and given == act.defaults


@WIDTHS
@EVERY
def test_f_is_exact(act: Activation, given: dict[str, float], width: type) -> None:
    """f is within 8 ulp of the exact value (more only if a parameter rounds the exponent)."""
    x, truth, known = points(act, given, width), TRUTH[act.name], rounded(given, width)
    slack = slack_of(truth, known, rounds_nothing(act, given))
    share, at = worst(x, act(x, **given), truth.at(truth.f, known, width), slack)
    assert share <= 1, f"{act.name}.f at x = {at!r} is {share:.2f} times the error allowed"


@WIDTHS
@EVERY
def test_df_is_exact(act: Activation, given: dict[str, float], width: type) -> None:
    """f' is within 8 ulp of the exact value, or within 4e-16 near its root."""
    x, truth, known = points(act, given, width), TRUTH[act.name], rounded(given, width)
    slack, flat = slack_of(truth, known, rounds_nothing(act, given)), act.lowest(**given)
    root = (0.0, inf) if truth.angle else None if flat is None else (flat, 0.5)
    share, at = worst(x, act.grad(x, **given), truth.at(truth.df, known, width), slack, root)
    assert share <= 1, f"{act.name}.df at x = {at!r} is {share:.2f} times the error allowed"


@WIDTHS
@pytest.mark.parametrize(("act", "given"), [s for s in settings() if TRUTH[s.values[0].name].d])
def test_parameter_derivatives_are_exact(
    act: Activation, given: dict[str, float], width: type
) -> None:
    """The derivative by each learned parameter is as exact as f'.

    The roots of a wave's are everywhere; its terms have the size of x sin(a x) / a.
    """
    x, truth, known = points(act, given, width), TRUTH[act.name], rounded(given, width)
    slack = slack_of(truth, known, rounds_nothing(act, given))
    root, terms = (
        ((0.0, inf), products(given[truth.angle])) if truth.angle else (None, lambda x: 1.0)
    )
    for p, d in learned(act):
        exact = truth.at(truth.d[p.name], known, width)
        share, at = worst(x, d(x, **given), exact, slack, root, terms)
        assert share <= 1, f"d {act.name} / d {p.name} at x = {at!r}: {share:.2f} times allowed"


LIMITS = {
    "step": (0, 1, 0, 0),
    "linear": (-inf, inf, 1, 1),
    "sigmoid": (0, 1, 0, 0),
    "tanh": (-1, 1, 0, 0),
    "hard_sigmoid": (0, 1, 0, 0),
    "relu": (0, inf, 0, 1),
    "relu6": (0, 6, 0, 0),
    "squared_relu": (0, inf, 0, inf),
    "leaky_relu": (-inf, inf, 0.1, 1),
    "prelu": (-inf, inf, 0.25, 1),
    "elu": (-1, inf, 0, 1),
    "selu": (-float(LAMBDA * ALPHA), inf, 0, float(LAMBDA)),
    "celu": (-1, inf, 0, 1),
    "softplus": (0, inf, 0, 1),
    **{name: (0, inf, 0, 1) for name in ("swish", "hard_swish", "mish")},
    **{name: (0, inf, 0, 1) for name in ("gelu", "gelu_tanh", "gelu_sigmoid")},
    "sine": (nan, nan, nan, nan),
    "snake": (-inf, inf, nan, nan),
}

DEGENERATE: list[tuple[str, dict[str, float], tuple[float, ...]]] = [
    ("linear", {"c": 0.0}, (0, 0, 0, 0)),
    ("linear", {"c": -2.0}, (inf, -inf, -2, -2)),
    ("leaky_relu", {"slope": 0.0}, (0, inf, 0, 1)),
    ("prelu", {"a": -1.0}, (inf, inf, -1, 1)),
    ("elu", {"alpha": 0.0}, (0, inf, 0, 1)),
    ("swish", {"beta": 0.0}, (-inf, inf, 0.5, 0.5)),
    ("snake", {"frequency": 0.0}, (-inf, inf, 1, 1)),
]


@WIDTHS
@pytest.mark.parametrize(
    ("name", "given", "limits"),
    [*((name, {}, limits) for name, limits in LIMITS.items()), *DEGENERATE],
)
def test_limits(name: str, given: dict[str, float], limits: tuple[float, ...], width: type) -> None:
    """f and f' at -inf and inf are the limits, nan if there is none; also for a line."""
    act, ends = BY_NAME[name], np.array([-inf, inf], width)
    with np.errstate(all="raise"):
        got = [*act(ends, **given), *act.grad(ends, **given)]
    assert got == [pytest.approx(v, rel=float(np.finfo(width).eps), nan_ok=True) for v in limits]


@pytest.mark.parametrize("act", ALL, ids=lambda act: act.name)
def test_finite_differences(act: Activation) -> None:
    """f' and the derivative by a learned parameter are the slope of f away from the kinks."""
    x, h = np.linspace(-6, 6, 996), 1e-6
    x = x[[np.min(np.abs(v - np.array([*act.kinks(**act.defaults), inf]))) > 1e-3 for v in x]]
    rise = (act(x + h) - act(x - h)) / (2 * h)
    np.testing.assert_allclose(act.grad(x), rise, atol=2e-8)
    for p, d in learned(act):
        up, down = ({p.name: p.default + sign * h} for sign in (1, -1))
        rise = (act(x, **up) - act(x, **down)) / (2 * h)
        np.testing.assert_allclose(d(x, **act.defaults), rise, atol=2e-8, err_msg=p.name)


def test_every_activation_has_its_truth() -> None:
    """A new activation needs an entry in TRUTH and in LIMITS, with each learned parameter."""
    assert {a.name: {p.name for p, _ in learned(a)} for a in ALL} == {
        name: set(truth.d) for name, truth in TRUTH.items()
    }
    assert LIMITS.keys() == BY_NAME.keys()
    assert mpmath.mp.dps >= 40
