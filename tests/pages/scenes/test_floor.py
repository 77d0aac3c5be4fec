"""The left end of ELU beside a logarithm: what the text says of both at -10."""

import numpy as np
import pytest

from core.activations import ELU
from pages._ui.scenes.floor import FLOOR, X, mirrored_log


def test_only_the_exponential_has_a_floor() -> None:
    """At -10 the logarithm is at -2.4 and falls on, and ELU has 5 parts in 100,000 left to go."""
    elu, log = FLOOR.frame("en").traces
    assert X[0] == -10 and log[0] == pytest.approx(-2.4, abs=0.01)
    assert elu[0] + 1 == pytest.approx(4.5e-5, rel=0.02)
    assert np.diff(log[:2])[0] > 100 * np.diff(elu[:2])[0] > 0


def test_both_leave_zero_alike() -> None:
    """At 0 both have value 0 and slope 1, so that only their left ends tell them apart."""
    h = 1e-6
    for f in (ELU, mirrored_log):
        left, right = np.asarray(f(np.array([-h, h])))
        assert [left / -h, right / h] == pytest.approx([1, 1], abs=1e-5)
