"""One small Transformer block on an arithmetic task, with any activation or gate in its FFN."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.experiments.toy_block import Block, P, Tokens, Weights
from core.experiments.verdict import Verdict, judge
from core.incremental import Work
from core.nn.optimizers import Adam
from core.numerics.elementwise import Array

TASKS: Mapping[str, Callable[[Tokens], Tokens]] = {
    "add": lambda pairs: pairs.sum(axis=1) % P,
    "max": lambda pairs: pairs.max(axis=1),
}


@dataclass(frozen=True)
class Toy:
    """`loss` (steps + 1,): the cross-entropy over all pairs before each step and at the end.

    `size` is the number of weights.
    """

    loss: Array
    size: int


def lower(ours: list[Toy], theirs: list[Toy]) -> Verdict:
    """The claim that the first of two FFNs ends at the lower loss, seed by seed."""
    return judge(a.loss[-1] < b.loss[-1] for a, b in zip(ours, theirs, strict=True))


def pairs() -> Tokens:
    """All 169 pairs of numbers, (169, 2)."""
    return np.stack(np.meshgrid(np.arange(P), np.arange(P)), axis=-1).reshape(-1, 2)


def train(
    rngs: Sequence[np.random.Generator],
    ffn: str,
    task: str = "add",
    steps: int = 60,
    rate: float = 0.01,
) -> Work[list[Toy]]:
    """Train the block on all pairs, once for every rng; `ffn` names an activation or a gate.

    Adam has b1 = 0.9 and b2 = 0.98.  All runs are trained as one stack; a piece is one step.
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
    return [Toy(row, block.size) for row in np.stack(losses, axis=-1)]


def _flat(arrays: Weights, like: Weights) -> Array:
    return np.concatenate([arrays[name].ravel() for name in like])


def _views(flat: Array, like: Weights) -> Weights:
    """Parts of a flat vector by name, sharing its memory."""
    parts = np.split(flat, np.cumsum([w.size for w in like.values()])[:-1])
    return {name: part.reshape(like[name].shape) for name, part in zip(like, parts, strict=True)}
