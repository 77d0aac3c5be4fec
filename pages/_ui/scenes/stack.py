"""The stack: signal going up through a deep network, and the gradient coming down."""

from collections.abc import Callable
from functools import cache, partial

from core.activations import BY_NAME
from core.experiments import stack as experiment
from core.experiments.stack import Stack, layer
from core.incremental import Work
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.runtime.background_jobs import Job, cached_job
from pages._ui.runtime.shared_cache import shared_cache
from pages._ui.scenes import flow, stack_figure
from pages._ui.scenes.stack_outlines import DEEPEST
from pages._ui.text import library
from pages._ui.text.labels import ratio_label
from pages._ui.text.numbers import figure as text

DEPTHS = (2.0, 5.0, 10.0, float(DEEPEST))
VARIANCES = tuple(sorted({*flow.VARIANCES, 0.5, 4.0}))
FRACTIONS = {0.1111: "1/(9n)", 0.3333: "1/(3n)", 0.5: "1/(2n)", 1.0: "1/n", 2.7778: "25/(9n)"}
NAMED = {0.3333: "pytorch", 1.0: "xavier", 2.0: "he"}
"""Sizes c of the first weights: the stops, the variances c/n of some, and those with a name."""

OWN = {
    "sigmoid": ("k", (0.5, 1.0, 2.0, 3.0, 4.0, 5.0)),
    "leaky_relu": ("slope", (0.0, 0.01, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0)),
    "elu": ("alpha", (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)),
    "swish": ("beta", (0.0, 0.5, 1.0, 2.0, 5.0, 10.0)),
}
"""Parameter of a function that has a slider of its own, and its stops."""

ALONE = "alone"


@shared_cache(size=2048)
def measured(function: str, depth: int, c: float, own: float | None) -> Stack:
    """The runs of one setting; `own` is the function's own parameter, None if it has none."""
    given = {} if own is None else {OWN[function][0]: own}
    return experiment.measured(layer(function, **given), depth, c)


@cached_job(size=64)
def all_stops(function: str) -> Job[None]:
    """Fills the cache of `measured` with every depth and size that the sliders of a chart stop at.

    The function's own parameter keeps its default; its other stops take a moment when the chart
    is drawn, for the one depth and the one size that are shown.
    """

    def work() -> Work[None]:
        stops = [(int(depth), c) for depth in DEPTHS for c in VARIANCES]
        for k, stop in enumerate(stops, 1):
            measured(function, *stop, default_of(function))
            yield k / len(stops)

    return Job(work())


def default_of(function: str) -> float | None:
    """Default of the function's own parameter, None if it has none."""
    return BY_NAME[function].defaults[OWN[function][0]] if function in OWN else None


def _sliders(function: str) -> tuple[Slider, ...]:
    """Depth, size of the first weights, and the function's own parameter."""
    row = [
        Slider(f"{function}_depth", "", DEPTHS[-1], 2, DEEPEST, 1, "layers", DEPTHS),
        size_slider(function),
    ]
    if function in OWN:
        name, stops = OWN[function]
        ends, default = (stops[0], stops[-1]), BY_NAME[function].defaults[name]
        row.append(Slider(f"{function}_{name}", "", default, *ends, 0.01, name, stops))
    return tuple(row)


def size_slider(owner: str) -> Slider:
    """Slider for the size c of the first weights."""
    ends = VARIANCES[0], VARIANCES[-1]
    return Slider(f"{owner}_c", "", 1.0, *ends, 0.5, "first_weights", VARIANCES)


def _frame(language: str, function: str, behind: str, setting: tuple[float, ...]) -> Frame:
    depth, c, *own = setting
    shown = measured(function, round(depth), c, own[0] if own else None)
    ghost = measured(behind, round(depth), c, default_of(behind)) if behind else None
    return frame_of(shown, ghost, c, language)


def frame_of(shown: Stack, ghost: Stack | None, c: float, language: str) -> Frame:
    """Frame of a stack, with the outline of another one behind it."""
    ratios = (ratio_label(ratio, language) for ratio in (shown.top, shown.bottom))
    return Frame(stack_figure.traces(shown, ghost), (*ratios, size_label(c, language)))


def size_label(c: float, language: str) -> str:
    """Variance of the first weights, with its name if it has one."""
    words = library.words(language)["stack"]
    size = FRACTIONS.get(c, f"{text(c)}/n")
    return f"{size} ({words[NAMED[c]]})" if c in NAMED else size


@cache
def scene(function: str, behind: str = ALONE) -> Scene:
    """The stack of one function, with the outline of the one `behind` it."""
    sliders, other = _sliders(function), "" if behind == ALONE else behind

    def frame(language: str, **given: float) -> Frame:
        return _frame(language, function, other, tuple(given[one.name] for one in sliders))

    return scene_of(f"stack-{function}", other, frame, sliders, f"stack {function} {behind}")


def scene_of(
    name: str, behind: str, frame: Callable[..., Frame], sliders: tuple[Slider, ...], look: str
) -> Scene:
    """Scene of stacks that `frame` measures, with the name of the function `behind` them."""
    return Scene(
        name=name,
        figure=lambda language: stack_figure.figure(language, behind),
        frame=frame,
        sliders=sliders,
        fields=stack_figure.FIELDS,
        facts=("top_signal", "bottom_gradient", "first_weights"),
        colours=stack_figure.COLOURS,
        alt="stack",
        look=look,
        height="22rem",
        margins=(1.6, 0.4),
        places=stack_figure.PLACES,
    )


def stack(function: str, behind: str = "") -> Experiment:
    """The stack of a function of the catalogue, or of maxout; another one may stand behind it."""

    def work(*chosen: str) -> tuple[Job[None], ...]:
        return tuple(all_stops(name) for name in (function, *chosen) if name != ALONE)

    choices = {"behind": (ALONE, behind)} if behind else {}
    drawn = partial(scene, function)
    return Experiment(f"stack-{function}", choices, drawn, work=work, note="stack")
