"""The autopsy of dying ReLU as a film: the data, the hyperplanes, and every unit."""

from functools import cache
from typing import Any

import numpy as np
import plotly.graph_objects as go

from core.activations import BY_NAME
from core.experiments.dying_relu import UNITS, Autopsy, Deaths, autopsies, deaths
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.experiment import Trial
from pages._ui.charts.scene import Frame, Knob, Scene
from pages._ui.runtime.background_jobs import Job, cached_job
from pages._ui.scenes.measurement_format import number, ranged, told
from pages._ui.scenes.training import HE, SMALL, variance
from pages._ui.text import library

STEPS, EVERY, SEEDS = 300, 10, 5
SIDE = 8
FAR = 10.0
LEAK = 0.01
POINTS = 128
BARE = {"showticklabels": False, "ticks": "", "zeroline": False, "showgrid": False}
GRID = np.arange(UNITS) % SIDE, np.arange(UNITS) // SIDE
# Dead is a colour of its own, and has a cross besides.
SCALE = [[0, "#C8501B"], [0.001, "rgba(11,98,168,0.06)"], [1, "rgba(11,98,168,0.95)"]]


@cached_job(size=64)
def recorded(function: str, rate: str, bias: str, start: str) -> Job[list[Autopsy]]:
    """The recorded run of every seed."""
    given: dict[str, Any] = {"slope": LEAK} if function == "leaky_relu" else {}
    seeds = map(np.random.default_rng, range(SEEDS))
    how = (float(rate), float(bias), STEPS, EVERY, variance(function, start))
    return Job(autopsies(seeds, BY_NAME[function], *how, **given))


def _figure(tag: str) -> dict[str, Any]:
    words = library.words(tag)["scene"]
    layout = figures.layout((-1.15, 1.15), (-1.15, 1.15))
    layout.xaxis.update(domain=[0, 0.42], dtick=1, zeroline=False, showgrid=False)
    layout.yaxis.update(domain=[0, 0.88], dtick=1, nticks=None, zeroline=False, showgrid=False)
    drawn = [
        go.Scatter(mode="lines", line={"width": 0.6, "simplify": False}),
        go.Scatter(mode="text", text=["•"] * POINTS),
    ]
    for k, (left, right) in enumerate(((0.48, 0.72), (0.76, 1.0)), 2):
        bare = figures.AXIS | BARE
        layout[f"xaxis{k}"] = bare | {"range": [-0.5, SIDE - 0.5], "domain": [left, right]}
        layout[f"yaxis{k}"] = bare | {"range": [SIDE - 0.5, -0.5], "domain": [0, 0.88]}
        layout[f"yaxis{k}"]["anchor"] = f"x{k}"
        drawn += _units(f"x{k}", f"y{k}")
    titles = zip((0.21, 0.6, 0.88), ("data_cloud", "layer_1", "layer_2"), strict=True)
    layout.annotations = [
        {"x": x, "y": 1, "xref": "paper", "yref": "paper", "text": words[name], "showarrow": False}
        for x, name in titles
    ]
    return go.Figure(drawn, layout).to_plotly_json()


def _units(x: str, y: str) -> list[Any]:
    """A tile for every unit, and a cross on the dead ones."""
    nodes = list(range(SIDE))
    tiles = go.Heatmap(x=nodes, y=nodes, zmin=0, zmax=1, colorscale=SCALE, showscale=False)
    tiles.update(xaxis=x, yaxis=y, xgap=1, ygap=1)
    crosses = go.Scatter(mode="text", text=["✕"] * UNITS, xaxis=x, yaxis=y)
    return [tiles, crosses]


def _frame(tag: str, run: Autopsy, counted: Deaths, n: float) -> Frame:
    k = min(round(n) // EVERY, len(run.active) - 1)
    tiles = [part for active in run.active[k] for part in (active, _crosses(active))]
    at = min(round(n), STEPS)
    now = (f"{at}", f"{run.dead[k, 0]} + {run.dead[k, 1]} / {UNITS} + {UNITS}")
    seeds = (ranged(counted.after), ranged(counted.loss), told(counted.die, tag))
    facts = (*now, number(float(run.loss[at])), *seeds)
    return Frame((_lines(run.lines[k]), run.points.T.ravel(), *tiles), facts)


def _crosses(active: Array) -> Array:
    """The places of the dead, the others nowhere."""
    dead = active == 0
    return np.concatenate([np.where(dead, axis, np.nan) for axis in GRID])


def _lines(hyperplanes: Array) -> Array:
    """Both far ends of every line w1 x1 + w2 x2 + b = 0, with a gap behind each."""
    w, b = hyperplanes[:2], hyperplanes[2]
    foot = -b * w / (w * w).sum(axis=0)
    along = FAR * np.array([-w[1], w[0]]) / np.hypot(*w)
    ends = np.stack([foot - along, foot + along, np.full_like(foot, np.nan)], axis=-1)
    flat: Array = ends.reshape(2, -1).ravel()
    return flat


@cache
def scene(function: str, rate: str, bias: str, start: str = HE) -> Scene:
    """The film of the run of seed 0, and the counts over the seeds."""
    runs = recorded(function, rate, bias, start).result()
    counted = deaths(runs)
    return Scene(
        name="dying",
        figure=_figure,
        frame=lambda tag, n: _frame(tag, runs[0], counted, n),
        knobs=(Knob("n", "", STEPS, 0, STEPS, EVERY, "training_steps"),),
        kind="film",
        fields=("xy", "xy", "z", "xy", "z", "xy"),
        facts=("training_steps", "dead_now", "mse", "dead_seeds", "loss_seeds", "die"),
        colours=("soft", "f", "ink", "ink", "ink", "ink"),
        alt="dying",
        height="17rem",
        margins=(2.0, 0.6),
    )


def dying(first: str) -> Trial:
    """The experiment, beginning with one function."""
    choices = {
        "function": ("relu", "leaky_relu", "elu", "swish"),
        "rate": ("0.02", "0.1", "0.2", "0.3"),
        "bias": ("0", "-1", "-3"),
        "start": (HE, SMALL),
    }
    first_ones = {"function": first, "rate": "0.2"}
    return Trial("dying", choices, scene, first_ones, lambda *chosen: (recorded(*chosen),))
