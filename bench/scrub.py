"""Repaints while the timeline of a duel is dragged, beside the Explorer's slider.

    python -m bench.scrub [--rounds 5] [--slow 4]

The first duel's timeline and the slider of Swish take turns, each visit in a new browser, swept
back and forth as in `bench.drag`.  Columns: pointer moves and repaints a second while the slider is
held, and milliseconds from the last move to the last repaint, medians; the last line is the median
of the ratios within each round.
"""

import argparse
import statistics

from playwright.sync_api import sync_playwright

from bench.kit.servers import lesson
from bench.kit.visit import LINE, Contestant, Drag, Place, visit

EXPLORER, DUEL = ".st-key-block-explorer", ".st-key-film"


def main() -> None:
    """Print a row for each slider, and their ratio."""
    parser = argparse.ArgumentParser(description="Repaints while a film of a duel is scrubbed.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--slow", type=float, default=1, metavar="TIMES")
    options = parser.parse_args()
    with lesson() as server, sync_playwright() as playwright:
        pair = [
            Contestant(
                path, f"{server.url}/{path}", f"{within} input[type=range]", f"{within} {LINE}"
            )
            for path, within in (("swish", EXPLORER), ("duel", DUEL))
        ]
        rounds = [
            [visit(playwright, contestant, Place(options.slow)) for contestant in pair]
            for _ in range(options.rounds + 1)
        ]
    report(rounds[1:])  # the first round only warms the server up


def report(rounds: list[list[Drag]]) -> None:
    """Print the table and the ratio."""
    print("| page | moves/s | repaints/s | lag, ms |")
    print("|---|---:|---:|---:|")
    for name, drags in zip(("swish", "duel"), zip(*rounds, strict=True), strict=True):
        moves, repaints, lag = (
            statistics.median(getattr(drag, of) for drag in drags)
            for of in ("moves", "repaints", "lag")
        )
        print(f"| {name} | {moves:.0f} | {repaints:.1f} | {lag:.0f} |")
    ratio = statistics.median(duel.repaints / swish.repaints for swish, duel in rounds)
    print(f"\nrepaints, duel / swish: {ratio:.2f}")


if __name__ == "__main__":
    main()
