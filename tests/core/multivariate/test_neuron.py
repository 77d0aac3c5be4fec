"""One neuron: its formula, and its slopes against what really happens when a number moves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.activations import ALL, LEAKY_RELU, RELU, SIGMOID, STEP, Activation
from core.multivariate.neuron import fire

vectors = arrays(np.float64, 3, elements=st.floats(-5, 5))


def test_by_hand() -> None:
    """2 · 0.5 + (−1) · 3 + 1 = −1: ReLU says 0, leaky ReLU −0.1."""
    result = fire([2.0, -1.0], [0.5, 3.0], 1.0, LEAKY_RELU)
    np.testing.assert_array_equal(result.products, [1, -3])
    assert (result.pre_activation, result.output, result.slope) == (-1, -0.1, 0.1)
    np.testing.assert_allclose(result.d_weights, [0.2, -0.1], rtol=1e-15)
    np.testing.assert_allclose(result.d_inputs, [0.05, 0.3], rtol=1e-15)
    assert fire([2.0, -1.0], [0.5, 3.0], 1.0, RELU).output == 0


@given(vectors, vectors, st.floats(-5, 5))
def test_output_is_f_of_the_weighted_sum(x: np.ndarray, w: np.ndarray, b: float) -> None:
    """The output is f(w . x + b)."""
    result = fire(x, w, b, SIGMOID, k=2.0)
    assert result.pre_activation == pytest.approx(w @ x + b, abs=1e-12)
    assert result.output == SIGMOID(result.pre_activation, k=2.0)


@pytest.mark.parametrize("act", [a for a in ALL if a is not STEP], ids=lambda act: act.name)
def test_slopes(act: Activation) -> None:
    """A weight, an input or the bias that moves by h moves the output by h times its slope."""
    x, w, b, h = np.array([0.7, -1.2]), np.array([0.4, 0.3]), 0.21, 1e-6
    result = fire(x, w, b, act)
    for i, move in enumerate(h * np.eye(2)):
        up, down = fire(x, w + move, b, act), fire(x, w - move, b, act)
        assert result.d_weights[i] == pytest.approx((up.output - down.output) / (2 * h), abs=1e-8)
        up, down = fire(x + move, w, b, act), fire(x - move, w, b, act)
        assert result.d_inputs[i] == pytest.approx((up.output - down.output) / (2 * h), abs=1e-8)
    rise = fire(x, w, b + h, act).output - fire(x, w, b - h, act).output
    assert result.slope == pytest.approx(rise / (2 * h), abs=1e-8)


def test_many_inputs_at_once() -> None:
    """A table of inputs gives the table of what each row gives."""
    x = np.random.default_rng(0).normal(size=(2, 4, 3))
    table = fire(x, [1.0, 2.0, 3.0], -1.0, SIGMOID)
    one = fire(x[1, 2], [1.0, 2.0, 3.0], -1.0, SIGMOID)
    assert table.output.shape == (2, 4)
    assert table.d_weights.shape == table.d_inputs.shape == (2, 4, 3)
    np.testing.assert_allclose(table.d_weights[1, 2], one.d_weights, rtol=1e-14)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64, np.int64])
def test_dtype_is_that_of_the_inputs(dtype: type) -> None:
    """Float dtypes are preserved and integers become float64, for any dtype of the weights."""
    result = fire(np.ones(2, dtype), [0.5, 1.0], 0.1, SIGMOID)
    want = dtype if issubclass(dtype, np.floating) else np.float64
    assert {np.asarray(value).dtype for value in vars(result).values()} == {np.dtype(want)}


@pytest.mark.parametrize(("x", "w"), [([1.0, 2.0], [1.0]), (1.0, 1.0), (1.0, [1.0])])
def test_shapes_that_do_not_fit(x: object, w: object) -> None:
    """As many weights as inputs, or an error that names both shapes."""
    with pytest.raises(ValueError, match="must fit"):
        fire(x, w, 0.0, RELU)  # type: ignore[arg-type]
