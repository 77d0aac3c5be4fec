"""Training steps per second: our network, eager PyTorch and a compiled JAX step.

    python -m bench.train_speed [--points 32 500] [--only relu gelu]

Trains networks with 2 inputs, hidden layers of 8x2, 16x3, 32x2 and 32x4, and one logit, with Adam
on batches of `--points` in float32 on one core: every activation of SIX alone, then all six at
once.  Ours trains the six as one stack, PyTorch one network after another, JAX all six in one
compiled step.  Each figure is the median of turns in which the contestants alternate; a ratio is
their time divided by ours, above 1 if ours is faster.  A rival that is not installed is reported as
absent.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["MKL_NUM_THREADS"] = "1"
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false"
os.environ["JAX_PLATFORMS"] = "cpu"

import numpy as np

from bench.core_speed import one_core, optional, published
from core.activations import ELU, GELU, RELU, SIGMOID, SWISH, TANH, Activation
from core.nn.network import Network, unit, with_ones
from core.nn.training import INITS, Training, start

Call = Callable[[], Any]
SIX = (RELU, TANH, SIGMOID, ELU, SWISH, GELU)
NETS = ((8, 2), (16, 3), (32, 2), (32, 4))
RATE = 0.01
TURNS = 7
SHORTEST = 0.03  # seconds of one timing


def main() -> None:
    """Print one line for each net and activation."""
    parser = argparse.ArgumentParser(description="Training steps a second.")
    parser.add_argument("--points", type=int, nargs="+", default=(32, 500))
    names = [act.name for act in SIX]
    parser.add_argument("--only", nargs="+", choices=names, default=names, metavar="NAME")
    options = parser.parse_args()
    one_core()
    rivals = {"PyTorch": torch_step, "JAX": jax_step}
    print("| points | net | activation | ours, steps/s | PyTorch ratio | JAX ratio |")
    print("|---:|---|---|---:|---:|---:|")
    alone = [(act,) for act in SIX if act.name in options.only]
    for points in options.points:
        for width, depth in NETS:
            for acts in [*alone, SIX]:
                line(points, width, depth, acts, rivals)


def line(
    points: int,
    width: int,
    depth: int,
    acts: Sequence[Activation],
    rivals: dict[str, Callable[..., Call | None]],
) -> None:
    """Measure and print one net."""
    sizes, (x, y) = (2, *[width] * depth, 1), batch(points)
    found = {name: make(acts, sizes, x, y) for name, make in rivals.items()}
    present = {name: call for name, call in found.items() if call is not None}
    own, *others = medians([our_step(acts, sizes, x, y), *present.values()])
    ratios = {name: f"{other / own:.2f}" for name, other in zip(present, others, strict=True)}
    title = acts[0].name if len(acts) == 1 else "all six"
    cells = " | ".join(ratios.get(name, "-") for name in rivals)
    print(f"| {points} | {width}x{depth} | {title} | {1 / own:,.0f} | {cells} |", flush=True)


def batch(points: int) -> tuple[np.ndarray, np.ndarray]:
    """Points (points, 2) and classes (points, 1)."""
    rng = np.random.default_rng(1)
    x = rng.normal(size=(points, 2)).astype(np.float32)
    return x, (x[:, :1] * x[:, 1:] < 0).astype(np.float32)


def our_step(
    acts: Sequence[Activation], sizes: tuple[int, ...], x: np.ndarray, y: np.ndarray
) -> Call:
    """Step of one stack for all activations."""
    net = Network([unit(act) for act in acts], sizes)
    start(net, INITS["usual"], [np.random.default_rng(0)])
    training = Training(net, "cross_entropy", "adam", RATE, len(x))
    inputs, targets = with_ones(x.T[None]), np.ascontiguousarray(y.T[None])

    def step() -> None:
        with np.errstate(all="ignore"):
            training.step(inputs, targets)

    return step


def torch_step(
    acts: Sequence[Activation], sizes: tuple[int, ...], x: np.ndarray, y: np.ndarray
) -> Call | None:
    """Eager PyTorch, one network after another, as in a tutorial."""
    torch = optional("torch")
    if torch is None:
        return None
    torch.set_num_threads(1)
    loss, inputs, targets = torch.nn.BCEWithLogitsLoss(), torch.tensor(x), torch.tensor(y)

    def built(act: Activation) -> tuple[Callable[[Any], Any], Any]:
        f: Any = published(act, "torch")
        pairs = pairwise(sizes)
        layers = torch.nn.ModuleList([torch.nn.Linear(a, b) for a, b in pairs])

        def net(h: Any) -> Any:
            for layer in layers[:-1]:
                h = f(layer(h))
            return layers[-1](h)

        return net, torch.optim.Adam(layers.parameters(), lr=RATE)

    nets = [built(act) for act in acts]

    def step() -> None:
        for net, optimizer in nets:
            optimizer.zero_grad()
            loss(net(inputs), targets).backward()
            optimizer.step()

    return step


def jax_step(
    acts: Sequence[Activation], sizes: tuple[int, ...], x: np.ndarray, y: np.ndarray
) -> Call | None:
    """One compiled step for all networks: loss, gradient and Adam."""
    jax = optional("jax")
    if jax is None:
        return None
    jnp, tree, rng = jax.numpy, jax.tree, np.random.default_rng(0)
    functions = [published(act, "jax") for act in acts]
    pairs = list(pairwise(sizes))
    weights = [
        [(jnp.asarray(rng.normal(0, a**-0.5, (a, b)), jnp.float32), jnp.zeros(b)) for a, b in pairs]
        for _ in acts
    ]

    def logits(f: Any, layers: Any) -> Any:
        h = x
        for w, b in layers[:-1]:
            h = f(h @ w + b)
        return h @ layers[-1][0] + layers[-1][1]

    def loss(stack: Any) -> Any:
        z = jnp.stack([logits(f, layers) for f, layers in zip(functions, stack, strict=True)])
        return jnp.sum(jnp.mean(jnp.maximum(z, 0) - y * z + jnp.log1p(jnp.exp(-abs(z))), (1, 2)))

    def plain_step(stack: Any, m: Any, v: Any, t: Any) -> Any:
        g = jax.grad(loss)(stack)
        m = tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, g)
        v = tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, g)
        first, second = 1 - 0.9**t, 1 - 0.999**t
        moved = tree.map(
            lambda w, m, v: w - RATE * (m / first) / (jnp.sqrt(v / second) + 1e-8), stack, m, v
        )
        return moved, m, v, t + 1

    step, zero = jax.jit(plain_step), tree.map(jnp.zeros_like, weights)
    state = [(weights, zero, zero, jnp.float32(1))]

    def run() -> None:
        state[0] = jax.block_until_ready(step(*state[0]))

    return run


def medians(calls: list[Call]) -> list[float]:
    """Seconds per call, the median over turns in which each contestant runs once."""
    turns = [[timed(call) for call in calls] for _ in range(TURNS + 1)][1:]
    return [statistics.median(column) for column in zip(*turns, strict=True)]


def timed(call: Call) -> float:
    """Seconds per call, over as many calls as fit into a timing."""
    begin, count = time.perf_counter(), 0
    while time.perf_counter() - begin < SHORTEST:
        call()
        count += 1
    return (time.perf_counter() - begin) / count


if __name__ == "__main__":
    main()
