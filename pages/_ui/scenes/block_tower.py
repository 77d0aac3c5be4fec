"""The block tower: a stack of FFN blocks, with a switch for the road around f and one for norms."""

from functools import cache

import numpy as np

from core.experiments import block_tower as experiment
from core.experiments.block_tower import Switches
from core.experiments.stack import SEEDS, Stack, layer
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene
from pages._ui.runtime.background_jobs import Job, cached_job
from pages._ui.scenes import stack_figure
from pages._ui.text.labels import ratio_label

OFF, ON = "off", "on"


@cached_job(size=64)
def measured(function: str, skip: str, norm: str) -> Job[Stack]:
    """Runs of all seeds."""
    rngs = [np.random.default_rng(seed) for seed in range(SEEDS)]
    return Job(experiment.block_tower(rngs, layer(function), Switches(skip == ON, norm == ON)))


@cache
def scene(function: str, skip: str, norm: str) -> Scene:
    """The tower of one function at one setting of the switches."""

    def frame(language: str) -> Frame:
        shown = measured(function, skip, norm).result()
        facts = tuple(ratio_label(ratio, language) for ratio in (shown.top, shown.bottom))
        return Frame(stack_figure.traces(shown, None), facts)

    return Scene(
        name="stack-blocks",
        figure=lambda language: stack_figure.figure(language, ""),
        frame=frame,
        fields=stack_figure.FIELDS,
        facts=("top_signal", "bottom_gradient"),
        colours=stack_figure.COLOURS,
        alt="tower",
        look=f"blocks {function} {skip} {norm}",
        height="clamp(20rem, 100vh - 19rem, 28rem)",
        margins=(1.6, 0.4),
        places=stack_figure.PLACES,
    )


def tower(*functions: str, skip: str = OFF) -> Experiment:
    """The tower of the first function; the others, and both switches, can be chosen above it."""
    choices = {"function": functions, "skip": (OFF, ON), "norm": (OFF, ON)}

    def work(*chosen: str) -> tuple[Job[Stack], ...]:
        return (measured(*chosen),)

    return Experiment("stack-blocks", choices, scene, {"skip": skip}, work, note="tower")
