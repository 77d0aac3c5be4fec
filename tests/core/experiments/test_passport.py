"""Passports: the bend, and signal and gradient of the lesson's stack."""

import pytest

from core.activations import BY_NAME, LEAKY_RELU
from core.experiments.passport import bends, passport
from core.experiments.stack import DEPTH, MAXOUT, fate, layer, measured
from core.multivariate import gates
from core.nn.init import usual_variance


def test_only_the_straight_line_does_not_bend() -> None:
    """Of all functions and gates and maxout, the linear function alone is a straight line."""
    names = (*BY_NAME, *gates.BY_NAME, MAXOUT)
    assert [name for name in names if not bends(layer(name))] == ["linear"]


@pytest.mark.parametrize("slope", (0.999, 1.0))
def test_the_smallest_bend_counts(slope: float) -> None:
    """Leaky ReLU bends until its two slopes are the same."""
    assert bends(layer(LEAKY_RELU.name, slope=slope)) == (slope != 1)


@pytest.mark.parametrize("name", ("step", "relu", "sigmoid", MAXOUT))
def test_numbers_are_those_of_the_stack(name: str) -> None:
    """Signal and gradient are those of a stack of 20 layers at the usual variance."""
    c = 1.0 if name == MAXOUT else usual_variance(BY_NAME[name])
    found, shown = passport(name), measured(layer(name), DEPTH, c)
    assert (found.signal, found.gradient, found.c) == (shown.top, shown.bottom, c)


@pytest.mark.parametrize(
    ("name", "signal", "gradient"),
    [
        ("linear", "kept", "kept"),
        ("step", "kept", "vanished"),
        ("sigmoid", "vanished", "vanished"),
        ("relu", "kept", "kept"),
        ("swish", "vanished", "weak"),
        ("gelu", "weak", "kept"),
        (MAXOUT, "kept", "kept"),
    ],
)
def test_fates(name: str, signal: str, gradient: str) -> None:
    """The words of the passports that the pages tell."""
    found = passport(name)
    assert (fate(found.signal), fate(found.gradient)) == (signal, gradient)


@pytest.mark.parametrize("name", gates.BY_NAME)
def test_a_gate_is_not_kept(name: str) -> None:
    """A bare stack of products vanishes or overflows."""
    assert {fate(passport(name).signal), fate(passport(name).gradient)} <= {"vanished", "exploded"}


def test_an_unknown_name_is_refused() -> None:
    """A passport is measured of known functions only."""
    with pytest.raises(KeyError):
        passport("softmax")
