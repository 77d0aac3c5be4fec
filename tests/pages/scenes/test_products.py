"""Scenes of products: the pieces under the parabola, and the growth of four FFNs."""

import numpy as np
import pytest

from core.experiments.parabola import gap
from pages._ui.scenes.products import DOUBLING, FACTORS, MOST, PARABOLA


@pytest.mark.parametrize("pieces", [1, 5, MOST])
def test_kinks_and_gap_are_said(pieces: int) -> None:
    """With n pieces there are n - 1 kinks and n + 1 corners; one product has no gap."""
    frame = PARABOLA.frame("en", pieces=float(pieces))
    assert frame.facts[0] == f"{pieces - 1}" and frame.facts[2] == "0"
    assert float(frame.facts[1]) == pytest.approx(gap(pieces), abs=6e-4)
    assert np.isfinite(frame.traces[1]).sum() == 2 * (pieces + 1)


def test_lines_of_products_are_steeper() -> None:
    """At four times the input SwiGLU is above squared ReLU, and both far above GELU and ReLU."""
    swiglu, squared, gelu, relu = (line[-1] for line in DOUBLING.frame("en").traces)
    assert FACTORS[-1] == 4 and relu == pytest.approx(4) and squared == pytest.approx(16)
    assert swiglu > squared > 3 * gelu > 3 * relu
    assert DOUBLING.figure("en")["layout"]["yaxis"]["range"][1] > swiglu
