"""Search for the learning rate that suits each contender of a duel best."""

import numpy as np

from core.duel.recording import trained
from core.duel.setup import Setup
from core.duel.simulation import Simulation
from core.incremental import Work

RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)


def best_rates(setup: Setup) -> Work[tuple[float, ...]]:
    """Rate of RATES that gives each contender the lowest loss after the last step.

    All rates are tried on the points, draws and batches of the set-up's seed, yielding after each
    step.  A diverged run counts as infinite loss; of equal losses the lowest rate is taken.  Raises
    FormulaError if `own` cannot be parsed.
    """
    simulation = Simulation(setup, [setup.seed] * len(RATES), np.array([RATES]))
    loss = (yield from trained(simulation)).loss
    lost = (simulation.diverged >= 0) | ~np.isfinite(loss)
    return tuple(RATES[best] for best in np.where(lost, np.inf, loss).argmin(axis=1))
