"""The rows of the cheat sheet: measured in the catalogue, and true of gates and of softmax."""

import numpy as np
import pytest

from core.activations import ALL, BY_NAME
from core.analysis.properties import properties
from core.analysis.summary_table import rows
from core.choose import CATALOGUE
from core.multivariate import gates
from core.multivariate.softmax import softmax

ROWS = {row.name: row for row in rows(CATALOGUE)}


def test_every_activation_has_one_row_in_teaching_order() -> None:
    """The catalogue first, then softmax, then the gates."""
    assert list(ROWS) == [*(act.name for act in ALL), "softmax", *gates.BY_NAME]


@pytest.mark.parametrize("act", ALL, ids=lambda act: act.name)
def test_row_of_an_activation_is_what_is_measured(act) -> None:
    """No slope on a fine grid is larger than the largest, and one comes close to it."""
    row, found = ROWS[act.name], properties(act)
    assert (row.bounds, row.zero_centred) == (found.bounds, found.zero_centred)
    slopes = act.grad(np.linspace(-8, 8, 160_001))
    assert slopes.max() <= row.slope + 1e-12
    assert row.slope == np.inf or slopes.max() == pytest.approx(row.slope, abs=1e-3)


@pytest.mark.parametrize("gate", gates.ALL, ids=lambda gate: gate.name)
def test_row_of_a_gate_holds(gate: gates.Gate) -> None:
    """Both signs are reached, the mean over b and -b is 0, and the slope grows with b."""
    row, a = ROWS[gate.name], np.linspace(-3, 3, 61)
    assert gate(2.0, 1e9) > 1e8 and gate(2.0, -1e9) < -1e8 and row.bounds.low == -np.inf
    np.testing.assert_array_equal(gate(a, 1.5) + gate(a, -1.5), 0)
    assert row.zero_centred and row.slope == np.inf
    assert float(gate.d_gate(1.0, 1e9)) > 1e8
    assert row.smoothness == properties(gate.act).smoothness
    np.testing.assert_allclose(gate(a, 1.0), gate.act(a))


def test_row_of_softmax_holds() -> None:
    """One output lies between 0 and 1, and its own slope is 1/4 at most, reached at 1/2."""
    row, x, h = ROWS["softmax"], np.linspace(-6, 6, 241), 1e-6

    def first(z):
        return softmax(np.stack([z, np.zeros_like(z)], axis=-1))[..., 0]

    assert all(p in row.bounds for p in first(x))
    slopes = (first(x + h) - first(x - h)) / (2 * h)
    assert slopes.max() == pytest.approx(row.slope, abs=1e-9) and x[slopes.argmax()] == 0


def test_unknown_name_is_an_error() -> None:
    """An unknown name raises KeyError."""
    with pytest.raises(KeyError):
        rows(("nonsense",))
    assert "nonsense" not in BY_NAME
