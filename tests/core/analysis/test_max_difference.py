"""Largest difference of two functions: value, position, empty intervals."""

import numpy as np
import pytest

from core.activations import GELU, GELU_SIGMOID, GELU_TANH, SIGMOID, SWISH
from core.activations.base import Activation
from core.analysis.max_difference import largest_difference


@pytest.mark.parametrize(
    ("form", "where", "size"),
    [(GELU_TANH, 2.699, 4.732e-4), (GELU_SIGMOID, 2.270, 2.0335e-2)],
    ids=lambda form: getattr(form, "name", ""),
)
def test_errors_of_the_two_forms_of_gelu(form: Activation, where: float, size: float) -> None:
    """The tanh form is off by 4.732e-4 at most, the sigmoid form by 2.0335e-2."""
    found = largest_difference(form, GELU, 0, 8)
    assert found.x == pytest.approx(where, abs=5e-4)
    assert found.value == pytest.approx(size, rel=1e-4)


def test_error_is_the_same_on_the_other_side() -> None:
    """All forms differ from x/2 by an even function, so |x| says where."""
    right, left = (
        largest_difference(GELU_TANH, GELU, 0, 8),
        largest_difference(GELU_TANH, GELU, -8, 0),
    )
    assert left.x == pytest.approx(-right.x, abs=1e-5)
    assert left.value == pytest.approx(right.value, rel=1e-9)


def test_largest_gap_between_swish_and_gelu() -> None:
    """Swish and GELU are 0.193001987980 apart at 1.965468964093, and no further."""
    found = largest_difference(SWISH, GELU, 0, 8)
    assert found.value == pytest.approx(0.193001987980, rel=1e-11)
    assert found.x == pytest.approx(1.965468964093, abs=1e-5)


def test_gap_may_lie_at_an_end() -> None:
    """Functions that diverge differ most at an end of the interval."""
    found = largest_difference(np.negative, np.positive, -1, 3)
    assert (found.x, found.value) == (3.0, 6.0)


def test_function_is_not_apart_from_itself() -> None:
    """A function differs from itself by 0."""
    assert largest_difference(SIGMOID, SIGMOID, -4, 4).value == 0


def test_empty_interval_is_refused() -> None:
    """An empty interval raises ValueError."""
    with pytest.raises(ValueError, match="less than"):
        largest_difference(SWISH, GELU, 1, 1)
