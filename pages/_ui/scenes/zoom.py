"""Zoom into a large language model: a tower of equal floors, one floor, and one of its FFNs.

The camera is a window on the world, whose width and height shrink by equal factors.
"""

import numpy as np

from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.scenes.ffn_drawing import HEIGHT, WIDTH
from pages._ui.scenes.zoom_world import (
    ATTENTION,
    DETAILS,
    FLOORS,
    GATES,
    GLOWING,
    MAIN,
    ROOM,
    TOKENS,
    WHOLE,
)
from pages._ui.text import library

CURVES = 4 * 12_288
"""Neurons of one FFN of GPT-3, each with its curve."""

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
    curves = _seen(GLOWING, zoom)
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
