"""Signal and gradient that six functions leave after a few layers."""

import numpy as np

from core.experiments.stack import KEPT
from core.incremental import Work
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.runtime.background_jobs import Job, cached_job
from pages._ui.scenes.stack import DEPTHS, default_of, measured
from pages._ui.text import library

SIX = ("sigmoid", "tanh", "relu", "leaky_relu", "maxout", "elu")
LOWEST, HIGHEST = -13, 1
"""Decimal logarithms at the ends of the axis."""

APART = 0.17
"""Distance of both bars of a function from the middle of its row."""


@cached_job(size=1)
def all_layers() -> Job[None]:
    """Fills the cache of `measured` for the six functions at every depth of the slider."""

    def work() -> Work[None]:
        stops = [(name, round(depth)) for name in SIX for depth in DEPTHS]
        for k, (name, depth) in enumerate(stops, 1):
            measured(name, depth, 1.0, default_of(name))
            yield k / len(stops)

    return Job(work())


def _figure(language: str) -> figures.Part:
    """A row for each function, the topmost first: signal above, gradient below."""
    names = library.words(language)["section"]
    rows: figures.Part = {
        "tickvals": list(range(len(SIX))),
        "ticktext": [names[name] for name in SIX],
        "zeroline": False,
        "showgrid": False,
    }
    x = figures.axis(LOWEST, HIGHEST, **figures.powers(range(-12, 1, 3)))
    layout = figures.layout(x, figures.axis(len(SIX) - 0.5, -0.5, **rows))
    tenth = figures.line(dash="2px,4px", width=1.6)
    return figures.figure([figures.line(width=12), figures.line(width=12), tenth], layout)


def _frame(language: str, layers: float) -> Frame:
    runs = [measured(name, round(layers), 1.0, default_of(name)) for name in SIX]
    kept = float(np.log10(KEPT[0]))
    traces = (
        _bars([run.top for run in runs], -APART),
        _bars([run.bottom for run in runs], APART),
        np.array([kept, kept, -0.5, len(SIX) - 0.5]),
    )
    return Frame(traces)


def _bars(ratios: list[float], shift: float) -> Array:
    """A line from the left edge to each ratio in its row, with a gap behind each."""
    ends = np.maximum(np.log10(ratios), LOWEST)
    rows = np.arange(len(ratios)) + shift
    x = np.stack([np.full_like(ends, LOWEST), ends, np.full_like(ends, np.nan)], axis=1)
    y = np.stack([rows, rows, rows], axis=1)
    return np.concatenate([x.ravel(), y.ravel()])


TOWERS = Scene(
    name="towers",
    figure=_figure,
    frame=_frame,
    sliders=(Slider("layers", "", 10, DEPTHS[0], DEPTHS[-1], 1, "layers", DEPTHS),),
    fields=("xy", "xy", "xy"),
    colours=("f", "df", "ink"),
    pointer=None,
    alt="towers",
    height="22rem",
    margins=(5.6, 0.8),
)

STACKS = Experiment("towers", {}, lambda: TOWERS, work=lambda: (all_layers(),), note="towers")
"""The comparison as an experiment, which may wait for a guess."""
