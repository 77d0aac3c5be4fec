"""Smoothness, sparsity, and second derivatives."""

import numpy as np
import pytest

from core.activations import (
    ELU,
    GELU,
    HARD_SWISH,
    LEAKY_RELU,
    MISH,
    RELU,
    SELU,
    SWISH,
    TANH,
    Activation,
)
from core.experiments.bends import bends, second_derivative


@pytest.mark.parametrize(
    ("act", "slope_jump", "bend_jump"),
    [
        (RELU, 1, 0),
        (LEAKY_RELU, 0.9, 0),
        (ELU, 0, -1),
        (SELU, -0.7074, -1.758),
        (SWISH, 0, 0),
        (GELU, 0, 0),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_jumps_at_0(act: Activation, slope_jump: float, bend_jump: float) -> None:
    """Jumps of f' and f'' at 0 are those of the formulas."""
    found = bends(np.random.default_rng(0), act, act.grad)
    assert found.slope_jump == pytest.approx(slope_jump, abs=1e-4)
    assert found.bend_jump == pytest.approx(bend_jump, abs=1e-3)


@pytest.mark.parametrize(("alpha", "jump"), [(0.5, 0.5), (2.0, -1.0)])
def test_only_one_alpha_has_no_kink(alpha: float, jump: float) -> None:
    """ELU's slope jumps by 1 - alpha."""

    def slope(x: np.ndarray) -> np.ndarray:
        return ELU.grad(x, alpha=alpha)

    assert bends(np.random.default_rng(0), ELU, slope).slope_jump == pytest.approx(jump, abs=1e-4)


@pytest.mark.parametrize(
    ("act", "falling"), [(SWISH, 0.3935), (GELU, 0.4373), (MISH, 0.4007), (RELU, 0), (ELU, 0)]
)
def test_falling(act: Activation, falling: float) -> None:
    """The share of [-6, 6] on which a function decreases."""
    found = bends(np.random.default_rng(0), act, act.grad).falling
    assert found == pytest.approx(falling, abs=2e-4)


def test_sparsity_is_false() -> None:
    """ReLU has half exact zeros and hard-swish 0.14%; Swish and GELU have none."""
    found = {act: bends(np.random.default_rng(0), act, act.grad) for act in (RELU, SWISH, GELU)}
    assert found[RELU].zeros == pytest.approx(0.5, abs=2e-3)
    assert found[SWISH].zeros == found[GELU].zeros == 0
    hard = bends(np.random.default_rng(0), HARD_SWISH, HARD_SWISH.grad)
    assert hard.zeros == pytest.approx(0.00135, abs=2e-4)


@pytest.mark.parametrize("act", [RELU, LEAKY_RELU], ids=lambda act: act.name)
def test_straight_pieces_have_no_second_derivative(act: Activation) -> None:
    """Between the kinks u'' of a net of lines is rounding alone, below 1e-6."""
    found = second_derivative(map(np.random.default_rng, range(10)), act)
    assert np.median(found.typical) < 1e-6
    assert found.usable.kind == "does_not_hold"


@pytest.mark.parametrize("act", [TANH, GELU, SWISH, ELU], ids=lambda act: act.name)
def test_curved_nets_have_one(act: Activation) -> None:
    """The median |u''| of curved nets is some tenths."""
    found = second_derivative(map(np.random.default_rng, range(10)), act)
    assert 0.1 < np.median(found.typical) < 1
    assert found.usable.kind == "holds"
    assert found.u.shape == found.bend.shape == (10, 201)
