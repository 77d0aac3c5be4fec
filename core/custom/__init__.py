"""A learner's own activation: what can be found out about any formula, by numbers alone.

    own = Own(parse("tanh(x) + a*x", NAMES), (("a", 0.2),))
    found = analyse(own)
    found.bounds, found.direction, found.lipschitz, found.mean, found.backward_gain

Nothing is proved here: the function is looked at on a grid, its kinks and jumps are sought where
the formula can have any, and its limits are read off a row of growing numbers.
"""

from core.custom.analyse import analyse
from core.custom.breaks import breaks
from core.custom.function import NAMES, PARAMETERS, Own
from core.custom.one_sided_limits import Break
from core.custom.presets import FIRST, PLAYFUL, PRESETS, Preset
from core.custom.report import Found
from core.custom.undefined_intervals import Gap

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
    "analyse",
    "breaks",
]
