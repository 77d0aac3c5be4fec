"""The block tower: its gradient is the true one, and the two switches do what the page says."""

from functools import cache

import numpy as np
import pytest

from core.experiments.block_tower import BLOCKS, MIDDLE, Switches, block_tower
from core.experiments.layer_norm import layer_norm
from core.experiments.stack import BATCH, KEPT, SEEDS, WIDTH, Stack, fate, layer
from core.incremental import done
from core.numerics.elementwise import Array

NEITHER, SKIP = Switches(skip=False, norm=False), Switches(skip=True, norm=False)
NORM, BOTH = Switches(skip=False, norm=True), Switches(skip=True, norm=True)
every_setting = pytest.mark.parametrize("on", (NEITHER, SKIP, NORM, BOTH), ids=str)


@cache
def measured(function: str, on: Switches) -> Stack:
    """All seeds of the lesson."""
    rngs = [np.random.default_rng(seed) for seed in range(SEEDS)]
    return done(block_tower(rngs, layer(function), on))


@pytest.mark.parametrize(
    ("function", "on", "top", "bottom"),
    [
        ("gelu", NEITHER, 1.3e-6, 2.6e-6),
        ("gelu", SKIP, 30, 47),
        ("gelu", NORM, 0.27, 1.5),
        ("gelu", BOTH, 2.6, 2.8),
        ("relu", NEITHER, 3.9e-4, 1.6e-3),
        ("relu", SKIP, 30, 45),
        ("relu", NORM, 0.12, 0.75),
        ("relu", BOTH, 2.4, 2.8),
        ("sigmoid", NEITHER, 2.2e-13, 1.0e-12),
        ("sigmoid", SKIP, 1.3, 1.3),
        ("sigmoid", NORM, 3.3e-9, 1.6e-8),
        ("sigmoid", BOTH, 1.2, 1.15),
        ("swiglu", NEITHER, 0, 0),
        ("swiglu", SKIP, np.inf, np.inf),
        ("swiglu", NORM, 0.59, 1600),
        ("swiglu", BOTH, 2.8, 6.2),
    ],
)
def test_signal_and_gradient(function: str, on: Switches, top: float, bottom: float) -> None:
    """The medians of six seeds are those on which the pages rest."""
    found = measured(function, on)
    assert found.top == pytest.approx(top, rel=0.04)
    assert found.bottom == pytest.approx(bottom, rel=0.04)


def test_only_both_switches_keep_every_function() -> None:
    """GELU, ReLU and the sigmoid are all kept with both switches, and with neither one alone."""

    def kept(on: Switches) -> set[str]:
        names = ("gelu", "relu", "sigmoid")
        found = {name: (measured(name, on).top, measured(name, on).bottom) for name in names}
        return {name for name in names if all(fate(ratio) == "kept" for ratio in found[name])}

    assert kept(BOTH) == {"gelu", "relu", "sigmoid"}
    assert kept(SKIP) == {"sigmoid"} and kept(NORM) == {"gelu", "relu"}
    assert kept(NEITHER) == set() and KEPT == (0.1, 10)


def one_block(h: Array, up: Array, down: Array, function: str, on: Switches) -> Array:
    """A block as the formula has it."""
    out = layer(function).f((layer_norm(h)[0] if on.norm else h) @ up) @ down
    return h + out if on.skip else out


@every_setting
@pytest.mark.parametrize("function", ["gelu", "swiglu"])
def test_both_passes_are_those_of_the_formula(function: str, on: Switches) -> None:
    """The signal is that of h + W2 f(W1 norm(h)); the gradient that which differences give."""
    rng, shown = np.random.default_rng(0), layer(function)
    middle = MIDDLE[shown.pieces]
    first = rng.normal(0, WIDTH**-0.5, (BLOCKS, WIDTH, shown.pieces * middle))
    second = rng.normal(0, middle**-0.5, (BLOCKS, middle, WIDTH))
    h: list[Array] = [rng.normal(size=(BATCH, WIDTH))]
    top = rng.normal(size=(BATCH, WIDTH))
    found = done(block_tower([np.random.default_rng(0)], shown, on))
    with np.errstate(all="ignore"):
        for up, down in zip(first, second, strict=True):
            h.append(one_block(h[-1], up, down, function, on))
        spread = np.array([np.sqrt(np.mean(outputs.var(axis=0))) for outputs in h])
        finite = np.isfinite(found.signal[0])
        np.testing.assert_allclose(found.signal[0, finite], (spread[1:] / spread[0])[finite])
        if not 0 < np.abs(h[-2]).mean() < np.inf:
            assert found.gradient[0, 0] == (np.inf if on.skip else 0)
            return
        moves = 1e-5 * np.abs(h[-2]).mean() * np.eye(WIDTH)
        last = (first[-1], second[-1], function, on)
        ends = [[one_block(h[-2] + sign * move, *last) for move in moves] for sign in (1, -1)]
        slopes = ((np.array(ends[0]) - ends[1]) * top).sum(axis=-1) / (2 * moves.max())
    assert found.dz[0, -1] == pytest.approx(np.sqrt(np.mean(top**2)))
    assert found.dz[0, -2] == pytest.approx(np.sqrt(np.mean(slopes**2)), rel=1e-4)
