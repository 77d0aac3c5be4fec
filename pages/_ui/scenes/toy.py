"""Toy Transformer: the loss of one FFN beside that of ReLU, over the seeds."""

from functools import cache

import numpy as np

from core.experiments.toy_transformer import Toy, lower, train
from pages._ui.charts import figures
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene
from pages._ui.runtime.background_jobs import Job, cached_job
from pages._ui.scenes.measurement_format import bundle, log, ranged, spread, verdict_text
from pages._ui.text import library
from pages._ui.text.labels import function_label

SEEDS, STEPS = 6, 60
FFNS = ("gelu", "swish", "linear", "bilinear", "glu", "reglu", "geglu", "swiglu")


@cached_job(size=64)
def trained(ffn: str, task: str, rate: str) -> Job[list[Toy]]:
    """Runs of all seeds."""
    rngs = [np.random.default_rng(seed) for seed in range(SEEDS)]
    return Job(train(rngs, ffn, task, STEPS, float(rate)))


def _figure(language: str) -> figures.Part:
    x = figures.axis(0, STEPS, library.words(language)["axis"]["training_steps"], dtick=20)
    y = figures.axis(-3, 1, **figures.powers(range(-3, 2)))
    return figures.figure(bundle(range(STEPS + 1)) * 2, figures.layout(x, y))


def _frame(language: str, ffn: str, task: str, rate: str) -> Frame:
    ours, relu = (trained(name, task, rate).result() for name in (ffn, "relu"))
    losses = [np.array([toy.loss for toy in each]) for each in (ours, relu)]
    ends = [each[:, -1] for each in losses]
    spreads = f"{ends[0].std():.2f}, {ends[1].std():.2f}"
    traces = [log(row) for each in losses for row in spread(each)]
    facts = ("1/n", *(ranged(end) for end in ends), spreads, str(ours[0].size))
    return Frame(tuple(traces), (*facts, verdict_text(lower(ours, relu), language)))


@cache
def scene(ffn: str, task: str, rate: str) -> Scene:
    """Scene of one FFN on one task."""
    return Scene(
        name="toy",
        figure=_figure,
        frame=lambda language: _frame(language, ffn, task, rate),
        kind="named",
        fields=("y",) * 6,
        names=lambda language: (function_label(ffn, language), "", "", "ReLU"),
        facts=("var_w", "loss_this", "loss_relu", "seed_std", "toy_size", "lower_than_relu"),
        colours=("f", "f", "f", "df", "df", "df"),
        alt="toy",
        look=f"toy {ffn}",
        height="18rem",
        margins=(3.6, 5.6),
    )


TOY = Experiment(
    "toy",
    {"ffn": FFNS, "task": ("add", "max"), "rate": ("0.003", "0.01", "0.03")},
    scene,
    {"rate": "0.01"},
    lambda ffn, *how: (trained("relu", *how), trained(ffn, *how)),
)
