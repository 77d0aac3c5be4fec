"""Inputs of one sign zig-zag; centring, or a batch, ends it."""

import numpy as np
import pytest

from core.activations import ELU, GELU, RELU, SIGMOID, TANH, Activation
from core.experiments.verdict import Kind
from core.experiments.zigzag import GOAL, START, path, signs


def rng() -> np.random.Generator:
    """The lesson's seed."""
    return np.random.default_rng(0)


@pytest.mark.parametrize(
    ("act", "share", "kind"),
    [
        (SIGMOID, 1, "holds"),
        (RELU, 1, "holds"),
        (TANH, 0, "does_not_hold"),
        (ELU, 0, "does_not_hold"),
        (GELU, 0, "does_not_hold"),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_sixteen_inputs(act: Activation, share: float, kind: Kind) -> None:
    """The lesson's shares of 1000 samples with all slopes of one sign."""
    found = signs(rng(), act)
    assert found.share == share
    assert found.zigzags.kind == kind


def test_the_learner_turns_the_verdict() -> None:
    """Subtracting the mean of the sigmoid ends it; a batch softens it."""
    assert signs(rng(), SIGMOID, shift=0.5).zigzags.kind == "does_not_hold"
    shares = [signs(rng(), SIGMOID, batch=b).share for b in (1, 2, 4, 32)]
    assert sorted(shares, reverse=True) == shares
    assert signs(rng(), SIGMOID, batch=4).zigzags.kind == "holds_if"


def test_paths() -> None:
    """Every step of positive inputs has one sign; only centred inputs arrive in time."""
    zig, straight = path(rng(), SIGMOID), path(rng(), TANH)
    np.testing.assert_array_equal(zig[0], START)
    steps = np.diff(zig, axis=0)
    assert (steps[:, 0] * steps[:, 1] >= 0).all()
    far = [np.linalg.norm(way[-1] - GOAL) for way in (zig, straight)]
    assert far[0] > 1 > 1e-3 > far[1]
