"""Loss curves of nets in training: deep nets on two spirals, a step's net on XOR, ELU and ReLU."""

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import plotly.graph_objects as go

from core.activations import BY_NAME, STEP
from core.experiments import deep_training, race, straight_through
from core.experiments.mlp import usual_variance
from pages._ui import figures, library
from pages._ui.scene import Frame, Scene
from pages._ui.scenes.measured import BUNDLE, lines, number, ranged, spread, told
from pages._ui.trial import Trial

SPIRAL_SEEDS, RACE_SEEDS, XOR_SEEDS = 3, 5, 10
NAMES = {"step": STEP.label, "straight_through": "STE"}
METHODS = {"step": STEP, "straight_through": straight_through.STRAIGHT_THROUGH}


def _figure(steps: int, high: float, count: int) -> Callable[[str], dict[str, Any]]:
    def figure(tag: str) -> dict[str, Any]:
        layout = figures.layout((0, steps), (-0.02 * high, high))
        layout.xaxis.title = figures.titled(library.words(tag)["axis"]["training_steps"])
        layout.xaxis.dtick = steps // 5
        bundles = lines(range(steps + 1), *BUNDLE * count)
        return go.Figure(bundles, layout).to_plotly_json()

    return figure


@cache
def spirals(function: str, depth: str, start: str) -> Scene:
    """Nets of some depth on two spirals, from the usual start or from PyTorch's 1/3n."""
    act = BY_NAME[function]
    usual = race.BEST_VARIANCE.get(function, usual_variance(act))
    variance = usual if start == "usual" else 1 / 3
    run = deep_training.train(range(SPIRAL_SEEDS), act, variance, int(depth))

    def frame(tag: str) -> Frame:
        right = ranged(run.accuracy)
        facts = (ranged(run.loss[:, -1]), right, ranged(run.moved), told(run.stuck, tag))
        return Frame(spread(run.loss), (number(variance) + "/n", "0.3", *facts))

    return Scene(
        name="spirals",
        figure=_figure(run.loss.shape[1] - 1, 1.0, 1),
        frame=frame,
        kind="curves",
        fields=("y",) * 3,
        names=lambda tag: (act.label,),
        facts=("var_w", "rate", "loss_end", "accuracy", "first_moved", "stuck"),
        colours=("f", "f", "f"),
        pointer=100.0,
        alt="losses",
        height="16rem",
        margins=(2.8, 6.4),
    )


SPIRALS = Trial(
    "spirals",
    {
        "function": ("sigmoid", "tanh", "relu", "elu"),
        "depth": ("1", "3", "5", "10"),
        "start": ("usual", "small"),
    },
    spirals,
    {"depth": "10"},
)


@cache
def steps(slope: str, hidden: str) -> Scene:
    """Nets of steps on XOR, with the true slope of 0 or one that stands in for it."""
    rngs = map(np.random.default_rng, range(XOR_SEEDS))
    run = straight_through.learn(rngs, METHODS[slope], int(hidden))

    def frame(tag: str) -> Frame:
        sums = (ranged(run.hidden), ranged(run.output), ranged(run.loss[:, -1]))
        return Frame(spread(run.loss), (*sums, told(run.solved, tag), told(run.blocked, tag)))

    return Scene(
        name="step-training",
        figure=_figure(run.loss.shape[1] - 1, 0.8, 1),
        frame=frame,
        kind="curves",
        fields=("y",) * 3,
        names=lambda tag: (NAMES[slope],),
        facts=("hidden_gradient", "output_gradient", "loss_end", "xor_solved", "blocked"),
        colours=("f", "f", "f"),
        pointer=400.0,
        alt="losses",
        height="16rem",
        margins=(2.8, 6.4),
    )


STEPS = Trial("step", {"slope": tuple(METHODS), "hidden": ("2", "4", "8")}, steps, {"hidden": "8"})


@cache
def against_relu(rate: str, depth: str) -> Scene:
    """ELU and ReLU from the same seeds, each from the start that suits it."""
    elu, relu = (_raced(name, float(rate), int(depth)) for name in ("elu", "relu"))

    def frame(tag: str) -> Frame:
        ends = (ranged(elu.last), ranged(relu.last), told(elu.faster_than(relu), tag))
        return Frame((*spread(elu.loss), *spread(relu.loss)), ("1.55/n, 2/n", *ends))

    return Scene(
        name="elu-race",
        figure=_figure(150, 0.6, 2),
        frame=frame,
        kind="named",
        fields=("y",) * 6,
        names=lambda tag: ("ELU", "", "", "ReLU"),
        facts=("var_w", "loss_elu", "loss_relu", "elu_faster"),
        colours=("f", "f", "f", "df", "df", "df"),
        alt="race",
        height="16rem",
        margins=(2.8, 4.2),
    )


@cache
def _raced(name: str, rate: float, depth: int) -> race.Runs:
    rngs = map(np.random.default_rng, range(RACE_SEEDS))
    return race.run(rngs, BY_NAME[name], race.BEST_VARIANCE[name], rate, depth)


RACE = Trial(
    "race",
    {"rate": ("0.01", "0.03", "0.1"), "depth": ("2", "4", "6", "8")},
    against_relu,
    {"rate": "0.03", "depth": "6"},
)
