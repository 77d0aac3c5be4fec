"""The parabola and its nearest line of straight pieces."""

import numpy as np
import pytest

from core.experiments.parabola import gap, nearest_line

X = np.linspace(-1, 1, 20001)


@pytest.mark.parametrize("pieces", [1, 2, 4, 7, 16])
def test_largest_gap(pieces: int) -> None:
    """The line is off by the stated gap, as far above as below, so that no other one is nearer."""
    away = np.interp(X, *nearest_line(pieces)) - X * X
    assert [-away.min(), away.max()] == pytest.approx([gap(pieces)] * 2, rel=1e-6)


def test_gaps_that_are_said() -> None:
    """Four pieces miss by 0.031 and sixteen by 0.002, a sixteenth of that."""
    assert gap(4) == pytest.approx(0.031, abs=5e-4) and gap(16) == pytest.approx(0.002, abs=5e-5)
