"""One small Transformer block on an arithmetic task, with any activation or gate in its FFN."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.elementwise import Array
from core.experiments.toy_block import Block, P, Tokens, Weights
from core.experiments.verdict import Verdict, judge
from core.optimizers import Adam
from core.work import Work

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

    Adam has b1 = 0.9 and b2 = 0.98.  A piece is one step of one run.
    """
    toys = []
    for run, rng in enumerate(rngs):
        block, loss = Block(ffn), []
        for now in _steps(rng, block, TASKS[task], steps, rate):
            loss.append(now)
            yield (run + len(loss) / (steps + 1)) / len(rngs)
        toys.append(Toy(np.array(loss), block.size))
    return toys


def _steps(
    rng: np.random.Generator,
    block: Block,
    task: Callable[[Tokens], Tokens],
    steps: int,
    rate: float,
) -> Iterator[float]:
    """The loss before every step and at the end."""
    tokens = pairs()
    right, start = task(tokens), block.start(rng)
    theta = _flat(start, start).astype(np.float32)
    weights, optimizer = _views(theta, start), Adam(theta, rate, b2=0.98)
    for _ in range(steps + 1):
        loss, slopes = block.gradients(weights, tokens, right)
        yield loss
        optimizer.step(theta, _flat(slopes, start))


def _flat(arrays: Weights, like: Weights) -> Array:
    return np.concatenate([arrays[name].ravel() for name in like])


def _views(flat: Array, like: Weights) -> Weights:
    """Parts of a flat vector by name, sharing its memory."""
    parts = np.split(flat, np.cumsum([w.size for w in like.values()])[:-1])
    return {name: part.reshape(like[name].shape) for name, part in zip(like, parts, strict=True)}
