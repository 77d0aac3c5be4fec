"""Loss curves of nets in training: deep nets on two spirals, nets of step functions on XOR."""

from collections.abc import Callable
from functools import cache

import numpy as np

from core.activations import BY_NAME, STEP
from core.experiments import deep_training, straight_through
from core.experiments.race import BEST_VARIANCE
from core.nn.init import usual_variance
from pages._ui.charts import figures
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene
from pages._ui.runtime.background_jobs import Job, cached_job
from pages._ui.scenes.measurement_format import bundle, ranged, spread, verdict_text
from pages._ui.text import library
from pages._ui.text.labels import function_label
from pages._ui.text.numbers import number

SPIRAL_SEEDS, XOR_SEEDS = 3, 10
HE, SMALL = "2/n", "small"
METHODS = {"step": STEP, "straight_through": straight_through.STRAIGHT_THROUGH}


def losses(steps: int, high: float, count: int) -> Callable[[str], figures.Part]:
    """Figure of `count` bundles of loss curves."""

    def figure(language: str) -> figures.Part:
        x = figures.axis(
            0, steps, library.words(language)["axis"]["training_steps"], dtick=steps // 5
        )
        layout = figures.layout(x, figures.axis(-0.02 * high, high))
        return figures.figure(bundle(range(steps + 1)) * count, layout)

    return figure


@cached_job(size=64)
def spiralled(function: str, depth: str, start: str) -> Job[deep_training.Trained]:
    """Runs on two spirals."""
    act, c = BY_NAME[function], variance(function, start)
    return Job(deep_training.train(range(SPIRAL_SEEDS), act, c, int(depth)))


def variance(function: str, start: str) -> float:
    """Constant c of Var w = c / n by the name of a start; "usual" depends on the function."""
    known = {HE: 2.0, SMALL: 1 / 3}
    return known.get(start) or BEST_VARIANCE.get(function, usual_variance(BY_NAME[function]))


@cache
def spirals(function: str, depth: str, start: str) -> Scene:
    """Scene of deep nets on two spirals, from the usual start or from PyTorch's 1/3n."""
    run = spiralled(function, depth, start).result()

    def frame(language: str) -> Frame:
        measured = map(ranged, (run.loss[:, -1], run.accuracy, run.moved))
        facts = (*measured, verdict_text(run.stuck, language))
        return Frame(spread(run.loss), (number(variance(function, start)) + "/n", "0.3", *facts))

    return Scene(
        name="spirals",
        figure=losses(run.loss.shape[1] - 1, 1.0, 1),
        frame=frame,
        kind="curves",
        fields=("y",) * 3,
        names=lambda language: (function_label(function, language),),
        facts=("var_w", "rate", "loss_end", "accuracy", "first_moved", "stuck"),
        colours=("f", "f", "f"),
        pointer=100.0,
        alt="losses",
        height="16rem",
        margins=(2.8, 6.4),
    )


SPIRALS = Experiment(
    "spirals",
    {
        "function": ("sigmoid", "tanh", "relu", "elu"),
        "depth": ("1", "3", "5", "10"),
        "start": ("usual", SMALL),
    },
    spirals,
    {"depth": "10"},
    lambda *chosen: (spiralled(*chosen),),
)


@cached_job(size=16)
def trained_steps(slope: str, hidden: str, rate: str, start: str) -> Job[straight_through.Learning]:
    """Runs on XOR."""
    rngs, c = map(np.random.default_rng, range(XOR_SEEDS)), variance("step", start)
    how = (METHODS[slope], int(hidden), float(rate))
    return Job(straight_through.learn(rngs, *how, variance=c))


@cache
def steps(slope: str, hidden: str, rate: str, start: str) -> Scene:
    """Scene of nets of step functions on XOR, with the true slope 0 or a straight-through one."""
    run = trained_steps(slope, hidden, rate, start).result()

    def frame(language: str) -> Frame:
        sums = (ranged(run.hidden), ranged(run.output), ranged(run.loss[:, -1]))
        claims = (verdict_text(run.solved, language), verdict_text(run.blocked, language))
        return Frame(spread(run.loss), (*sums, *claims))

    return Scene(
        name="step-training",
        figure=losses(run.loss.shape[1] - 1, 0.8, 1),
        frame=frame,
        kind="curves",
        fields=("y",) * 3,
        names=lambda language: (function_label("step", language) if slope == "step" else "STE",),
        facts=("hidden_gradient", "output_gradient", "loss_end", "xor_solved", "blocked"),
        colours=("f", "f", "f"),
        pointer=400.0,
        alt="losses",
        height="16rem",
        margins=(2.8, 7.4),
    )


STEPS = Experiment(
    "step",
    {
        "slope": tuple(METHODS),
        "hidden": ("2", "4", "8"),
        "rate": ("0.03", "0.1", "0.3"),
        "start": (HE, SMALL),
    },
    steps,
    {"hidden": "8", "rate": "0.1"},
    lambda *chosen: (trained_steps(*chosen),),
)
