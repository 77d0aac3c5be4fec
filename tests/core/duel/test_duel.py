"""Duels: equal starts, reproducible runs, metrics and divergence."""

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest

from core.activations import TANH
from core.duel import (
    FLAT,
    OWN,
    RATES,
    STEPS,
    FinalMetrics,
    Run,
    Setup,
    best_rates,
    compare_seeds,
    record,
    repeat,
    spread,
)
from core.duel.simulation import Simulation
from core.formula import FormulaError
from core.incremental import done

SMALL = Setup(acts=("relu", "tanh"), width=8)


def run(**changes: Any) -> Run:
    """A recorded duel."""
    return done(record(replace(SMALL, **changes)))


@pytest.mark.parametrize("act", ("relu", "tanh", "elu", "gelu", "swish"))
def test_xor_is_learned(act: str) -> None:
    """Bent networks put nine of ten points of XOR on the right side."""
    found = run(acts=(act, "sigmoid"), data="xor", noise=0.05)
    assert found.accuracy[-1, 0] > 0.9 and found.loss[-1, 0] < found.loss[0, 0] / 3


def test_frames() -> None:
    """61 frames of 10 steps, the first before any step; the map is a probability."""
    found = run()
    np.testing.assert_array_equal(found.steps, np.arange(0, STEPS + 1, 10))
    assert found.field.shape == (61, 2, 1024) and found.gradient.shape == (61, 2, 2)
    assert found.field.min() >= 0 and found.field.max() <= 1
    assert ((found.dead >= 0) & (found.dead <= found.saturated + 1e-6)).all()


def test_curve_is_followed() -> None:
    """For a curve the field is y along the line, and there is no accuracy."""
    found = run(data="sine", noise=0.05)
    assert found.field.shape == (61, 2, 121) and np.isnan(found.accuracy).all()
    assert (found.loss[-1] < 0.1).all()


def test_same_setup_same_run() -> None:
    """A seed decides points, weights and batches; another one gives another run."""
    first, again, other = run(), run(), run(seed=1)
    for field in ("loss", "field", "gradient", "dead"):
        np.testing.assert_array_equal(getattr(first, field), getattr(again, field))
    assert not np.array_equal(first.loss, other.loss)


def test_contenders_do_not_touch_each_other() -> None:
    """A contender's run does not depend on who else takes part, nor on one that diverges."""
    alone = run(acts=("tanh", "relu"), own="", optimizer="sgd", rate=0.1)
    among = run(acts=("tanh", "elu"), own="exp(exp(9x))", optimizer="sgd", rate=0.1)
    assert among.diverged.tolist()[2] >= 0
    np.testing.assert_allclose(alone.loss[:, 0], among.loss[:, 0], rtol=1e-5)


def test_lock_step() -> None:
    """A function and the same function typed have the same loss in every frame."""
    found = run(acts=("relu", "tanh"), own="max(0, x)", init="he")
    np.testing.assert_allclose(found.loss[:, 2], found.loss[:, 0], rtol=1e-4, atol=1e-6)
    assert found.names == ("relu", "tanh", OWN)


def test_weights_are_the_same_up_to_the_rule() -> None:
    """All contenders of a seed start from the same draws and see the same batches."""
    simulation = Simulation(replace(SMALL, init="lecun"), [0, 1])
    for layer in simulation.net.layers:
        np.testing.assert_array_equal(layer[0], layer[1])
        assert not np.array_equal(layer[:, 0], layer[:, 1])
    x, y = next(simulation.batches)
    assert x.shape == (2, 3, 32) and y.shape == (2, 1, 32)


def test_divergence_names_the_step() -> None:
    """ELU diverges at a rate of 30: the step is recorded, and later frames are nan."""
    found = run(acts=("relu", "elu"), optimizer="sgd", rate=30.0, batch=0, width=16)
    step = int(found.diverged[1])
    assert 0 < step < 50
    late = found.steps >= step
    assert np.isnan(found.loss[late, 1]).all() and np.isfinite(found.loss[~late, 1]).all()
    assert found.diverged[0] == -1 and np.isfinite(found.loss[:, 0]).all()


def test_a_formula_without_value_diverges_at_once() -> None:
    """log(x) is nan for negative z, so the run diverges at step 0."""
    assert run(own="log(x)").diverged.tolist() == [-1, -1, 0]


def test_a_text_that_is_no_formula_is_refused() -> None:
    """A formula that cannot be parsed raises FormulaError with its position."""
    with pytest.raises(FormulaError):
        run(own="x +")


def test_sigmoid_vanishes_in_depth() -> None:
    """Ten sigmoid layers get a gradient in layer 1 100,000 times smaller than in layer 10."""
    found = run(acts=("sigmoid", "relu"), depth=10, width=32, data="spirals", optimizer="sgd")
    first, last = found.gradient[0, 0, 0], found.gradient[0, 0, -1]
    assert first < 1e-5 * last and found.gradient[0, 1, 0] > 1e-2 * found.gradient[0, 1, -1]


