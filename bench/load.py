"""Load of many learners on one server process: response times, errors, memory.

    python -m bench.load [--learners 300] [--join 15] [--think 5] [--minutes 1] [--page swish]

Starts the lesson and lets the learners join one page within `--join` seconds; then each of them
releases an Explorer's slider at a new stop, repeatedly, after a pause of `--think` seconds on
average (exponential).  They use Streamlit's protocol over its websocket, so the figures are those
of the server alone: a browser would cost this machine more than the server does.  Times are from
the message to the end of the script's run that it causes.  An answer whose URL lacks the parameter
that was sent counts as an error, as does a warning on the page.

The clients run in this process: its share of one core is printed, and their figures are valid only
if it is well below 100 %.  Memory is the server's resident set, on Linux.
"""

import argparse
import asyncio
import random
import statistics
import time
from dataclasses import dataclass, field

from websockets.exceptions import WebSocketException

from bench.kit.learner import Answer, Learner
from bench.kit.process import processor, resident
from bench.kit.servers import Server, lesson
from core.activations import BY_NAME

EVERY = 1.0  # seconds between two samples of the memory


@dataclass
class Day:
    """Record of a run."""

    first: list[Answer] = field(default_factory=list)
    later: list[Answer] = field(default_factory=list)
    memory: list[tuple[float, float]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)


def main() -> None:
    """Start the lesson, run the learners, print."""
    options = arguments()
    with lesson() as server:
        asyncio.run(measure(server, options))


def arguments() -> argparse.Namespace:
    """Command-line options."""
    parser = argparse.ArgumentParser(description="Many learners on one server process.")
    parser.add_argument("--learners", type=int, default=300)
    parser.add_argument("--join", type=float, default=15, help="seconds in which all join")
    parser.add_argument("--think", type=float, default=5, help="mean pause in seconds")
    parser.add_argument("--minutes", type=float, default=1, help="how long they stay")
    pages = [name for name, act in BY_NAME.items() if act.params]
    parser.add_argument("--page", default="swish", choices=pages, metavar="NAME")
    return parser.parse_args()


async def measure(server: Server, options: argparse.Namespace) -> None:
    """Run one learner to warm the server up, then all."""
    day = Day()
    await life(server, Day(), options, 0, random.Random(0), 0.0)
    before = resident(server.pid)
    watch = asyncio.create_task(watch_memory(server, day))
    start, own, served = time.monotonic(), time.process_time(), processor(server.pid)
    end = start + options.join + 60 * options.minutes
    lives = [
        life(server, day, options, options.join * k / options.learners, random.Random(k + 1), end)
        for k in range(options.learners)
    ]
    await asyncio.gather(*lives)
    wall = time.monotonic() - start
    busy = (time.process_time() - own) / wall, (processor(server.pid) - served) / wall
    watch.cancel()
    report(day, options, wall, busy)
    report_memory(day, options, start, before)


async def life(
    server: Server,
    day: Day,
    options: argparse.Namespace,
    wait: float,
    rng: random.Random,
    end: float,
) -> None:
    """One learner: joins after `wait` seconds, moves sliders until `end`."""
    await asyncio.sleep(wait)
    learner = Learner(server.url, BY_NAME[options.page], rng)
    try:
        async with learner:
            day.first.append(await learner.open_page())
            while time.monotonic() + (pause := rng.expovariate(1 / options.think)) < end:
                await asyncio.sleep(pause)
                day.later.append(await learner.release_slider())
    except (OSError, TimeoutError, WebSocketException) as error:
        day.dropped.append(repr(error))
    day.wrong += learner.wrong


async def watch_memory(server: Server, day: Day) -> None:
    """Sample the memory until cancelled."""
    while True:
        day.memory.append((time.monotonic(), resident(server.pid)))
        await asyncio.sleep(EVERY)


def report(day: Day, options: argparse.Namespace, wall: float, busy: tuple[float, float]) -> None:
    """Print response times and errors."""
    print(
        f"{options.learners} learners join /{options.page} within {options.join:g} s, "
        f"pause {options.think:g} s, {wall:.0f} s in all"
    )
    print(f"first page: {line(day.first, 50, 95)}")
    print(f"slider released: {line(day.later, 50, 95, 99)}; {len(day.later) / wall:.0f} a second")
    print(f"dropped {len(day.dropped)}, errors {len(day.wrong)}", *day.dropped[:1], *day.wrong[:3])
    print(f"of one core: clients {busy[0]:.0%}, server {busy[1]:.0%}")


def line(answers: list[Answer], *percents: int) -> str:
    """Percentiles of the time in milliseconds, and the mean size."""
    if len(answers) < 2:
        return f"{len(answers)} answers"
    cuts = statistics.quantiles((a.seconds for a in answers), n=100, method="inclusive")
    times = ", ".join(f"p{p} {cuts[p - 1] * 1000:.0f} ms" for p in percents)
    return f"{times}, {statistics.mean(a.size for a in answers) / 1e3:.0f} kB an answer"


def report_memory(day: Day, options: argparse.Namespace, start: float, before: float) -> None:
    """Print memory per learner and its growth over time."""
    joined = [size for at, size in day.memory if at >= start + options.join]
    if not before or not joined:
        print("memory: not measured here")
        return
    peak = max(size for _, size in day.memory)
    each = [(size - before) / options.learners for size in (joined[0], peak)]
    print(f"memory: {before:.0f} MB before, {joined[0]:.0f} MB with everybody, {peak:.0f} MB peak")
    print(f"  a learner: {each[0]:.2f} MB once all have joined, {each[1]:.2f} MB at the peak")
    quarters = [f"{joined[k * (len(joined) - 1) // 4]:.0f}" for k in range(5)]
    print(f"  over the {options.minutes:g} minutes, by quarters: {' → '.join(quarters)} MB")


if __name__ == "__main__":
    main()
