"""Row of one activation in the comparison table: properties and computing time."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from statistics import median
from time import perf_counter

import numpy as np

from core.activations import RELU, Activation
from core.activations.base import Interval
from core.analysis.facts import Facts, facts, mean
from core.numerics.elementwise import Array

DISCONTINUOUS, C0, C1, SMOOTH = "discontinuous", "C^0", "C^1", "C^inf"
CLASSES = (DISCONTINUOUS, C0, C1, SMOOTH)
"""Smoothness classes, roughest first."""

PLACES = np.arange(-512, 513) / 64
"""Points that are searched for a corner of f', in addition to the declared kinks."""

NEAR = 2.0**-20
CORNER = 1e-2
"""Smallest jump of f'' that counts; a smooth f' gives at most 1e-4 over NEAR."""

CENTRED = 1e-12

ELEMENTS = 100_000
ROUNDS = 3
ENOUGH = 0.03


@dataclass(frozen=True)
class Properties:
    """Properties of one activation at given parameters.

    `mean` and `variance` are those of f(z) for z ~ N(0, 1).  `zero_centred`: |mean| < 1e-12.
    `smoothness` is one of CLASSES.
    """

    bounds: Interval
    monotone: bool
    zero_centred: bool
    smoothness: str
    lipschitz: float
    mean: float
    variance: float


@dataclass(frozen=True)
class Cost:
    """Nanoseconds per element on this machine, and the ratio to ReLU."""

    f: float
    df: float
    f_to_relu: float
    df_to_relu: float


def properties(act: Activation, **given: float) -> Properties:
    """Properties of `act` at `given`, with defaults for the rest; cached."""
    return _measured(act, tuple(act.settings(given).items()))


@lru_cache(maxsize=4096)
def _measured(act: Activation, setting: tuple[tuple[str, float], ...]) -> Properties:
    given = dict(setting)
    known = facts(act, **given)
    squared = replace(act, f=lambda x, **more: act.f(x, **more) ** 2)
    return Properties(
        bounds=known.bounds,
        monotone=known.monotone,
        zero_centred=abs(known.mean) < CENTRED,
        smoothness=_smoothness(act, known, given),
        lipschitz=known.lipschitz,
        mean=known.mean,
        variance=max(mean(squared, **given) - known.mean**2, 0.0),
    )


def _smoothness(act: Activation, known: Facts, given: dict[str, float]) -> str:
    """Class by the first of f, f', f'' that jumps; no higher derivative in the catalogue does."""
    if any(k.f_left != k.f_right for k in known.kinks):
        return DISCONTINUOUS
    if known.kinks:
        return C0
    return C1 if np.max(np.abs(_bends(act, given))) > CORNER else SMOOTH


def _bends(act: Activation, given: dict[str, float]) -> Array:
    """Change of f'' across each point: (f'(x + h) - 2 f'(x) + f'(x - h)) / h.

    This is about h f''' where f' is smooth, and the jump of f'' at a corner of f'.
    """
    x = np.union1d(PLACES, act.kinks(**given))
    left, here, right = (act.grad(x + h, **given) for h in (-NEAR, 0.0, NEAR))
    return (left - 2 * here + right) / NEAR


def cost(
    act: Activation,
    rng: np.random.Generator,
    clock: Callable[[], float] = perf_counter,
    **given: float,
) -> Cost:
    """Time f and f' of `act` at `given` on 100,000 numbers from N(0, 1), alternating with ReLU.

    Medians of at least 3 rounds and at least 30 ms; `clock` returns seconds.
    """
    x = rng.normal(size=ELEMENTS)
    calls: tuple[Callable[[], Array], ...] = (
        lambda: act(x, **given),
        lambda: act.grad(x, **given),
        lambda: RELU(x),
        lambda: RELU.grad(x),
    )
    rounds: list[list[float]] = []
    until = clock() + ENOUGH
    while len(rounds) < ROUNDS or clock() < until:
        rounds.append([_nanoseconds(call, clock) for call in calls])
    f, df, relu, relu_df = (median(column) for column in zip(*rounds, strict=True))
    return Cost(f, df, f / relu, df / relu_df)


def _nanoseconds(call: Callable[[], Array], clock: Callable[[], float]) -> float:
    started = clock()
    call()
    return (clock() - started) / ELEMENTS * 1e9
