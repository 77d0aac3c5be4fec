"""Linear layers collapse to one affine map; the same layers with a bend do not."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.activations import ALL, LINEAR, PRELU, RELU, SQUARED_RELU, Activation
from core.experiments.linear_collapse import SPAN, collapse, deep, draw, r2, run, single

CURVED = [act for act in ALL if act is not LINEAR]


def test_ten_layers_of_64() -> None:
    """The lesson's figures, seed 0: one map to 1.4e-14, an affine fit of 1.000, and 0.752 bent."""
    result = collapse(np.random.default_rng(0))
    assert 0 < result.gap[-1] < 3e-14
    np.testing.assert_allclose(result.linear.r2, 1, rtol=0, atol=1e-12)
    assert result.bent.r2[-1] == pytest.approx(0.7516079952128627, abs=1e-9)


def test_shapes() -> None:
    """One number for each depth, and one slice of the read-out for each depth."""
    result = collapse(np.random.default_rng(3), depth=4, width=5, points=30)
    for stacked in (result.linear, result.bent):
        assert stacked.r2.shape == result.gap.shape == (4,)
        assert stacked.slices.shape == (4, SPAN.size)
        assert stacked.slices.dtype == stacked.r2.dtype == np.float64


@settings(max_examples=25)
@given(st.integers(0, 2**32), st.floats(-2, 2))
def test_slices_of_a_linear_stack_are_straight(seed: int, c: float) -> None:
    """At every depth and slope the linear stack is a line along the slice, with R² = 1."""
    result = collapse(np.random.default_rng(seed), c=c, width=16, points=60)
    bend = np.diff(result.linear.slices, 2, axis=1)
    size = np.abs(result.linear.slices).max(axis=1, keepdims=True)
    assert (np.abs(bend) <= 1e-11 * size + 1e-13).all()
    np.testing.assert_allclose(result.linear.r2, 1, rtol=0, atol=1e-6)
    assert (result.gap <= 1e-9 * max(1, abs(c)) ** 10).all()


@pytest.mark.parametrize("act", CURVED, ids=lambda act: act.name)
def test_a_bend_in_every_layer_is_no_affine_map(act: Activation) -> None:
    """No activation but the linear one is explained by an affine map, nor straight on the slice."""
    bent = collapse(np.random.default_rng(0), act, depth=4, width=32, points=300).bent
    assert (bent.r2 < 0.999).all()
    slopes = np.diff(bent.slices, axis=1)
    assert (np.ptp(slopes, axis=1) > 0.05 * np.abs(slopes).max(axis=1)).all()


def test_parameters_reach_the_activation() -> None:
    """PReLU with slope 1 is the identity, and collapses."""
    result = collapse(np.random.default_rng(0), PRELU, depth=3, a=1.0)
    np.testing.assert_array_equal(result.bent.slices, result.linear.slices)
    assert result.bent.r2 == pytest.approx(1, abs=1e-12)


def test_both_stacks_have_the_same_weights() -> None:
    """The bent stack is what ReLU makes of the weights of the linear one."""
    stack = draw(np.random.default_rng(5), 3, 8, 40)
    result = collapse(np.random.default_rng(5), depth=3, width=8, points=40)
    np.testing.assert_array_equal(result.bent.slices, run(stack, RELU).slices)
    first = np.maximum(stack.points @ stack.weights[0] + stack.biases[0], 0)
    np.testing.assert_array_equal(deep(stack, stack.points, RELU)[0], first)


def test_the_single_map() -> None:
    """Two layers with slope c are the map c² x W1 W2 + c² b1 W2 + c b2."""
    stack = draw(np.random.default_rng(5), 2, 8, 40)
    (w1, w2), (b1, b2) = stack.weights, stack.biases
    want = 0.25 * stack.points @ w1 @ w2 + 0.25 * b1 @ w2 + 0.5 * b2
    np.testing.assert_allclose(single(stack, 0.5)[1], want, rtol=0, atol=1e-13)


def test_r2_against_least_squares() -> None:
    """R² is that of the ordinary least-squares fit with a constant; a constant has 1."""
    x = np.random.default_rng(0).normal(size=(50, 3))
    h = np.abs(x @ np.ones((3, 2))) * 7
    design = np.column_stack([x, np.ones(50)])
    rest = h - design @ np.linalg.lstsq(design, h, rcond=None)[0]
    want = 1 - (rest**2).sum() / ((h - h.mean(0)) ** 2).sum()
    assert r2(x, h[None])[0] == pytest.approx(want, abs=1e-13)
    assert r2(x, np.full((2, 50, 2), 0.3)) == pytest.approx(1)
    assert r2(x, np.zeros((1, 50, 2))) == pytest.approx(1)


def test_overflow_is_nan() -> None:
    """Squared ReLU squares its scale layer by layer; past the largest float R² is nan."""
    bent = collapse(np.random.default_rng(0), SQUARED_RELU, depth=12).bent
    assert np.isfinite(bent.r2[:9]).all()
    assert np.isnan(bent.r2[-1])


def test_too_few_points() -> None:
    """With no more points than numbers to fit, everything would look affine."""
    with pytest.raises(ValueError, match="more than 65 points"):
        collapse(np.random.default_rng(0), points=65)
