"""Outputs of ELU on a beam: equally likely inputs pass the curve, and their mean tilts the beam."""

from statistics import NormalDist

import numpy as np

from core.activations import ELU
from core.activations.exponential import SELU_ALPHA
from core.analysis.facts import facts
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text import library
from pages._ui.text.numbers import figure as text

COUNT = 25
INPUTS = np.array([NormalDist().inv_cdf((k + 0.5) / COUNT) for k in range(COUNT)])
"""Inputs in the middles of 25 equally likely parts of the standard normal distribution."""

WIDEST = 2.6
X = np.linspace(-WIDEST, WIDEST, 105)
RAISED = 4.9
"""Height of output 0 of the curve, above the beam, which lies at 0."""

BALL = 0.2
TILT = 0.9
"""Slope of the beam at a mean of 1."""

STOPS = tuple(sorted({*np.round(np.arange(0, 2.51, 0.05), 2).tolist(), SELU_ALPHA}))
"""Sizes of the negative side, with the one at which the mean is 0."""


def _figure(language: str) -> figures.Part:
    """The curve with the points above, the beam with the same outputs and its support below."""
    words = library.words(language)["scene"]
    at = [RAISED + k for k in (-2, -1, 0, 1, 2)]
    ticks: figures.Part = {"tickvals": at, "ticktext": ["−2", "−1", "0", "1", "2"]}
    left = {"xanchor": "left", "xref": "paper", "align": "left"}
    notes = [
        figures.note(words["balance_curve"], 0.01, RAISED + 2.2, **left),
        figures.note(words["balance_beam"], 0.01, 2.05, **left),
    ]
    x = figures.axis(-WIDEST, WIDEST, dtick=1, zeroline=False)
    y = figures.axis(-1.35, RAISED + WIDEST, **ticks, zeroline=False, showgrid=False)
    support = figures.line(width=2.4, fill="toself", fillcolor="rgba(140,130,120,0.3)")
    zero = figures.line(dash="2px,4px", width=1.4)
    traces = [figures.line(X, width=3.5), figures.points(9), support, figures.line(width=5)]
    traces += [figures.points(9), zero]
    return figures.figure(traces, figures.layout(x, y, annotations=notes))


def _frame(language: str, lift: float) -> Frame:
    outputs, mean = ELU(INPUTS, alpha=lift), facts(ELU, alpha=lift).mean
    ends, tilt = np.array([-WIDEST, WIDEST]), -TILT * mean
    along, pile = _piles(outputs)
    support = np.array([0, -0.4, 0.4, 0, -0.06, -1.2, -1.2, -0.06])
    traces = (
        RAISED + ELU(X, alpha=lift),
        np.concatenate([INPUTS, RAISED + outputs]),
        support,
        np.concatenate([ends, tilt * ends]),
        np.concatenate([along, tilt * along + 0.15 + BALL * pile]),
        np.concatenate([ends, [RAISED, RAISED]]),
    )
    words = library.words(language)["facts"]
    side = "balance_level" if abs(mean) < 5e-4 else "balance_right" if mean > 0 else "balance_left"
    return Frame(traces, (text(round(mean, 3), 3), words[side]))


def _piles(outputs: Array) -> tuple[Array, Array]:
    """Places of the balls along the beam, and the number of balls on which each one lies."""
    bins = np.round(outputs / BALL)
    heights = [int((bins[:k] == bins[k]).sum()) for k in range(len(bins))]
    return BALL * bins, np.array(heights)


BALANCE = Scene(
    name="balance",
    figure=_figure,
    frame=_frame,
    sliders=(Slider("lift", "α", 0.0, STOPS[0], STOPS[-1], 0.05, "alpha", STOPS),),
    fields=("y", "xy", "xy", "xy", "xy", "xy"),
    facts=("balance_mean", "balance_side"),
    colours=("f", "b", "soft", "ink", "b", "soft"),
    alt="balance",
    height="25rem",
    margins=(2.4, 1.0),
)
