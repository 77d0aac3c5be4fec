"""Activation: a function, its derivative, and tested claims about both."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import TypeVar

from numpy.typing import ArrayLike

from core.activations.program import Code, Framework
from core.numerics.elementwise import Array, Formula

T = TypeVar("T")

TRAITS: Mapping[str, str] = {
    "monotone": "f never decreases",
    "odd": "f(-x) = -f(x)",
    "zero_centred": "E f(z) = 0 for z ~ N(0, 1)",
    "continuous": "f never jumps",
    "continuously_differentiable": "neither f nor f' ever jumps",
    "smooth": "f has derivatives of every order",
    "piecewise_linear": "continuous, and straight between its kinks",
    "convex": "no chord of the graph runs below it",
    "bounded": "|f| stays below some number",
    "bounded_below": "f stays above some number",
    "saturates_left": "f'(x) tends to 0 as x goes to -inf",
    "saturates_right": "f'(x) tends to 0 as x goes to inf",
    "sparse": "f is exactly 0 on a whole interval",
    "lipschitz": "|f(a) - f(b)| <= L |a - b| for some number L",
    "periodic": "f(x + T) = f(x) for some T > 0, and f is not constant",
    "periodic_slope": "f'(x + T) = f'(x) for some T > 0, and f' is not constant",
}
"""Definition of each trait, as claimed at the default parameters."""


def always(value: T) -> Callable[..., T]:
    """Constant function of the parameters, returning `value`."""
    return lambda **_: value


@dataclass(frozen=True)
class Param:
    """Adjustable parameter of a formula, with its slider.

    `symbol` is plain text for a label.  `low`, `high` and `step` describe the slider; the formula
    itself accepts other values.  A learned parameter has its derivative `d(x, **params)`, that of
    f with respect to this number, and `latex_d`, an expression for KaTeX.
    """

    name: str
    symbol: str
    default: float
    low: float
    high: float
    step: float
    d: Formula | None = None
    latex_d: str = ""


@dataclass(frozen=True)
class Interval:
    """Interval of real numbers, open or closed at each end.

    `ends_only`: the set {low, high} instead of the interval.
    """

    low: float = -inf
    high: float = inf
    closed_low: bool = False
    closed_high: bool = False
    ends_only: bool = False

    def __contains__(self, value: float) -> bool:
        if self.ends_only:
            return value in (self.low, self.high)
        above = value >= self.low if self.closed_low else value > self.low
        below = value <= self.high if self.closed_high else value < self.high
        return above and below


REALS = Interval()


@dataclass(frozen=True)
class Activation:
    """Element-wise function, its derivative, and claims about it.

    `f(x, **params)` and `df(x, **params)` (derivative with respect to x) take floats or arrays of
    any shape, also empty.  float16, float32 and float64 keep their dtype; integers and Python
    numbers become float64.  +-inf gives the limit, or nan if there is none; nan gives nan; and no
    input warns.

    At a kink `df` takes the slope on the left, as PyTorch and JAX do for ReLU (slope 0 at 0).

    Everything that depends on parameters is a function of them.  `bounds` is the range of f: the
    smallest interval around all its values, each end closed where f reaches it.  `kinks` are the
    points between two pieces of the formula where f or f' jumps; a single value of a parameter may
    close the jump (alpha = 1 in ELU), and the kink is listed there too.
    `lowest` and `highest` are points where f attains its minimum and maximum (None if it has
    none), and `steepest` is a point of the largest f'; each is +-inf if the value is constant on a
    half-line or, for `steepest`, only approached.  `period` is that of f', None if f' is constant
    or does not repeat; of many extreme points the nearest to 0 are named.

    `worked` is the formula with numbers filled in, one text for each piece between `kinks`, a kink
    belonging to the piece on its right: `{x}` and `{name}` are numbers, `^[...]` is raised.
    `latex` and `latex_df` are complete equations for KaTeX.  `formula` is f as a learner types it,
    with a, b, c for the parameters in the order of `params`.
    `traits` are keys of TRAITS that hold at the default parameters; a test checks each one, and
    that none is missing.  `cite` is a key of refs.toml, empty without a source.
    """

    name: str
    label: str
    latex: str
    latex_df: str
    formula: str
    f: Formula
    df: Formula
    bounds: Callable[..., Interval]
    steepest: Callable[..., float]
    worked: tuple[str, ...]
    code: Code
    cite: str
    params: tuple[Param, ...] = ()
    kinks: Callable[..., tuple[float, ...]] = field(default=always(()))
    lowest: Callable[..., float | None] = field(default=always(None))
    highest: Callable[..., float | None] = field(default=always(None))
    period: Callable[..., float | None] = field(default=always(None))
    traits: frozenset[str] = frozenset()

    def __call__(self, x: ArrayLike, **given: float) -> Array:
        """f(x), with defaults for parameters that are not given; TypeError for unknown ones."""
        return self.f(x, **self.settings(given))

    def grad(self, x: ArrayLike, **given: float) -> Array:
        """f'(x), with defaults for parameters that are not given; TypeError for unknown ones."""
        return self.df(x, **self.settings(given))

    def settings(self, given: Mapping[str, float]) -> dict[str, float]:
        """All parameters by name, `given` over defaults; TypeError for an unknown name."""
        unknown = given.keys() - self.defaults.keys()
        if unknown:
            raise TypeError(f"{self.name} has no parameter {', '.join(sorted(unknown))}")
        return self.defaults | dict(given)

    @property
    def defaults(self) -> dict[str, float]:
        """The default of every parameter by name."""
        return {p.name: p.default for p in self.params}

    def program(self, framework: Framework, **given: float) -> str:
        """Source code of this function for one framework, with these parameter values."""
        return self.code.filled(framework, self.settings(given))
