"""Share of the input that passes an activation, and its limits at 0."""

import numpy as np
import pytest

from core.activations import (
    ALL,
    ELU,
    GELU,
    LEAKY_RELU,
    RELU,
    SIGMOID,
    STEP,
    SWISH,
    TANH,
    Activation,
)
from core.analysis.gate import TINY, gate

BESIDE = np.array([-TINY / 4, 0.0, TINY / 4])


@pytest.mark.parametrize("act", ALL, ids=lambda act: act.name)
def test_gate_times_input_is_the_function(act: Activation) -> None:
    """Away from 0, x times the gate is f(x)."""
    x = np.array([-5.0, -0.3, 1e-3, 0.7, 4.0])
    np.testing.assert_allclose(x * gate(act, x), act(x), rtol=1e-14)


@pytest.mark.parametrize(
    ("act", "half"), [(GELU, 0.5), (SWISH, 0.5), (TANH, 1.0), (ELU, 1.0)], ids=lambda v: str(v)[:9]
)
def test_gate_at_zero_is_the_slope(act: Activation, half: float) -> None:
    """The gate at 0 is f'(0), if f(0) = 0 and f' does not jump, and beside 0 it is the same."""
    np.testing.assert_allclose(gate(act, BESIDE), half)
    np.testing.assert_allclose(gate(act, [-1e-9, 1e-9]), half, atol=1e-8)


def test_gate_of_a_kink_has_a_limit_on_each_side_only() -> None:
    """ReLU's gate is shut on the left and open on the right; at 0 there is no limit."""
    np.testing.assert_array_equal(gate(RELU, BESIDE), [0.0, np.nan, 1.0])
    slope = LEAKY_RELU.params[0].default
    np.testing.assert_array_equal(gate(LEAKY_RELU, BESIDE), [slope, np.nan, 1.0])


@pytest.mark.parametrize("act", (SIGMOID, STEP), ids=lambda act: act.name)
def test_gate_has_no_limit_where_f_is_not_zero(act: Activation) -> None:
    """If f(0) is not 0 the gate grows without bound, and is nan beside 0."""
    assert np.isnan(gate(act, BESIDE)).all()
    assert gate(act, 1e-6) > 1e5


def test_gate_keeps_the_shape() -> None:
    """A number gives a number, an empty array an empty one; at infinity a finite f gives 0."""
    assert gate(RELU, 2.0).shape == () and gate(RELU, []).shape == (0,)
    np.testing.assert_array_equal(gate(RELU, [-np.inf, np.inf]), [0.0, np.nan])
