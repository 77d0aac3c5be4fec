"""A learner's own activation: what can be found out about any formula, by numbers alone.

    own = Own(parse("tanh(x) + a*x", NAMES), (("a", 0.2),))
    found = find(own)
    found.bounds, found.direction, found.lipschitz, found.mean, found.backward_gain

Nothing is proved here: the function is looked at on a grid, its kinks and jumps are sought where
the formula can have any, and its limits are read off a row of growing numbers.
"""

from core.own.breaks import breaks
from core.own.find import find
from core.own.found import Found
from core.own.gaps import Gap
from core.own.own import NAMES, PARAMETERS, Own
from core.own.presets import FIRST, PLAYFUL, PRESETS, Preset
from core.own.sides import Break
from core.own.written import written

__all__ = [
    "FIRST",
    "NAMES",
    "PARAMETERS",
    "PLAYFUL",
    "PRESETS",
    "Break",
    "Found",
    "Gap",
    "Own",
    "Preset",
    "breaks",
    "find",
    "written",
]
