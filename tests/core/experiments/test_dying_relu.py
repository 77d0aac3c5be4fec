"""Dying ReLU: dead units by learning rate, and remedies."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from core.activations import GELU, LEAKY_RELU, RELU, SWISH, Activation
from core.experiments.dying_relu import Autopsy, Deaths, autopsies, deaths
from core.incremental import done


def seeds(count: int) -> Iterator[np.random.Generator]:
    """The lesson's seeds."""
    return map(np.random.default_rng, range(count))


def autopsy(act: Activation, rate: float = 0.2, bias: float = 0.0, **given: Any) -> Autopsy:
    """The run of seed 0."""
    return done(autopsies(seeds(1), act, rate, bias, **given))[0]


def counted(count: int, act: Activation, rate: float = 0.2, **given: Any) -> Deaths:
    """The counts of so many seeds."""
    return deaths(done(autopsies(seeds(count), act, rate, every=0, **given)))


@pytest.mark.parametrize(
    ("act", "rate", "before", "after", "loss"),
    [
        (RELU, 0.02, 7, 7, 0.06556235501817795),
        (RELU, 0.2, 7, 46, 0.016191371977535243),
        (LEAKY_RELU, 0.2, 0, 0, 0.020402482273205354),
        (GELU, 0.2, 0, 0, 0.0024422138262883905),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_seed_0(act: Activation, rate: float, before: int, after: int, loss: float) -> None:
    """The lesson's table: dead units of the second layer and the mean square error."""
    found = autopsy(act, rate, **({"slope": 0.01} if act is LEAKY_RELU else {}))
    assert (found.dead[0, 1], found.dead[-1, 1]) == (before, after)
    assert found.loss[-1] == pytest.approx(loss, rel=1e-3)


def test_ten_seeds() -> None:
    """At 0.2 the median is three of four dead; leaky keeps all alive at no better loss."""
    relu, leaky = counted(10, RELU), counted(10, LEAKY_RELU, slope=0.01)
    assert np.median(relu.after) / 64 == pytest.approx(0.74, abs=0.03)
    assert relu.die.kind == "holds"
    assert leaky.die.kind == "does_not_hold" and not leaky.after.any()
    assert np.median(leaky.loss) == pytest.approx(0.023, rel=0.1)
    assert np.median(relu.loss) == pytest.approx(0.026, rel=0.1)


def test_the_learner_turns_the_verdict() -> None:
    """At a tenth of the learning rate hardly anything dies: the claim fails for most seeds."""
    calm = counted(5, RELU, 0.02)
    assert calm.die.kind != "holds"
    assert np.median(calm.after) / 64 < 0.13


def test_a_steeper_leak_diverges() -> None:
    """ReLU survives by dying: at 0.2 leaky ReLU with slope 0.1 diverges for some seeds."""
    steep = counted(6, LEAKY_RELU, 0.2, slope=0.1)
    assert 1 <= np.isinf(steep.loss).sum() <= 5
    run = autopsy(LEAKY_RELU, 0.2, slope=0.1)
    assert np.isinf(run.loss[-1])
    assert len(run.active) < 31


def test_a_bias_of_minus_3() -> None:
    """95% and 100% of ReLU units are dead throughout; Swish still learns."""
    relu = autopsy(RELU, 0.2, -3.0)
    np.testing.assert_array_equal(relu.dead[[0, -1]], [[61, 64], [61, 64]])
    assert autopsy(SWISH, 0.2, -3.0).loss[-1] < 0.5 * relu.loss[-1]


def test_a_bias_of_minus_3_over_seeds() -> None:
    """Alive is not enough: leaky ReLU ends where the dead ReLU does, at 0.5747 for seed 4."""
    for act, given in ((RELU, {}), (LEAKY_RELU, {"slope": 0.01})):
        found = counted(5, act, bias=-3.0, **given)
        assert found.loss[4] == pytest.approx(0.5747, abs=1e-4)
        assert np.median(found.after) == (64 if act is RELU else 0)


def test_frames() -> None:
    """A frame before the first step, after every tenth, and at the end; lines are the weights."""
    found = autopsy(RELU, steps=25)
    assert found.active.shape == (4, 2, 64)
    assert found.lines.shape == (4, 3, 64)
    assert found.loss.shape == (26,)
    z = found.points @ found.lines[-1, :2] + found.lines[-1, 2]
    np.testing.assert_array_equal(found.active[-1, 0], (z > 0).mean(axis=0))
