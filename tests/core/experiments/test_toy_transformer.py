"""The toy Transformer: its gradients, and what a product does for an arithmetic task."""

import numpy as np
import pytest

from core.experiments.toy_block import Block
from core.experiments.toy_transformer import Toy, lower, pairs, train
from core.incremental import done


def runs(ffn: str, count: int = 8) -> list[Toy]:
    """Seeds 0, 1, ... of the lesson's 60 steps."""
    return done(train([np.random.default_rng(seed) for seed in range(count)], ffn))


@pytest.mark.parametrize("ffn", ["gelu", "swiglu", "glu", "bilinear"])
def test_gradients_are_the_slopes_of_the_loss(ffn: str) -> None:
    """Moving one weight of one run changes that run's loss as back-propagation says."""
    rng = np.random.default_rng(5)
    block, tokens = Block(ffn), pairs()
    runs, right = [block.start(rng) for _ in range(2)], pairs().sum(axis=1) % 13
    weights = {name: np.stack([run[name] for run in runs]) for name in runs[0]}
    _, slopes = block.gradients(weights, tokens, right)
    assert slopes.keys() == weights.keys()
    for name, w in weights.items():
        at = tuple(rng.integers(0, size) for size in w.shape)
        ends = []
        for h in (1e-5, -1e-5):
            other = {**weights, name: w.copy()}
            other[name][at] += h
            ends.append(block.gradients(other, tokens, right)[0])
        moved = np.zeros(2)
        moved[at[0]] = slopes[name][at]
        assert (ends[0] - ends[1]) / 2e-5 == pytest.approx(moved, abs=1e-6), name


def test_equal_budgets() -> None:
    """Every FFN has about 6050 weights."""
    for ffn, size in (("relu", 6048), ("geglu", 6072)):
        assert done(train([np.random.default_rng(0)], ffn, steps=1))[0].size == size


def test_relu_and_gelu_cannot_be_told_apart() -> None:
    """The lower of the two losses depends on the seed: they differ by less than one deviation."""
    gelu, relu = runs("gelu"), runs("relu")
    assert lower(gelu, relu).kind == "holds_if"
    ends = [np.array([toy.loss[-1] for toy in each]) for each in (gelu, relu)]
    assert abs(np.median(ends[0]) - np.median(ends[1])) < max(end.std() for end in ends)


def test_a_product_helps() -> None:
    """The bilinear gate, with no activation at all, is lower than ReLU for every seed."""
    bilinear, relu = runs("bilinear"), runs("relu")
    assert lower(bilinear, relu).kind == "holds"
    assert np.median([toy.loss[-1] for toy in bilinear]) == pytest.approx(0.018, abs=0.015)


def test_the_easy_task_tells_nothing() -> None:
    """At "the larger of two" even a linear FFN is done after 60 steps."""
    for ffn in ("linear", "relu"):
        assert done(train([np.random.default_rng(0)], ffn, "max"))[0].loss[-1] < 0.02
