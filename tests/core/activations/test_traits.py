"""Every adjective of the catalogue is true, and no true adjective is missing."""

from collections.abc import Callable

import numpy as np
import pytest

from core.activations import ALL, TRAITS, Activation

X = np.arange(-3000, 3001) / 100
FAR = np.array([-1e6, 1e6])
FINE = 1e-9


def monotone(act: Activation) -> bool:
    return bool((np.diff(act(X)) >= 0).all())


def odd(act: Activation) -> bool:
    return bool((act(-X) == -act(X)).all())


def zero_centred(act: Activation) -> bool:
    z = np.linspace(-12, 12, 24_001)
    return bool(abs(np.sum(act(z) * np.exp(-z * z / 2)) / np.sqrt(2 * np.pi) / 1000) < 1e-6)


def continuous(act: Activation) -> bool:
    return bool((np.abs(act(X + FINE) - act(X - FINE)) < 1e-6).all())


def continuously_differentiable(act: Activation) -> bool:
    return continuous(act) and bool((np.abs(act.grad(X + FINE) - act.grad(X - FINE)) < 1e-6).all())


def smooth(act: Activation) -> bool:
    """A jump in the n-th derivative makes Chebyshev coefficients fall like k^-(n+1), no faster."""
    knots = np.polynomial.chebyshev.chebpts1(301)
    coefficients = np.polynomial.chebyshev.chebfit(knots, act(5 * knots + 0.1), 300)
    return bool(np.abs(coefficients[-40:]).max() < 1e-12)


def piecewise_linear(act: Activation) -> bool:
    x, h = X + 0.005, 0.004
    bend = act(x - h) + act(x + h) - 2 * act(x)
    return continuous(act) and bool((np.abs(bend) < 1e-11).all())


def convex(act: Activation) -> bool:
    sags = [act(X - h) + act(X + h) - 2 * act(X) for h in (0.01, 0.1, 1.0, 5.0)]
    return bool((np.concatenate(sags) > -1e-12).all())


def bounded(act: Activation) -> bool:
    return bool((np.abs(act(FAR)) < 100).all())


def bounded_below(act: Activation) -> bool:
    return bool((act(FAR) > -100).all())


def saturates_left(act: Activation) -> bool:
    return bool(abs(act.grad(FAR[0])) < 1e-12)


def saturates_right(act: Activation) -> bool:
    return bool(abs(act.grad(FAR[1])) < 1e-12)


def sparse(act: Activation) -> bool:
    """Looked for where no formula underflows: GELU's cube in the exponent does so at -20."""
    zero = act(X[np.abs(X) < 15]) == 0
    return bool((np.convolve(zero, np.ones(50), "valid") == 50).any())


def lipschitz(act: Activation) -> bool:
    x = np.concatenate([X, FAR])
    return bool((np.abs(act(x + 1e-5) - act(x - 1e-5)) / 2e-5 < 10).all())


def periodic(act: Activation) -> bool:
    return _repeats(act, act)


def periodic_slope(act: Activation) -> bool:
    return _repeats(act, act.grad)


def _repeats(act: Activation, formula: Callable[..., np.ndarray]) -> bool:
    """Values are the same one period on, and not all alike."""
    period = act.period(**act.defaults) or np.nan
    return bool(np.ptp(formula(X)) > 0 and (np.abs(formula(X + period) - formula(X)) < 1e-12).all())


CHECKS: dict[str, Callable[[Activation], bool]] = {
    check.__name__: check
    for check in (
        monotone,
        odd,
        zero_centred,
        continuous,
        continuously_differentiable,
        smooth,
        piecewise_linear,
        convex,
        bounded,
        bounded_below,
        saturates_left,
        saturates_right,
        sparse,
        lipschitz,
        periodic,
        periodic_slope,
    )
}


@pytest.mark.parametrize("trait", CHECKS)
@pytest.mark.parametrize("act", ALL, ids=lambda act: act.name)
def test_traits_are_true_and_complete(act: Activation, trait: str) -> None:
    """An activation carries a trait exactly when measuring its curve finds the trait."""
    found = CHECKS[trait](act)
    advice = "add it to" if found else "remove it from"
    assert (trait in act.traits) == found, f"{trait!r}: {advice} the traits of {act.name}"


@pytest.mark.parametrize("act", ALL, ids=lambda act: act.name)
def test_only_what_keeps_turning_has_a_period(act: Activation) -> None:
    """f' rises and falls far from 0 exactly where a period is claimed, and none shorter is true."""
    x = np.linspace(20, 80, 6001)
    steps, period = np.diff(act.grad(x).round(9)), act.period(**act.defaults)
    assert ((steps > 0).any() and (steps < 0).any()) == (period is not None)
    if period:
        shorter = period / np.arange(2, 6)
        apart = [np.ptp(act.grad(X + part) - act.grad(X)) for part in shorter]
        assert min(apart) > 0.1, "claim the shortest period"


def test_every_trait_is_defined_and_checked() -> None:
    """A trait needs a definition in TRAITS and a check here; none is true, or false, of all."""
    assert TRAITS.keys() == CHECKS.keys()
    for trait in TRAITS:
        assert 0 < sum(trait in act.traits for act in ALL) < len(ALL), trait
    assert all(act.traits <= TRAITS.keys() for act in ALL)