def test_dead_and_saturated_are_counted_on_all_points() -> None:
    """The shares are those of f' of the catalogue at every hidden z."""
    simulation = Simulation(replace(SMALL, acts=("tanh", "relu")), [3])
    metrics = simulation.metrics()
    for layer, z in enumerate(simulation.whole.z(simulation.x)):
        slopes = TANH.grad(z[0, 0])
        assert metrics.saturated[0, 0, layer] == pytest.approx(np.mean(np.abs(slopes) < FLAT))
        assert metrics.dead[1, 0, layer] == np.mean((z[1, 0] <= 0).all(axis=-1))


def test_ten_seeds_are_ten_runs() -> None:
    """Repeating trains each seed as it would be trained alone."""
    final = done(repeat(SMALL))
    assert final.loss.shape == (2, 10) and (final.diverged == -1).all()
    for seed in (0, 4):
        np.testing.assert_allclose(final.loss[:, seed], run(seed=seed).loss[-1], rtol=2e-2)


def test_results_cannot_be_written_to() -> None:
    """Arrays of a recording are read-only."""
    for result in (run(), done(repeat(SMALL))):
        for field in fields(result):
            value = getattr(result, field.name)
            assert not isinstance(value, np.ndarray) or not value.flags.writeable


def final_metrics(losses: list[list[float]]) -> FinalMetrics:
    """Final metrics of two contenders with these losses."""
    loss = np.array(losses)
    lost = np.where(np.isnan(loss), 5, -1)
    return FinalMetrics(("relu", "tanh"), loss, loss, loss, loss, loss, lost)


def test_verdict_counts_seeds() -> None:
    """The lower median wins; nine of ten seeds make it sure, eight do not."""
    nine, eight = [0.1] * 9 + [9.0], [0.1] * 8 + [9.0] * 2
    sure, unsure = (compare_seeds(final_metrics([[1.0] * 10, low])) for low in (nine, eight))
    assert (sure.best, sure.second, sure.wins, sure.sure) == ("tanh", "relu", 9, True)
    assert (unsure.best, unsure.wins, unsure.sure) == ("tanh", 8, False)


def test_a_run_that_diverged_loses() -> None:
    """Divergence is worse than any loss, and is left out of median and range."""
    found = compare_seeds(final_metrics([[np.nan] * 10, [50.0] * 10]))
    assert (found.best, found.wins) == ("tanh", 10)
    assert (
        spread(np.array([3.0, np.nan, 1.0, 2.0])).median == 2
        and spread(np.full(3, np.nan)).count == 0
    )


def test_the_shown_gradient_is_that_of_one_point() -> None:
    """The gradient of a layer is the root mean square of dL/dz over points, L a point's loss.

    For the last hidden layer of a line, dL/dz = 2 (y' - y) w f'(z), worked out here by hand.
    """
    simulation = Simulation(
        replace(SMALL, acts=("tanh", "relu"), data="sine", depth=1, noise=0.0), [0]
    )
    (first, last), x = (
        (layer[0, 0].astype(float) for layer in simulation.net.layers),
        simulation.x[0],
    )
    z = first @ x.astype(float)
    error = last[:, :-1] @ np.tanh(z) + last[:, -1:] - simulation.y[0]
    slope = 2 * error * last[:, :-1].T * (1 - np.tanh(z) ** 2)
    want = np.sqrt(np.mean(slope**2))
    assert simulation.metrics().gradient[0, 0, 0] == pytest.approx(want, rel=1e-3)


def test_an_epoch_uses_every_full_batch_once() -> None:
    """Until a new order begins, batches share no point."""
    simulation = Simulation(replace(SMALL, batch=32), [0])
    for _ in range(2):
        points = [tuple(x) for _ in range(200 // 32) for x in next(simulation.batches)[0][0, :2].T]
        assert len(points) == len(set(points)) == 192


def test_rates_of_the_contenders() -> None:
    """A contender with a rate of its own learns as in a duel in which all have that rate."""
    for optimizer in ("sgd", "momentum", "adam"):
        mixed = run(rates=(0.03, 0.003), optimizer=optimizer).loss
        relu, tanh = (run(rate=rate, optimizer=optimizer).loss for rate in (0.03, 0.003))
        np.testing.assert_allclose(mixed[:5, 0], relu[:5, 0], rtol=1e-4)
        np.testing.assert_allclose(mixed[:5, 1], tanh[:5, 1], rtol=1e-4)


def test_best_rate_has_the_lowest_final_loss() -> None:
    """Of all rates the found one gives a contender the lowest loss; diverged runs do not count."""
    setup = replace(SMALL, optimizer="sgd", acts=("relu", "elu"))
    found = done(best_rates(setup))
    runs = [run(optimizer="sgd", acts=("relu", "elu"), rate=rate) for rate in RATES]
    assert runs[-1].diverged[1] >= 0
    losses = np.array([one.loss[-1] for one in runs])
    assert found == tuple(RATES[best] for best in np.nanargmin(losses, axis=0))


def test_ranks_follow_the_loss() -> None:
    """The lowest loss of a frame has rank 1, and a contender that diverged has none."""
    found = run(acts=("relu", "elu"), optimizer="sgd", rate=30.0, batch=0)
    assert found.ranks[-1].tolist() == [1, 0] and found.ranks.shape == found.loss.shape
    both = np.isfinite(found.loss).all(axis=1)
    assert ((found.ranks[both, 0] == 1) == (found.loss[both, 0] <= found.loss[both, 1])).all()
