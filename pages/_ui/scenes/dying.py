"""Film of dying ReLU: the data, the hyperplanes, and every unit."""

from functools import cache
from typing import Any

import numpy as np

from core.activations import BY_NAME
from core.experiments.dying_relu import UNITS, Autopsy, Deaths, autopsies, deaths
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.runtime.background_jobs import Job, cached_job
from pages._ui.scenes.measurement_format import ranged, verdict_text
from pages._ui.scenes.training import HE, SMALL, variance
from pages._ui.text import library
from pages._ui.text.numbers import number

STEPS, EVERY, SEEDS = 300, 10, 5
SIDE = 8
FAR = 10.0
LEAK = 0.01
POINTS = 128
HEIGHT = [0, 0.88]
BARE: figures.Part = {"showticklabels": False, "ticks": "", "zeroline": False, "showgrid": False}
GRID = np.arange(UNITS) % SIDE, np.arange(UNITS) // SIDE
# Dead units have their own colour, and a cross in addition.
SCALE = [[0, "#C8501B"], [0.001, "rgba(11,98,168,0.06)"], [1, "rgba(11,98,168,0.95)"]]


@cached_job(size=64)
def recorded(function: str, rate: str, bias: str, start: str) -> Job[list[Autopsy]]:
    """Recorded runs of all seeds."""
    given: dict[str, Any] = {"slope": LEAK} if function == "leaky_relu" else {}
    seeds = map(np.random.default_rng, range(SEEDS))
    how = (float(rate), float(bias), STEPS, EVERY, variance(function, start))
    return Job(autopsies(seeds, BY_NAME[function], *how, **given))


def _figure(language: str) -> figures.Part:
    """Data with the hyperplanes on the left, units of both layers on the right."""
    words = library.words(language)["scene"]
    titles = zip((0.21, 0.6, 0.88), ("data_cloud", "layer_1", "layer_2"), strict=True)
    notes = [figures.note(words[name], x, 1, xref="paper", yref="paper") for x, name in titles]
    cloud: figures.Part = {"dtick": 1, "zeroline": False, "showgrid": False}
    x = figures.axis(-1.15, 1.15, **cloud, domain=[0, 0.42])
    y = figures.axis(-1.15, 1.15, **cloud, domain=HEIGHT)
    tiles = _tile_axes(2, 0.48, 0.72) | _tile_axes(3, 0.76, 1.0)
    data = [figures.line(width=0.6), _signs("•", POINTS)]
    layout = figures.layout(x, y, annotations=notes, **tiles)
    return figures.figure([*data, *_units("x2", "y2"), *_units("x3", "y3")], layout)


def _tile_axes(k: int, left: float, right: float) -> figures.Part:
    """Axes without ticks, the k-th pair of the figure."""
    x = figures.axis(-0.5, SIDE - 0.5, **BARE, domain=[left, right])
    y = figures.axis(SIDE - 0.5, -0.5, **BARE, domain=HEIGHT, anchor=f"x{k}")
    return {f"xaxis{k}": x, f"yaxis{k}": y}


def _units(x: str, y: str) -> list[figures.Part]:
    """Tile for each unit, with a cross on the dead ones."""
    axes, nodes = {"xaxis": x, "yaxis": y}, range(SIDE)
    tiles = figures.heat(nodes, nodes, (0, 1), SCALE, xgap=1, ygap=1, **axes)
    return [tiles, _signs("✕", UNITS) | axes]


def _signs(sign: str, count: int) -> figures.Part:
    """Text instead of markers, since its colour follows the style sheet."""
    return {"type": "scatter", "mode": "text", "text": [sign] * count}


def _frame(language: str, run: Autopsy, counted: Deaths, n: float) -> Frame:
    k = min(round(n) // EVERY, len(run.active) - 1)
    tiles = [part for active in run.active[k] for part in (active, _crosses(active))]
    at = min(round(n), STEPS)
    now = (f"{at}", f"{run.dead[k, 0]} + {run.dead[k, 1]} / {UNITS} + {UNITS}")
    seeds = (ranged(counted.after), ranged(counted.loss), verdict_text(counted.die, language))
    facts = (*now, number(float(run.loss[at])), *seeds)
    return Frame((_lines(run.lines[k]), run.points.T.ravel(), *tiles), facts)


def _crosses(active: Array) -> Array:
    """Positions of the dead units, nan for the others."""
    dead = active == 0
    return np.concatenate([np.where(dead, axis, np.nan) for axis in GRID])


def _lines(hyperplanes: Array) -> Array:
    """Distant ends of every line w1 x1 + w2 x2 + b = 0, with a gap after each."""
    w, b = hyperplanes[:2], hyperplanes[2]
    foot = -b * w / (w * w).sum(axis=0)
    along = FAR * np.array([-w[1], w[0]]) / np.hypot(*w)
    ends = np.stack([foot - along, foot + along, np.full_like(foot, np.nan)], axis=-1)
    flat: Array = ends.reshape(2, -1).ravel()
    return flat


@cache
def scene(function: str, rate: str, bias: str, start: str = HE) -> Scene:
    """Film of the run with seed 0, and the counts over the seeds."""
    runs = recorded(function, rate, bias, start).result()
    counted = deaths(runs)
    return Scene(
        name="dying",
        figure=_figure,
        frame=lambda language, n: _frame(language, runs[0], counted, n),
        sliders=(Slider("n", "", STEPS, 0, STEPS, EVERY, "training_steps"),),
        kind="film",
        fields=("xy", "xy", "z", "xy", "z", "xy"),
        facts=("training_steps", "dead_now", "mse", "dead_seeds", "loss_seeds", "die"),
        colours=("soft", "f", "ink", "ink", "ink", "ink"),
        alt="dying",
        height="17rem",
        margins=(2.0, 0.6),
    )


def dying(first: str) -> Experiment:
    """Experiment with `first` as its first function."""
    choices = {
        "function": ("relu", "leaky_relu", "elu", "swish"),
        "rate": ("0.02", "0.1", "0.2", "0.3"),
        "bias": ("0", "-1", "-3"),
        "start": (HE, SMALL),
    }
    first_ones = {"function": first, "rate": "0.2"}
    return Experiment("dying", choices, scene, first_ones, lambda *chosen: (recorded(*chosen),))
