"""Time of the catalogue's f, f' and both, beside SciPy, PyTorch and JAX, on one thread.

    python -m bench.core_speed [--sizes 401 10000 1000000] [--only relu gelu] [--float32]

Prints one Markdown table for each size: microseconds per call of ours, and for every rival its time
divided by ours, so that a number above 1 means that ours is faster.  A rival that is not installed
is reported as absent; `-` means that it has no such function.  The contestants take turns within
one run, and each figure is a median.

PyTorch and JAX run the code that the catalogue offers the learner, at default parameters; if
PyTorch has a fused function, that one.  PyTorch computes slopes by autograd only, which runs the
function first, so its f' costs as much as both.  JAX is compiled before the measurement.
"""

import argparse
import importlib
import os
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["MKL_NUM_THREADS"] = "1"
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false"
os.environ["JAX_PLATFORMS"] = "cpu"

import numpy as np

from core.activations import ALL
from core.activations.base import Activation
from core.activations.program import Framework

Call = Callable[[], Any]
WHAT = ("f", "df", "both")
SIZES = (401, 10_000, 1_000_000)
TURNS = 9
SHORTEST = 2e-3  # seconds that a timing lasts at least; the call is repeated
MUCH_SLOWER = 3.0


@dataclass(frozen=True)
class Rival:
    """Library to compare with; `call` returns the function to time, or None if it has none."""

    label: str
    version: str
    call: Callable[[Activation, str, np.ndarray], Call | None]


def main() -> None:
    """Print the tables, then the cases in which a rival is much faster."""
    options = arguments()
    one_core()
    rivals = [r for r in (scipy_rival(), torch_rival(), jax_rival()) if r is not None]
    print_setting(rivals)
    slow: list[str] = []
    for size in options.sizes:
        x = np.random.default_rng(0).normal(0, 3, size).astype(options.dtype)
        print_head(x, rivals)
        for act in (a for a in ALL if not options.only or a.name in options.only):
            for what in WHAT:
                slow += print_row(act, what, x, rivals)
    print(
        f"\nRivals more than {MUCH_SLOWER:g} times as fast as ours:", *slow or ["none"], sep="\n- "
    )


def arguments() -> argparse.Namespace:
    """Command-line options."""
    parser = argparse.ArgumentParser(description="The core's speed beside SciPy, PyTorch and JAX.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of points")
    parser.add_argument("--only", nargs="+", choices=[a.name for a in ALL], metavar="NAME")
    parser.add_argument("--float32", dest="dtype", action="store_const", const="float32")
    parser.set_defaults(dtype="float64")
    return parser.parse_args()


def one_core() -> None:
    """Pin the process to one core where the system can, so that thread pools gain nothing."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def optional(module: str) -> Any:
    """Import a module; print a line and return None if it is not installed."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError:
        print(f"{module.split('.')[0]}: absent")
        return None


def scipy_rival() -> Rival | None:
    """SciPy: a few of the functions, none of the slopes."""
    special = optional("scipy.special")
    if special is None:
        return None
    functions: dict[str, Callable[[np.ndarray], np.ndarray]] = {
        "sigmoid": special.expit,
        "softplus": lambda x: -special.log_expit(-x),
        "swish": lambda x: x * special.expit(x),
        "gelu": lambda x: 0.5 * x * (1 + special.erf(x * np.sqrt(x.dtype.type(0.5)))),
        "gelu_sigmoid": lambda x: x * special.expit(1.702 * x),
    }

    def call(act: Activation, what: str, x: np.ndarray) -> Call | None:
        f = functions.get(act.name)
        return None if f is None or what != "f" else lambda: f(x)

    return Rival("SciPy", importlib.import_module("scipy").__version__, call)


def torch_rival() -> Rival | None:
    """PyTorch, eager: the function without a graph, or the function with autograd."""
    torch = optional("torch")
    if torch is None:
        return None
    torch.set_num_threads(1)
    torch.set_grad_enabled(False)
    fused = {"sigmoid": torch.sigmoid, "swish": torch.nn.functional.silu}

    def call(act: Activation, what: str, x: np.ndarray) -> Call | None:
        t = torch.from_numpy(x.copy())
        torch.set_default_dtype(t.dtype)
        f = fused.get(act.name) or published(act, "torch")
        if f is None or what == "f":
            return f and (lambda: f(t))
        return slope(f, t.requires_grad_(), with_value=what == "both")

    def slope(f: Callable[..., Any], t: Any, with_value: bool) -> Call | None:
        ones = torch.ones_like(t)

        def run() -> Any:
            with torch.enable_grad():
                y = f(t)
                df = torch.autograd.grad(y, t, ones)[0]
            return (y.detach(), df) if with_value else df

        with torch.enable_grad():
            return run if f(t).requires_grad else None

    return Rival("PyTorch", torch.__version__, call)


