"""ELU and ReLU in training, side by side from the same seeds."""

from functools import cache

import numpy as np

from core.activations import BY_NAME
from core.experiments.race import Runs, run
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene
from pages._ui.runtime.background_jobs import Job, cached_job
from pages._ui.scenes.measurement_format import ranged, spread, verdict_text
from pages._ui.scenes.training import HE, SMALL, losses, variance
from pages._ui.text.numbers import number

RACE_SEEDS = 5
RACERS = ("elu", "relu")


@cached_job(size=64)
def raced(name: str, rate: str, depth: str, start: str) -> Job[Runs]:
    """Runs of one of the two functions."""
    rngs = map(np.random.default_rng, range(RACE_SEEDS))
    return Job(run(rngs, BY_NAME[name], variance(name, start), float(rate), int(depth)))


@cache
def against_relu(rate: str, depth: str, start: str = "usual") -> Scene:
    """Scene of ELU and ReLU from the same seeds, with each one's usual variance or the same."""
    elu, relu = (raced(name, rate, depth, start).result() for name in RACERS)
    var_w = ", ".join(f"{number(variance(name, start))}/n" for name in RACERS)

    def frame(language: str) -> Frame:
        ends = (ranged(elu.last), ranged(relu.last), verdict_text(elu.faster_than(relu), language))
        return Frame((*spread(elu.loss), *spread(relu.loss)), (var_w, *ends))

    return Scene(
        name="elu-race",
        figure=losses(150, 0.6, 2),
        frame=frame,
        kind="named",
        fields=("y",) * 6,
        names=lambda language: ("ELU", "", "", "ReLU"),
        facts=("var_w", "loss_elu", "loss_relu", "elu_faster"),
        colours=("f", "f", "f", "df", "df", "df"),
        alt="race",
        height="16rem",
        margins=(2.8, 4.2),
    )


RACE = Experiment(
    "race",
    {
        "rate": ("0.01", "0.03", "0.1"),
        "depth": ("2", "4", "6"),
        "start": ("usual", HE, SMALL),
    },
    against_relu,
    {"rate": "0.03", "depth": "6"},
    lambda *chosen: tuple(raced(name, *chosen) for name in RACERS),
)
