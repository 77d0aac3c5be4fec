"""Film of two nets on two spirals whose code differs in one line: sigmoid beside ReLU."""

from functools import cache

import numpy as np

from core.activations import BY_NAME
from core.experiments.one_line import AXIS, FRAMES, STEPS, Film, film
from pages._ui.charts import figures
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.runtime.background_jobs import Job, cached_job
from pages._ui.scenes.xor import SCALE
from pages._ui.text import library

NETS = ("sigmoid", "relu")
SEED = 1
PACE = 160
EDGE, TOP = float(AXIS[-1]), 1.42
"""End of the axes, and of the vertical one, which has room for a number above the map."""

CODE, CODE_NARROW = 0.93, 0.86
"""Share of the height for the panels, below their line of code; the latter on a phone."""

PANELS: tuple[figures.Part, ...] = ({"xaxis": "x", "yaxis": "y"}, {"xaxis": "x2", "yaxis": "y2"})
BARE: figures.Part = {"tickvals": [], "zeroline": False, "showgrid": False}


@cached_job(size=2)
def filmed(net: str) -> Job[Film]:
    """Film of one net."""
    return Job(film(BY_NAME[net], SEED))


def _figure(runs: tuple[Film, ...]) -> figures.Part:
    sides = [_across([0, 0.49]), _across([0.51, 1])]
    ups = [_up("x"), _up("x2")]
    layout = figures.layout(sides[0], ups[0], xaxis2=sides[1], yaxis2=ups[1], annotations=_code())
    planes = [_plane(at) for at in PANELS]
    shares = [_share(at) for at in PANELS]
    dots = [part for run, at in zip(runs, PANELS, strict=True) for part in _points(run, at)]
    return figures.figure([*planes, *shares, *dots], layout)


def _code() -> list[figures.Part]:
    """The line in which the two programs differ, above each panel."""
    on_top = {"xref": "paper", "yref": "paper", "xanchor": "center", "yanchor": "top"}
    return [
        figures.note(f"h = <b>{net}</b>(W @ h + b)", x, 1, **on_top)
        for net, x in zip(NETS, (0.245, 0.755), strict=True)
    ]


def _across(domain: list[float]) -> figures.Part:
    return figures.axis(-EDGE, EDGE, domain=domain, constrain="domain", **BARE)


def _up(across: str) -> figures.Part:
    """Vertical axis in the scale of the horizontal one, so that spirals are round."""
    same = {"scaleanchor": across, "constrain": "domain", "constraintoward": "top"}
    return figures.axis(-EDGE, TOP, domain=[0, CODE], anchor=across, **same, **BARE)


def _heights(share: float) -> figures.Part:
    return {f"{axis}.domain": [0, share] for axis in ("yaxis", "yaxis2")}


def _plane(at: figures.Part) -> figures.Part:
    nodes = AXIS.round(3).tolist()
    return figures.heat(nodes, nodes, (0, 1), SCALE, zsmooth="fast", opacity=0.75, **at)


def _share(at: figures.Part) -> figures.Part:
    """Number above a map."""
    template = {"mode": "text", "texttemplate": "<b>%{customdata}%</b>", "cliponaxis": False}
    return {"type": "scatter"} | template | at


def _points(run: Film, at: figures.Part) -> list[figures.Part]:
    """Training points in the colours of the map, first class 1."""
    parts = [run.x[run.y == side].round(3).T.tolist() for side in (1, 0)]
    return [figures.points(6, x=x, y=y, **at) for x, y in parts]


def _frame(runs: tuple[Film, ...], language: str, n: float) -> Frame:
    row = min(int(np.searchsorted(FRAMES, round(n))), len(FRAMES) - 1)
    shares = [round(100 * float(run.right[row])) for run in runs]
    template = library.words(language)["scene"]["right_and_loss"]
    facts = [
        template.format(share=share, loss=f"{run.loss[row]:.3f}")
        for run, share in zip(runs, shares, strict=True)
    ]
    maps = [run.field[row].round(2) for run in runs]
    labels = [np.array([0, (EDGE + TOP) / 2, share]) for share in shares]
    return Frame((*maps, *labels), tuple(facts))


@cache
def scene() -> Scene:
    """The film, once both nets are trained."""
    runs = tuple(filmed(net).result() for net in NETS)
    return Scene(
        name="one-line",
        figure=lambda language: _figure(runs),
        frame=lambda language, spiral_step: _frame(runs, language, spiral_step),
        sliders=(
            Slider("spiral_step", "", STEPS, 0, STEPS, 1, "training_steps", FRAMES, pace=PACE),
        ),
        kind="film",
        fields=("z", "z", "label", "label"),
        facts=NETS,
        colours=("f", "df"),
        alt="one_line",
        height="clamp(15.5rem, min(50vw, 52vh), 46rem)",
        margins=(0.3, 0.3),
        plays=True,
        places={"wide": _heights(CODE), "narrow": _heights(CODE_NARROW)},
    )


ONE_LINE = Experiment("one-line", {}, scene, work=lambda: tuple(map(filmed, NETS)))
