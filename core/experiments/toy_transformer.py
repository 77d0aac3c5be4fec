"""Small Transformer block on an arithmetic task, with any activation or gate in its FFN."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.experiments.toy_block import Block, P, Tokens, Weights
from core.experiments.verdict import ClaimVerdict, judge
from core.incremental import Work
from core.nn.optimizers import Adam
from core.numerics.elementwise import Array

TASKS: Mapping[str, Callable[[Tokens], Tokens]] = {
    "add": lambda pairs: pairs.sum(axis=1) % P,
    "max": lambda pairs: pairs.max(axis=1),
}


@dataclass(frozen=True)
class Toy:
    """Training result: `loss` (steps + 1,), the cross-entropy before each step and at the end.

    `size` is the number of weights, `opened` (pairs, hidden units) is f(z) of the trained FFN for
    every pair.
    """

    loss: Array
    size: int
    opened: Array


def lower(ours: list[Toy], theirs: list[Toy]) -> ClaimVerdict:
    """Claim, seed by seed: `ours` has a lower final loss than `theirs`."""
    return judge(a.loss[-1] < b.loss[-1] for a, b in zip(ours, theirs, strict=True))


def pairs() -> Tokens:
    """All pairs of numbers below P, (169, 2)."""
    return np.stack(np.meshgrid(np.arange(P), np.arange(P)), axis=-1).reshape(-1, 2)


def train(
    rngs: Sequence[np.random.Generator],
    ffn: str,
    task: str = "add",
    steps: int = 60,
    rate: float = 0.01,
) -> Work[list[Toy]]:
    """Train the block on all pairs, once per rng; `ffn` names an activation or a gate.

    Adam with b1 = 0.9, b2 = 0.98.  All runs are trained as one stack, yielding after each step.
    """
    block, tokens = Block(ffn), pairs()
    right, starts = TASKS[task](tokens), [block.start(rng) for rng in rngs]
    start = {name: np.stack([each[name] for each in starts]) for name in starts[0]}
    theta = _flat(start, start).astype(np.float32)
    weights, optimizer, losses = _views(theta, start), Adam(theta, rate, b2=0.98), []
    for step in range(steps + 1):
        loss, slopes = block.gradients(weights, tokens, right)
        losses.append(loss)
        optimizer.step(theta, _flat(slopes, start))
        yield (step + 1) / (steps + 1)
    rows = zip(np.stack(losses, axis=-1), block.opened(weights, tokens), strict=True)
    return [Toy(row, block.size, opened) for row, opened in rows]


def _flat(arrays: Weights, like: Weights) -> Array:
    return np.concatenate([arrays[name].ravel() for name in like])


def _views(flat: Array, like: Weights) -> Weights:
    """Views of a flat vector by name."""
    parts = np.split(flat, np.cumsum([w.size for w in like.values()])[:-1])
    return {name: part.reshape(like[name].shape) for name, part in zip(like, parts, strict=True)}