def jax_rival() -> Rival | None:
    """JAX, compiled for the given size; slopes by vmap of grad."""
    jax = optional("jax")
    if jax is None:
        return None
    jax.config.update("jax_enable_x64", True)

    def call(act: Activation, what: str, x: np.ndarray) -> Call | None:
        f = published(act, "jax")
        if f is None:
            return None
        slopes = {"df": jax.grad(f), "both": jax.value_and_grad(f)}
        compiled = jax.jit(f if what == "f" else jax.vmap(slopes[what]))
        held = jax.numpy.asarray(x)
        return lambda: jax.block_until_ready(compiled(held))

    return Rival("JAX", jax.__version__, call)


def published(act: Activation, framework: Framework) -> Callable[..., Any] | None:
    """Function that the catalogue's code for a framework defines, None if there is none."""
    space: dict[str, Any] = {}
    exec(act.program(framework), space)
    return space.get(act.name)


def ours(act: Activation, what: str, x: np.ndarray) -> Call:
    """Call of the catalogue's own function."""
    calls: dict[str, Call] = {
        "f": lambda: act(x),
        "df": lambda: act.grad(x),
        "both": lambda: (act(x), act.grad(x)),
    }
    return calls[what]


def print_row(act: Activation, what: str, x: np.ndarray, rivals: list[Rival]) -> list[str]:
    """Print one line of the table; return the rivals that are much faster than ours."""
    mine = ours(act, what, x)
    found = {r.label: r.call(act, what, x) for r in rivals}
    calls = {label: c for label, c in found.items() if c is not None}
    for label, call in calls.items():
        must_agree(f"{act.name} {what} of {label}", mine(), call())
    own, *others = medians([mine, *calls.values()])
    ratios = {label: other / own for label, other in zip(calls, others, strict=True)}
    cells = [f"{ratios[r.label]:.2f}" if r.label in ratios else "-" for r in rivals]
    print(f"| {act.name} | {what} | {own * 1e6:,.1f} | {' | '.join(cells)} |", flush=True)
    return [
        f"{act.name} {what} at {len(x):,}: {label} takes {ratio:.2f} of our time"
        for label, ratio in ratios.items()
        if ratio * MUCH_SLOWER < 1
    ]


def must_agree(title: str, mine: Any, theirs: Any) -> None:
    """Stop if two contestants compute different values, which makes their times meaningless."""
    np.testing.assert_allclose(
        np.asarray(mine),
        np.stack(theirs) if isinstance(theirs, tuple) else np.asarray(theirs),
        rtol=1e-3,
        atol=1e-5,
        err_msg=f"{title} is another function than ours",
    )


def medians(calls: list[Call]) -> list[float]:
    """Seconds per call, the median over turns in which each contestant runs once."""
    repeats = [enough(call) for call in calls]
    turns = [[timed(c, n) for c, n in zip(calls, repeats, strict=True)] for _ in range(TURNS)]
    return [statistics.median(column) for column in zip(*turns, strict=True)]


def enough(call: Call) -> int:
    """Number of calls in one timing, found after a warm-up."""
    timed(call, 3)
    return max(1, round(SHORTEST / timed(call, 3)))


def timed(call: Call, repeats: int) -> float:
    """Seconds per call, over `repeats` calls."""
    start = time.perf_counter()
    for _ in range(repeats):
        call()
    return (time.perf_counter() - start) / repeats


def print_setting(rivals: list[Rival]) -> None:
    """Print versions, processor and system."""
    versions = [f"{r.label} {r.version}" for r in rivals]
    print(f"Python {platform.python_version()}", f"NumPy {np.__version__}", *versions, sep=", ")
    print(f"{platform.machine()}, one thread, median of {TURNS} turns; ratio = theirs / ours")


def print_head(x: np.ndarray, rivals: list[Rival]) -> None:
    """Print the head of one table."""
    titles = ["activation", "what", "ours, µs", *(f"{r.label} ratio" for r in rivals)]
    print(f"\n### {len(x):,} points, {x.dtype}\n\n| {' | '.join(titles)} |")
    print("|---|---|" + "---:|" * (len(titles) - 2))


if __name__ == "__main__":
    main()
