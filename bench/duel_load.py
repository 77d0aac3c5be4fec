"""Time until many learners see their duel, and its effect on other pages.

    python -m bench.duel_load [--learners 30] [--within 10] [--same]

Starts the lesson.  The learners open the duel's page within `--within` seconds, each with a
different seed, so that no recording is shared (`--same`: all with the first duel); times are from
the request to the end of the script's run, film included.  Meanwhile five others move the slider
of Swish once a second: their times before and during the duels show whether pages freeze.
All use Streamlit's protocol over its websocket, as in `bench.load`.
"""

import argparse
import asyncio
import random
import time

from bench.kit.learner import Answer, Learner
from bench.kit.process import processor
from bench.kit.servers import Server, lesson
from bench.load import line
from core.activations import SWISH

OTHERS = 5
FILM = "-scene-duel"
QUIET = 5.0  # seconds of measurement without the duels


def main() -> None:
    """Start the lesson, run the learners, print."""
    parser = argparse.ArgumentParser(description="Many duels on one server process.")
    parser.add_argument("--learners", type=int, default=30)
    parser.add_argument("--within", type=float, default=10, help="seconds in which all ask")
    parser.add_argument("--same", action="store_true", help="all with the first duel")
    options = parser.parse_args()
    with lesson() as server:
        asyncio.run(measure(server, options))


async def measure(server: Server, options: argparse.Namespace) -> None:
    """Measure the other pages alone, then during the duels."""
    await visit(server, 0, "seed=9999", 0.0, [])
    wrong: list[str] = []
    await asyncio.gather(*(slide(server, k, 2.0, [], wrong) for k in range(OTHERS)))
    before: list[Answer] = []
    during: list[Answer] = []
    duels: list[Answer] = []
    await asyncio.gather(*(slide(server, k, QUIET, before, wrong) for k in range(OTHERS)))
    start, served = time.monotonic(), processor(server.pid)
    asked = [
        visit(server, k, "" if options.same else f"seed={k + 1}", k * pause(options), duels)
        for k in range(options.learners)
    ]
    others = [slide(server, k, options.within, during, wrong) for k in range(OTHERS)]
    await asyncio.gather(*asked, *others)
    wall = time.monotonic() - start
    slowest = max(answer.seconds for answer in duels)
    print(f"{options.learners} duels asked for within {options.within:g} s, {wall:.1f} s in all")
    print(f"duels: {line(duels, 50, 95)}, slowest {slowest:.2f} s")
    print(f"a slider of Swish before: {line(before, 50, 95, 99)}")
    print(f"a slider of Swish during: {line(during, 50, 95, 99)}")
    print(f"errors {len(wrong)}", *wrong[:3])
    print(f"server: {(processor(server.pid) - served) / wall:.0%} of one core")


def pause(options: argparse.Namespace) -> float:
    """Seconds between two learners."""
    return float(options.within / options.learners)


async def visit(server: Server, k: int, query: str, wait: float, duels: list[Answer]) -> None:
    """One learner opens the page of the duel."""
    await asyncio.sleep(wait)
    who = Learner(server.url, SWISH, random.Random(k), query=query, page_name="duel", player=FILM)
    async with who as learner:
        duels.append(await learner.open_page())
        if not learner.explorer or learner.wrong:
            raise SystemExit(f"the page came without its film: {learner.wrong}")


async def slide(
    server: Server, k: int, seconds: float, answers: list[Answer], wrong: list[str]
) -> None:
    """Release sliders on another page."""
    end = time.monotonic() + seconds
    async with Learner(server.url, SWISH, random.Random(100 + k)) as learner:
        await learner.open_page()
        while time.monotonic() < end:
            answers.append(await learner.release_slider())
            await asyncio.sleep(1)
    wrong += learner.wrong


if __name__ == "__main__":
    main()
