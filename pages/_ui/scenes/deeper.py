"""Loss after training by depth: drawn by hand for ReLU first, then measured beside the sigmoid."""

from functools import partial

import numpy as np

from core.activations import BY_NAME
from core.experiments.deep_training import losses_by_depth
from core.nn.init import usual_variance
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.runtime.background_jobs import Job, cached_job
from pages._ui.scenes.depth_sketch import DRAWN, MEASURED
from pages._ui.scenes.measurement_format import ranged
from pages._ui.text import library
from pages._ui.text.labels import function_label
from pages._ui.text.numbers import number

DEPTHS = (1, 3, 5, 10)
SEEDS, STEPS = range(5), 300
LOWEST, HIGHEST = -0.05, 0.85
GUESSED = 0.5
"""Height at which the drawing begins."""


@cached_job(size=4)
def losses(function: str) -> Job[Array]:
    """Final loss on two spirals by seed and depth, from the usual first weights."""
    act = BY_NAME[function]
    return Job(losses_by_depth(SEEDS, act, usual_variance(act), DEPTHS, STEPS))


NODES = tuple(
    Slider(f"drawn_loss_{depth}", "", GUESSED, LOWEST, HIGHEST, 0.01, "drawn") for depth in DEPTHS
)


def _figure(language: str, laid: str) -> figures.Part:
    """The drawing, and over it the medians of ReLU and the sigmoid, and the seeds of ReLU."""
    words = library.words(language)["axis"]
    x = figures.axis(0.4, 10.4, words["depth"], tickvals=DEPTHS, showgrid=False, zeroline=False)
    y = figures.axis(LOWEST, HIGHEST, dtick=0.2)
    look: figures.Part = {"mode": "lines+markers", "marker": {"size": 9}}
    hand = figures.line(width=3.2, **look)
    medians = [figures.line(DEPTHS, width=width, **look) for width in (3.2, 2.6)]
    over = [*medians, figures.points(6)] if laid == MEASURED else []
    return figures.figure([hand, *over], figures.layout(x, y))


def _frame(language: str, laid: str, **heights: float) -> Frame:
    hand = np.array([*DEPTHS, *(heights[node.name] for node in NODES)])
    if laid == DRAWN:
        return Frame((hand,))
    relu, sigmoid = (losses(name).result() for name in ("relu", "sigmoid"))
    dots = np.stack([np.broadcast_to(DEPTHS, relu.shape), relu]).ravel()
    medians = (np.median(relu, axis=0), np.median(sigmoid, axis=0))
    return Frame((hand, *medians, dots), (number(float(hand[-1])), ranged(relu[:, -1])))


def _names(language: str, shown: int) -> tuple[str, ...]:
    measured = (function_label(name, language) for name in ("relu", "sigmoid"))
    return (library.words(language)["scene"]["drawn"], *measured)[:shown]


def scene(laid: str) -> Scene:
    """The drawing alone, or with what was measured."""
    shown = laid == MEASURED
    return Scene(
        name="deeper",
        figure=partial(_figure, laid=laid),
        frame=partial(_frame, laid=laid),
        nodes=NODES,
        kind="sketch",
        fields=("xy", "y", "y", "xy") if shown else ("xy",),
        names=partial(_names, shown=3 if shown else 1),
        worked=lambda language: library.words(language)["worked"]["sketch_loss"],
        facts=("drawn_deepest", "measured_deepest") if shown else (),
        colours=("b", "f", "soft", "f"),
        alt="deeper",
        look=f"deeper {laid}",
        height="21rem",
        margins=(2.8, 5.4),
    )


SHOWN = {DRAWN: scene(DRAWN), MEASURED: scene(MEASURED)}


def _work(laid: str) -> tuple[Job[Array], ...]:
    return (losses("relu"), losses("sigmoid")) if laid == MEASURED else ()


DEEPER = Experiment(
    "deeper", {"laid": (DRAWN, MEASURED)}, SHOWN.__getitem__, work=_work, note="deeper"
)
"""Drawing and measurement; the trainings run once they are asked for."""
