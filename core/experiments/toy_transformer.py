"""One small Transformer block on an arithmetic task, with any activation or gate in its FFN."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from core.elementwise import Array
from core.experiments.toy_block import Block, P, Tokens, Weights
from core.experiments.verdict import Verdict, judge

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
    rng: np.random.Generator, ffn: str, task: str = "add", steps: int = 60, rate: float = 0.01
) -> Toy:
    """Train the block with Adam (0.9, 0.98) on all pairs; `ffn` names an activation or a gate."""
    tokens = pairs()
    right = TASKS[task](tokens)
    block = Block(ffn)
    weights = block.start(rng)
    loss, first, second = [], _zeros(weights), _zeros(weights)
    for step in range(1, steps + 2):
        now, slopes = block.gradients(weights, tokens, right)
        loss.append(now)
        for name, slope in slopes.items() if step <= steps else ():
            first[name] += 0.1 * (slope - first[name])
            second[name] += 0.02 * (slope * slope - second[name])
            size = np.sqrt(second[name] / (1 - 0.98**step)) + 1e-8
            weights[name] = weights[name] - rate * first[name] / (1 - 0.9**step) / size
    return Toy(np.array(loss), sum(w.size for w in weights.values()))


def _zeros(weights: Weights) -> Weights:
    return {name: np.zeros_like(w) for name, w in weights.items()}
