"""The arena: functions on a plane of the signal at the top and the gradient at the bottom."""

from functools import cache, partial

import numpy as np

from core.experiments.block_tower import BLOCKS, Switches, block_tower
from core.experiments.stack import KEPT, SEEDS, layer
from core.incremental import Work, done
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.runtime.background_jobs import Job, cached_job
from pages._ui.scenes.ffn_drawing import box, flat, path
from pages._ui.scenes.label_places import LEFT, RIGHT, Place, places
from pages._ui.scenes.stack import default_of, measured, size_label
from pages._ui.text import library
from pages._ui.text.labels import function_label

SHOWN = (
    *("step", "linear", "sigmoid", "tanh", "relu", "relu6", "squared_relu", "leaky_relu"),
    *("elu", "selu", "softplus", "swish", "mish", "gelu", "sine", "snake"),
)
"""Functions with a dot; that of any other one in the catalogue would lie on one of these."""

SIZES = (1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.2, 2.4, 2.6, 2.8, 3.0, 3.5, 4.0)
"""Stops of the size c of the first weights."""

LOW, HIGH = -7, 5
"""Decimal logarithms at the ends of both axes; dots beyond lie at the edge."""

INSET = 0.15
"""Distance of the dots at the edge from it."""

ROOM = (292.0, 352.0)
"""Width and height of the plane in pixels on the narrowest screen."""

PLAIN, ROAD = "plain_layers", "blocks"

Dots = dict[str, tuple[float, float]]
"""Signal at the top and gradient at the bottom, by function."""


@cached_job(size=1)
def all_sizes() -> Job[None]:
    """Fills the cache of `measured` for every function at every stop of the slider."""

    def work() -> Work[None]:
        for k, c in enumerate(SIZES, 1):
            in_layers(c)
            yield k / len(SIZES)

    return Job(work())


def in_layers(c: float) -> Dots:
    """Dots of plain stacks of 20 layers."""
    runs = {name: measured(name, BLOCKS, c, default_of(name)) for name in SHOWN}
    return {name: (run.top, run.bottom) for name, run in runs.items()}


@cached_job(size=1)
def in_blocks() -> Job[Dots]:
    """Dots of towers of 20 blocks with residual connections and normalisation."""

    def work() -> Work[Dots]:
        found: Dots = {}
        for k, name in enumerate(SHOWN, 1):
            rngs = [np.random.default_rng(seed) for seed in range(SEEDS)]
            run = done(block_tower(rngs, layer(name), Switches(skip=True, norm=True)))
            found[name] = run.top, run.bottom
            yield k / len(SHOWN)
        return found

    return Job(work())


def kept(dots: Dots) -> list[str]:
    """Functions whose signal and gradient both count as kept."""
    return [name for name, both in dots.items() if all(KEPT[0] <= v <= KEPT[1] for v in both)]


def _figure(language: str) -> figures.Part:
    """Green cell, lines to the names, dots, and the names on both sides of them."""
    words = library.words(language)["arena"]
    names = [function_label(name, language) for name in SHOWN]
    ticks = figures.powers(range(-6, HIGH, 2))
    x = figures.axis(LOW, HIGH, words["signal"], **ticks)
    y = figures.axis(LOW, HIGH, words["gradient"], **ticks)
    low, high = np.log10(KEPT).tolist()
    ends = {"x0": low, "x1": high, "y0": low, "y1": high}
    ground = {"type": "rect", "fillcolor": "rgba(60,160,95,0.2)", "layer": "below"}
    traces = [
        figures.line(width=2.2),
        figures.line(width=0.8),
        figures.points(10),
        _names(names, "middle right"),
        _names(names, "middle left"),
    ]
    cell = ends | ground | {"line": {"width": 0}}
    return figures.figure(traces, figures.layout(x, y, shapes=[cell]))


def _names(names: list[str], side: str) -> figures.Part:
    look: figures.Part = {"type": "scatter", "mode": "text", "cliponaxis": False}
    return look | {"text": names, "textposition": side, "textfont": {"size": 13}}


def _traces(dots: Dots, language: str) -> tuple[Array, ...]:
    with np.errstate(divide="ignore"):
        at = np.log10(np.array([dots[name] for name in SHOWN]))
    at = np.clip(at, LOW + INSET, HIGH - INSET)
    scale = np.array(ROOM) / (HIGH - LOW)
    found = places((at - LOW) * scale, [function_label(n, language) for n in SHOWN], ROOM)
    ends = np.array([place[:2] for place in found]) / scale + LOW
    lines = [path((x, y), (a, b)) for (x, y), (a, b) in zip(at, ends, strict=True)]
    sides = (_on(found, ends, side) for side in (RIGHT, LEFT))
    return (flat([box(*np.log10(KEPT + KEPT))]), flat(lines), at.T.ravel(), *sides)


def _on(found: list[Place], ends: Array, side: int) -> Array:
    """Places of the names on one side, with gaps for the others."""
    here = np.array([place.side == side for place in found])
    return np.where(here[:, None], ends, np.nan).T.ravel()


def _facts(dots: Dots, language: str) -> str:
    names = ", ".join(function_label(name, language) for name in kept(dots))
    count = len(kept(dots))
    return f"{count} / {len(dots)}" + (f" ({names})" if 0 < count < len(dots) else "")


def _layers(language: str, arena_c: float) -> Frame:
    dots = in_layers(arena_c)
    return Frame(_traces(dots, language), (_facts(dots, language), size_label(arena_c, language)))


def _blocks(language: str) -> Frame:
    dots = in_blocks().result()
    return Frame(_traces(dots, language), (_facts(dots, language),))


@cache
def scene(wiring: str) -> Scene:
    """The plane for plain layers, whose first weights have a slider, or for blocks."""
    plain = wiring == PLAIN
    size = Slider("arena_c", "", 1.0, SIZES[0], SIZES[-1], 0.2, "first_weights", SIZES)
    drawn = partial(
        Scene,
        figure=_figure,
        fields=("xy",) * 5,
        colours=("a", "soft", "f", "ink", "ink"),
        pointer=None,
        alt="arena",
        height="26rem",
        margins=(3.6, 0.6),
    )
    if plain:
        return drawn("arena", frame=_layers, sliders=(size,), facts=("in_cell", "first_weights"))
    return drawn("arena-blocks", frame=_blocks, facts=("in_cell",))


def _work(wiring: str) -> tuple[Job[None] | Job[Dots], ...]:
    return (all_sizes(),) if wiring == PLAIN else (in_blocks(),)


ARENA = Experiment("arena", {"wiring": (PLAIN, ROAD)}, scene, work=_work, note="arena")
