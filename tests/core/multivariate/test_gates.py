"""The gated linear units: the lesson's values, both partial derivatives, and LLaMA's widths."""

from collections.abc import Callable
from typing import Any

import mpmath
import numpy as np
import pytest

from core.activations import SQUARED_RELU, SWISH
from core.multivariate.gates import (
    ALL,
    BILINEAR,
    BY_NAME,
    GEGLU,
    GLU,
    REGLU,
    SWIGLU,
    Gate,
    hidden_steps,
)

inf, nan = np.inf, np.nan
each = pytest.mark.parametrize("gate", ALL, ids=lambda gate: gate.name)
GRID = np.linspace(-30, 30, 601) + 0.003
VALUES = np.array([-3.0, -0.5, 0.0, 1.0, 7.0])


def sigma(a: Any) -> Any:
    """The sigmoid, in as many digits as mpmath works with."""
    return 1 / (1 + mpmath.exp(-a))


EXACT: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "glu": (sigma, lambda a: sigma(a) * sigma(-a)),
    "reglu": (lambda a: max(a, 0), lambda a: mpmath.mpf(a > 0)),
    "geglu": (lambda a: a * mpmath.ncdf(a), lambda a: mpmath.ncdf(a) + a * mpmath.npdf(a)),
    "swiglu": (lambda a: a * sigma(a), lambda a: sigma(a) * (1 + a * sigma(-a))),
    "bilinear": (lambda a: a, lambda a: mpmath.mpf(1)),
}


@pytest.mark.parametrize(
    ("gate", "want"),
    [
        (GLU, (1.46211715726, 0.53788284274, -2.64239123393)),
        (REGLU, (2, 0, -6)),
        (GEGLU, (1.68268949214, -0.317310507863, -5.86349920831)),
        (SWIGLU, (1.46211715726, -0.53788284274, -5.28478246787)),
        (BILINEAR, (2, -2, -6)),
    ],
    ids=lambda case: getattr(case, "name", ""),
)
def test_worked_examples(gate: Gate, want: tuple[float, ...]) -> None:
    """The lesson's values at (1, 2), (-1, 2) and (2, -3), to 12 digits."""
    np.testing.assert_allclose(gate([1, -1, 2], [2, 2, -3]), want, rtol=4e-12)


@each
def test_exact_to_a_few_ulp(gate: Gate) -> None:
    """f and d_value are within 8.5 ulp of the formula, d_gate too or within 4e-16 near its root."""
    got = [gate.f(GRID, 3.0), gate.d_gate(GRID, 3.0), gate.d_value(GRID, 3.0)]
    act, slope = EXACT[gate.name]
    with mpmath.workdps(60):
        exact = [(act(mpmath.mpf(a)), slope(mpmath.mpf(a))) for a in GRID]
        want = [[3 * f for f, _ in exact], [3 * d for _, d in exact], [f for f, _ in exact]]
        for ours, true, spare in zip(got, want, (0, 12e-16, 0), strict=True):
            for a, y, t in zip(GRID, ours, true, strict=True):
                bound = max(8.5 * np.spacing(abs(float(t))), spare)
                assert abs(mpmath.mpf(float(y)) - t) <= bound, f"{gate.name} at a = {a}"


@each
@pytest.mark.parametrize("b", VALUES)
def test_derivatives_are_the_slopes(gate: Gate, b: float) -> None:
    """d_gate and d_value are what the output does when a or b moves, away from the kink."""
    h = 1e-6
    in_a = (gate.f(GRID + h, b) - gate.f(GRID - h, b)) / (2 * h)
    np.testing.assert_allclose(gate.d_gate(GRID, b), in_a, rtol=1e-7, atol=1e-7)
    in_b = (gate.f(GRID, b + h) - gate.f(GRID, b - h)) / (2 * h)
    np.testing.assert_allclose(gate.d_value(GRID, b), in_b, rtol=1e-7, atol=1e-7)


@each
def test_linear_in_the_value(gate: Gate) -> None:
    """Twice the value gives twice the output: the gate alone is non-linear."""
    np.testing.assert_array_equal(gate(GRID, 2 * GRID), 2 * gate(GRID, GRID))


