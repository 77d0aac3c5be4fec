"""Zoom into a large language model: a tower of equal floors, one floor, and one of its FFNs.

A floor is drawn in its own 12 x 10; floor k stands 10 k higher.  Columns of tokens rise through all
floors.  The camera is a window on this world, whose width and height shrink by equal factors.
"""

from itertools import combinations

import numpy as np

from core.activations import GELU
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.scenes.ffn_drawing import HEIGHT, WIDTH, box, curve, fan, path
from pages._ui.text import library

FLOORS, DIMENSION = 96, 12_288
"""Blocks of GPT-3, and numbers of a token."""

CURVES = 4 * DIMENSION
"""Neurons of one FFN of GPT-3, each with its curve."""

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

LEVELS = ("tower", "floor", "ffn")
FAR = 40.0
"""Distance from the picture at which points are cut off, in widths and heights of it."""

DETAILED = 0.625
"""Zoom from which the rooms of a floor are drawn."""

STOPS = tuple(round(0.125 * k, 3) for k in range(17))

WINDOWS = np.array(
    [
        [6.0, 40.0, FLOORS * HEIGHT / 2, FLOORS * HEIGHT * 1.06],
        [4.6, 15.0, MAIN * HEIGHT + 4.85, 10.6],
        [TOKENS[-1] + 1.1, 1.8, MAIN * HEIGHT + 6.8, 4.2],
    ]
)
"""Middle and width, middle and height of the camera at each level."""


def _camera(zoom: float) -> Array:
    """Window between two levels; the point that stays in place is the one that they share."""
    start = min(int(zoom), len(LEVELS) - 2)
    (x, wide, y, high), (x2, wide2, y2, high2) = WINDOWS[start : start + 2]
    size = np.array([wide, high]) ** (1 - zoom + start) * np.array([wide2, high2]) ** (zoom - start)
    left = (size - [wide2, high2]) / np.array([wide - wide2, high - high2])
    middle = np.array([x2, y2]) + left * np.array([x - x2, y - y2])
    return np.stack([middle, size], axis=1)


def _seen(paths: list[Array], zoom: float) -> Array:
    """Paths of the world as the camera shows them, as "xy"."""
    camera = _camera(zoom)
    points = np.concatenate(paths)
    view = (points - camera[:, 0]) / camera[:, 1] + 0.5
    # Lines that end far away would be too long for a browser to draw.
    view = np.clip(view, -FAR, FAR)
    return np.concatenate([view[:, 0] * WIDTH, view[:, 1] * HEIGHT])


def _up(paths: list[Array], floor: int) -> list[Array]:
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

ICONS = [one for floor in range(FLOORS) if floor != MAIN for one in _icons(floor)]


def _labels(language: str) -> list[tuple[str, float, float, tuple[float, float]]]:
    """Text, place on the opened floor, and the zooms between which it is shown."""
    words = library.words(language)["zoom"]
    floor, ffn = (0.75, 1.3), (1.75, 2.0)
    x = TOKENS[-1]
    tokens = [(words[f"token_{k}"], t + 0.9, -0.12, floor) for k, t in enumerate(TOKENS, 1)]
    return [
        *tokens,
        (words["floors"], 18.0, 5.0, (0.0, 0.25)),
        (words["norm"], -1.4, GATES[0] + 0.2, floor),
        (words["attention"], -1.4, sum(ATTENTION) / 2, floor),
        (words["norm"], -1.4, GATES[1] + 0.2, floor),
        (words["room"], -1.4, sum(ROOM[2:]) / 2, floor),
        ("W₁", x + 0.27, 5.75, ffn),
        ("f", x + 0.27, 6.8, ffn),
        ("W₂", x + 0.27, 7.85, ffn),
    ]


def _figure(language: str) -> figures.Part:
    bare: figures.Part = {"visible": False}
    x, y = figures.axis(0, WIDTH, **bare), figures.axis(0, HEIGHT, **bare)
    lines = [figures.line(width=width) for width in (3.0, 1.0, 1.4, 1.4, 0.8, 2.2)]
    texts = [text for text, *_ in _labels(language)]
    look: figures.Part = {"type": "scatter", "mode": "text", "textfont": {"size": 13}}
    return figures.figure([*lines, look | {"text": texts}], figures.layout(x, y))


def _frame(language: str, zoom: float) -> Frame:
    """The world through the camera; labels of other levels lie nowhere."""
    spots = [
        np.array([[x, y + MAIN * HEIGHT]]) if low <= zoom <= high else np.full((1, 2), np.nan)
        for _, x, y, (low, high) in _labels(language)
    ]
    whole = (_seen(paths, zoom) for paths in WHOLE)
    details = (_seen(paths, zoom) for paths in DETAILS)
    if zoom < DETAILED:
        details = (np.full_like(trace, np.nan) for trace in details)
    curves = _seen([*ICONS, *_up(OPENED, MAIN)], zoom)
    return Frame((*whole, *details, curves, _seen(spots, zoom)), _facts(language, zoom))


def _facts(language: str, zoom: float) -> tuple[str, str]:
    """Name of the nearest level, and the curves that one token meets there in GPT-3."""
    level = LEVELS[round(zoom)]
    count = f"{FLOORS} × {CURVES:,} = {FLOORS * CURVES:,}" if level == "tower" else f"{CURVES:,}"
    return library.words(language)["zoom"][level], count


ZOOM = Scene(
    name="model-zoom",
    figure=_figure,
    frame=_frame,
    sliders=(Slider("zoom", "", 0.0, STOPS[0], STOPS[-1], 0.125, "zoom", STOPS),),
    fields=("xy",) * 7,
    facts=("zoom_level", "token_curves"),
    colours=("ink", "soft", "ink", "a", "soft", "f", "ink"),
    alt="zoom",
    height="26rem",
    margins=(0.4, 0.4),
    pointer=None,
)
