"""Analysis of a typed activation, by numbers alone.

    custom = CustomFunction(parse("tanh(x) + a*x", NAMES), (("a", 0.2),))
    report = analyse(custom)
    report.bounds, report.direction, report.lipschitz, report.mean, report.backward_gain

Nothing is proved: f is evaluated at probes, its kinks and jumps are sought where the formula can
have any, and its limits are extrapolated from growing x.
"""

from core.custom.function import NAMES, PARAMETERS, CustomFunction
from core.custom.presets import FIRST, GATES, PLAYFUL, PRESETS, Preset
from core.custom.report import Report, analyse
from core.custom.undefined_intervals import UndefinedInterval

__all__ = [
    "FIRST",
    "GATES",
    "NAMES",
    "PARAMETERS",
    "PLAYFUL",
    "PRESETS",
    "CustomFunction",
    "Preset",
    "Report",
    "UndefinedInterval",
    "analyse",
]
