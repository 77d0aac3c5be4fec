"""Two wirings of a gate: the first depends on the signal alone, the second on another value."""

import numpy as np

from core.activations import SIGMOID, SWISH
from pages._ui.scenes.wirings import LEAF, WIRINGS


def numbers(x: float, a: float) -> list[float]:
    """Both products, as they stand above the pipes."""
    shown: list[float] = WIRINGS.frame("en", x=x, a=a).traces[5][-2:].tolist()
    return shown


def test_products_are_those_of_both_gates() -> None:
    """Swish gives x sigma(x), whatever a is; the other gate gives x sigma(a)."""
    for x, a in ((2.0, -3.0), (-1.0, 4.0)):
        np.testing.assert_allclose(numbers(x, a), [SWISH(x), x * SIGMOID(a)])
    assert numbers(2.0, -3.0)[0] == numbers(2.0, 3.0)[0]


def test_leaves_open_by_the_share_that_passes() -> None:
    """The gap between both leaves is the share of the pipe's width that the gate lets through."""
    x = np.split(WIRINGS.frame("en", x=1.0, a=-1.0).traces[1], 2)[0].reshape(4, 3)[:, 1]
    gaps = (x[1::2] - x[::2]) / (2 * LEAF)
    np.testing.assert_allclose(gaps, SIGMOID(np.array([1.0, -1.0])))
