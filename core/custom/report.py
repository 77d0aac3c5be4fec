"""What is known of a learner's function once it was looked at."""

from dataclasses import dataclass
from math import inf, nan
from typing import Final

import numpy as np

from core.activations.base import Interval
from core.analysis.facts import Point
from core.custom.one_sided_limits import Break
from core.custom.undefined_intervals import Gap

ZERO: Final = 1e-9


@dataclass(frozen=True)
class Found:
    """The properties of a formula, as far as numbers show them.

    `bounds` is the range, None where f has no value at all.  `direction` is "rising", "falling",
    "constant" or "turns"; `symmetry` "odd", "even" or "".  `left`, `right` and `slope_left`,
    `slope_right` are the limits of f and f' at -inf and inf, nan where there are none.
    `saturated` are the open intervals with |f'| < 0.1, `breaks` the kinks, jumps and poles (`many`:
    there are more), `gaps` the x without a value.  `lipschitz` is the largest |f'|, inf where f
    jumps or has none, and `steepest` the place of the largest |f'| that was seen.
    `mean`, `second` and `slope_moment` are E f(z), E f(z)^2 and E f'(z)^2, z ~ N(0, 1): inf where
    that diverges, nan where it cannot be measured.
    """

    bounds: Interval | None
    direction: str
    symmetry: str
    left: float
    right: float
    slope_left: float
    slope_right: float
    saturated: tuple[Interval, ...]
    breaks: tuple[Break, ...]
    many: bool
    gaps: tuple[Gap, ...]
    lipschitz: float
    steepest: Point
    mean: float
    second: float
    slope_moment: float

    @property
    def zero_centred(self) -> bool:
        """E f(z) = 0."""
        return abs(self.mean) < ZERO

    @property
    def variance(self) -> float:
        """Var f(z); nan or inf like the moments that it is made of."""
        if not np.isfinite(self.mean) or not np.isfinite(self.second):
            return max(self.second, self.mean, key=lambda v: (np.isnan(v), abs(v)))
        return max(self.second - self.mean**2, 0.0)

    @property
    def backward_gain(self) -> float:
        """c with c E f'(z)^2 = 1: weights of variance c / n keep the gradient's scale."""
        return inverse(self.slope_moment)

    @property
    def forward_gain(self) -> float:
        """c with c E f(z)^2 = 1: weights of variance c / n keep the scale of z."""
        return inverse(self.second)


def inverse(value: float) -> float:
    """1 / value where that makes sense, else nan."""
    return 1 / value if ZERO < value < inf else nan