def test_tied_weights() -> None:
    """With gate = value, ReGLU is the squared ReLU and SwiGLU is x times Swish."""
    np.testing.assert_allclose(REGLU(GRID, GRID), SQUARED_RELU(GRID), rtol=1e-15)
    np.testing.assert_allclose(SWIGLU(GRID, GRID), GRID * SWISH(GRID), rtol=1e-15)


def test_glu_and_swiglu_meet_at_one() -> None:
    """swish(1) = sigma(1), so GLU and SwiGLU agree at a = 1."""
    np.testing.assert_allclose(GLU(1, VALUES), SWIGLU(1, VALUES), rtol=1e-15)


@pytest.mark.parametrize("gate", (GLU, REGLU, GEGLU, SWIGLU), ids=lambda gate: gate.name)
def test_limits(gate: Gate) -> None:
    """A gate at -inf is shut and one at +inf wide open; nan in a factor gives nan."""
    assert gate(-inf, 3.0) == 0
    assert gate(inf, -3.0) == (-3 if gate is GLU else -inf)
    assert gate.d_gate(-inf, 3.0) == 0
    assert gate.d_gate(inf, 3.0) == (0 if gate is GLU else 3)
    assert np.isnan([gate(nan, 1.0), gate(1.0, nan), gate(-inf, inf)]).all()
    assert np.isnan([gate.d_gate(nan, 1.0), gate.d_gate(1.0, nan), gate.d_value(nan, 1.0)]).all()


def test_reglu_kink() -> None:
    """ReGLU takes the slope on the left at 0, as ReLU does."""
    assert REGLU.d_gate(0.0, 5.0) == 0


@each
@pytest.mark.parametrize(
    "shapes", [((), ()), ((4,), (4,)), ((2, 1), (3,)), ((0,), (0,)), ((), (3,))]
)
def test_shapes(gate: Gate, shapes: tuple[tuple[int, ...], tuple[int, ...]]) -> None:
    """a and b broadcast, and all three results have the common shape."""
    a, b = (np.ones(shape) for shape in shapes)
    want = np.broadcast_shapes(*shapes)
    assert {np.shape(g(a, b)) for g in (gate.f, gate.d_gate, gate.d_value)} == {want}


@each
@pytest.mark.parametrize("dtype", (np.float16, np.float32, np.float64, np.int64))
def test_dtype_is_kept(gate: Gate, dtype: type) -> None:
    """Floats keep their type and whole numbers become float64."""
    a: np.ndarray = np.array([-1, 0, 2], dtype)
    want = dtype if issubclass(dtype, np.floating) else np.float64
    assert {g(a, a).dtype for g in (gate.f, gate.d_gate, gate.d_value)} == {np.dtype(want)}


def test_names() -> None:
    """Every gate is found by its name, in teaching order, with a formula."""
    assert list(BY_NAME) == ["glu", "reglu", "geglu", "swiglu", "bilinear"]
    assert tuple(BY_NAME.values()) == ALL
    assert all(gate.label and gate.latex for gate in ALL)


@pytest.mark.parametrize(
    ("given", "want"),
    [
        ((4096,), 11008),
        ((5120,), 13824),
        ((8192, 4096, 1.3), 28672),
        ((4096, 1024, 1.3), 14336),
        ((3, 1), 8),
    ],
)
def test_hidden_size(given: tuple[Any, ...], want: int) -> None:
    """LLaMA's published widths: 7B, 13B, LLaMA-2 70B, LLaMA-3 8B; and 8/3 of 3 is 8."""
    assert hidden_steps(*given)[-1] == want


@pytest.mark.parametrize("given", [(0,), (-4,), (64, 0), (64, 256, 0.0)])
def test_hidden_size_refuses_nothing(given: tuple[Any, ...]) -> None:
    """A width, multiple or factor that is not positive is an error."""
    with pytest.raises(ValueError, match="must all be positive"):
        hidden_steps(*given)
