"""ELU trains faster than ReLU under conditions."""

import numpy as np
import pytest

from core.activations import ELU, RELU
from core.experiments.race import BEST_VARIANCE, Runs, run
from core.incremental import done


def both(rate: float, depth: int = 6) -> tuple[Runs, Runs]:
    """Five seeds of each."""
    elu, relu = (
        done(run(map(np.random.default_rng, range(5)), act, BEST_VARIANCE[act.name], rate, depth))
        for act in (ELU, RELU)
    )
    return elu, relu


@pytest.mark.parametrize(
    ("rate", "elu_loss", "relu_loss"), [(0.01, 0.0267, 0.0681), (0.03, 0.0165, 0.0542)]
)
def test_six_layers(rate: float, elu_loss: float, relu_loss: float) -> None:
    """The lesson's medians of five seeds; ELU is lower for all of them."""
    elu, relu = both(rate)
    assert np.median(elu.last) == pytest.approx(elu_loss, rel=5e-3)
    assert np.median(relu.last) == pytest.approx(relu_loss, rel=5e-3)
    assert elu.faster_than(relu).kind == "holds"


def test_the_learner_turns_the_verdict() -> None:
    """At rate 0.1 ELU diverges in most seeds, and with two layers ReLU is the faster one."""
    elu, relu = both(0.1)
    assert np.median(elu.last) == np.inf
    assert np.median(relu.last) == pytest.approx(0.0307, rel=5e-3)
    assert elu.faster_than(relu).kind != "holds"
    elu, relu = both(0.03, 2)
    assert np.median(elu.last) > np.median(relu.last)
    assert elu.faster_than(relu).kind != "holds"
