"""Duels: networks with different activations trained on the same data.

run = done(record(Setup(acts=("relu", "tanh"), data="spirals", depth=4)))
ends = done(repeat(Setup(...)))
"""

from core.duel.recording import LINE, PLANE, SEEDS, STEPS, Ends, Run, record, repeat
from core.duel.setup import FEWEST, MOST, OWN, Setup
from core.duel.simulation import FLAT, POINTS
from core.duel.verdict import Spread, Verdict, spread, verdict

__all__ = [
    "FEWEST",
    "FLAT",
    "LINE",
    "MOST",
    "OWN",
    "PLANE",
    "POINTS",
    "SEEDS",
    "STEPS",
    "Ends",
    "Run",
    "Setup",
    "Spread",
    "Verdict",
    "record",
    "repeat",
    "spread",
    "verdict",
]
