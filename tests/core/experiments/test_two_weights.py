"""Two linear layers: the gradient is the slope of the loss, and moves with the data."""

from hypothesis import given
from hypothesis import strategies as st

from core.experiments.two_weights import gradient, loss

number = st.floats(-3, 3)
STEP = 1e-3


@given(number, number, number, number)
def test_gradient_is_the_slope_of_the_loss(w1: float, w2: float, x: float, target: float) -> None:
    """It is the central difference of the loss, which is exact for a parabola."""
    ends = loss(w1 + STEP, w2, x, target) - loss(w1 - STEP, w2, x, target)
    assert abs(float(ends) / (2 * STEP) - gradient(w1, w2, x, target)) < 1e-8


@given(number, number, number)
def test_gradient_is_0_where_the_error_is(w1: float, w2: float, x: float) -> None:
    """A network that is right has nothing to correct, whatever its input."""
    assert gradient(w1, w2, x, target=w2 * w1 * x) == 0
