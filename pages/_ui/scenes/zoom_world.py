"""World of the zoom: lines of a tower of equal floors, of their rooms, and of one FFN opened.

A floor is drawn in its own 12 x 10; floor k stands 10 k higher.  Columns of tokens rise through all
floors.
"""

from itertools import combinations

import numpy as np

from core.activations import GELU
from core.numerics.elementwise import Array
from pages._ui.scenes.ffn_drawing import HEIGHT, box, curve, fan, path

FLOORS = 96
"""Blocks of GPT-3."""

MAIN = 47
"""Floor that is opened."""

TOKENS = 0.7 + 2.3 * np.arange(5)
BESIDE = 0.5
"""Distance of the ways to attention from the line of a token."""

ATTENTION = 1.55, 3.25
"""Heights between which attention joins the tokens."""

GATES = 0.75, 4.15
"""Heights of the norms before attention and before the FFN."""

ROOM = (0.35, 1.85, 5.0, 8.6)
"""Left and right of an FFN from the line of its token; bottom and top."""


def _up(paths: list[Array], floor: int) -> list[Array]:
    """Paths of a floor at its height in the tower."""
    return [one + np.array([0, floor * HEIGHT]) for one in paths]


def threads() -> list[Array]:
    """Lines of attention on one floor: from each token to those behind it."""
    low, high = ATTENTION
    pairs = combinations(TOKENS + BESIDE, 2)
    return [path((a, low), (b, high)) for a, b in pairs]


def rooms() -> list[Array]:
    """FFNs of one floor, each with the way in and out of its token's column."""
    return [line for t in TOKENS for line in _room(t)]


def _room(t: float) -> list[Array]:
    left, right, low, high = ROOM
    side, gate = t + (left + right) / 2, GATES[1]
    return [
        box(t + left, t + right, low, high),
        path((t, gate - 0.25), (side, gate - 0.25), (side, low)),
        path((side, high), (side, high + 0.4), (t, high + 0.4)),
    ]


def _ways() -> list[Array]:
    """Ways from the columns into attention and back."""
    low, high = ATTENTION
    side = TOKENS + BESIDE
    into = [path((t, 0.5), (s, 0.5), (s, low)) for t, s in zip(TOKENS, side, strict=True)]
    out = high + 0.3
    back = [path((s, high), (s, out), (t, out)) for t, s in zip(TOKENS, side, strict=True)]
    return into + back


def _gates() -> list[Array]:
    """Small boxes of the norms."""
    places = [(s, GATES[0]) for s in TOKENS + BESIDE]
    places += [(t + (ROOM[0] + ROOM[1]) / 2, GATES[1]) for t in TOKENS]
    return [box(x - 0.22, x + 0.22, y, y + 0.4) for x, y in places]


def _opened() -> tuple[list[Array], list[Array]]:
    """Fans and curves inside the FFNs of one floor."""
    fans, curves = list[Array](), list[Array]()
    for t in TOKENS:
        ends, neurons = t + np.array([0.65, 1.1, 1.55]), t + np.linspace(0.5, 1.7, 6)
        fans += fan(ends, 5.2, neurons, 6.3) + fan(neurons, 7.3, ends, 8.4)
        fans += [box(x - 0.1, x + 0.1, 6.3, 7.3) for x in neurons]
        graphs = [curve(GELU, x, 6.8, 0.1, 0.5) for x in neurons]
        curves += [np.concatenate([graph[:-1:3], graph[-1:]]) for graph in graphs]
    return fans, curves


def _icons(floor: int) -> list[Array]:
    """A curve of few corners in each FFN of a floor."""
    icons = [path((t + 0.45, 6.2), (t + 1.1, 6.2), (t + 1.75, 8.0)) for t in TOKENS]
    return _up(icons, floor)


FANS, OPENED = _opened()
NEAR = range(MAIN - 3, MAIN + 4)
WHOLE = (
    [path((t, -10.0), (t, FLOORS * HEIGHT + 10)) for t in TOKENS],
    [box(0.1, 11.9, floor * HEIGHT + 0.2, floor * HEIGHT + 9.6) for floor in range(FLOORS)],
)
"""Columns and floors."""

DETAILS = (
    [one for floor in NEAR for one in _up([*_ways(), *rooms(), *_gates()], floor)],
    [one for floor in NEAR for one in _up(threads(), floor)],
    _up(FANS, MAIN),
)
"""Ways and rooms, threads, and fans."""

GLOWING = [
    *(one for floor in range(FLOORS) if floor != MAIN for one in _icons(floor)),
    *_up(OPENED, MAIN),
]
"""Curves of all floors."""
