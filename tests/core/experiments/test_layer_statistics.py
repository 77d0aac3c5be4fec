"""Mean shift and self-normalisation, layer by layer."""

import numpy as np
import pytest

from core.activations import ELU, GELU, RELU, SELU, SIGMOID, SWISH, TANH, Activation
from core.experiments.layer_statistics import Layers, layers


def run(
    act: Activation, variance: float, runs: int = 1, depth: int = 50, batch: int = 128
) -> Layers:
    """Seeds 0, 1, ... of the lesson's set-up."""
    return layers(map(np.random.default_rng, range(runs)), act, variance, depth, batch=batch)


@pytest.mark.parametrize(
    ("act", "variance", "mean", "std"),
    [
        (SELU, 1, -0.001, 1.011),
        (RELU, 2, 0.89, 1.455),
        (TANH, 1, -0.002, 0.089),
        (ELU, 1, -0.003, 0.048),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_fifty_layers(act: Activation, variance: float, mean: float, std: float) -> None:
    """The lesson's figures after 50 layers of width 128, seed 0."""
    found = run(act, variance)
    assert found.mean[0, -1] == pytest.approx(mean, abs=1e-3)
    assert found.std[0, -1] == pytest.approx(std, abs=1e-3)


def test_the_verdict_turns_with_the_start() -> None:
    """SELU keeps mean and variance from Var 1/n alone: not from 2/n, and ELU does not at all."""
    kinds = [run(act, c, 3).self_normalising.kind for act, c in ((SELU, 1), (SELU, 2), (ELU, 1))]
    assert kinds == ["holds", "does_not_hold", "does_not_hold"]


@pytest.mark.parametrize(
    ("act", "variance", "shift"),
    [(RELU, 2, 0.65), (GELU, 2, 0.48), (ELU, 1.55, 0.45), (SWISH, 2, 0.43), (TANH, 1, 0.05)],
    ids=lambda value: getattr(value, "name", None),
)
def test_shift_in_depth(act: Activation, variance: float, shift: float) -> None:
    """The lesson's mean shift in the tenth layer, in standard deviations."""
    found = run(act, variance, 5, 10, 256).shift[:, -1]
    assert np.median(found) == pytest.approx(shift, abs=0.06)


def test_nearer_to_zero() -> None:
    """Units of ELU are better centred than those of ReLU in every run; those of sigmoid are not."""
    elu, relu, sigmoid = (run(a, c, 5, 10) for a, c in ((ELU, 1.55), (RELU, 2), (SIGMOID, 1)))
    assert elu.nearer_to_zero(relu).kind == "holds"
    assert sigmoid.nearer_to_zero(relu).kind == "does_not_hold"
