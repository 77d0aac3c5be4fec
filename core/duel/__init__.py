"""Duels: networks with different activations trained on the same data.

run = done(record(Setup(acts=("relu", "tanh"), data="spirals", depth=4)))
metrics = done(repeat(Setup(...)))
"""

from core.duel.comparison import compare_seeds, spread
from core.duel.drawn_points import PointsError
from core.duel.learning_rates import RATES, best_rates
from core.duel.recording import EVERY, LINE, PLANE, SEEDS, STEPS, FinalMetrics, Run, record, repeat
from core.duel.setup import DRAWN, MAX_CONTENDERS, MIN_CONTENDERS, OWN, Setup
from core.duel.simulation import FLAT

__all__ = [
    "DRAWN",
    "EVERY",
    "FLAT",
    "LINE",
    "MAX_CONTENDERS",
    "MIN_CONTENDERS",
    "OWN",
    "PLANE",
    "RATES",
    "SEEDS",
    "STEPS",
    "FinalMetrics",
    "PointsError",
    "Run",
    "Setup",
    "best_rates",
    "compare_seeds",
    "record",
    "repeat",
    "spread",
]
