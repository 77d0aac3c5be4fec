"""Softmax: probabilities as bars, invariance to a shift, and two classes as a sigmoid."""

from functools import lru_cache
from math import log

import numpy as np

from core.activations import SIGMOID
from core.analysis.sampling import GRID
from core.multivariate.softmax import cross_entropy, softmax
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text.numbers import figure as text

LOW = "₁₂₃₄₅₆"
FIRST = (2.0, 1.0, 0.0, -1.0, 0.5, -0.5)
THREE = np.array([1.0, 2.0, 3.0])


def _sliders(classes: int) -> tuple[Slider, ...]:
    logits = [
        Slider(f"z{k}", f"z{LOW[k - 1]}", FIRST[k - 1], -5, 5, 0.1, "logit")
        for k in range(1, classes + 1)
    ]
    return (*logits, Slider("t", "T", 1.0, 0.1, 5, 0.1, "temperature"))


def _figure(classes: int) -> figures.Part:
    """Bar for each class, with its number above it."""
    names = [f"p{LOW[k]}" for k in range(classes)]
    x = figures.axis(-0.6, classes - 0.4, dtick=1, zeroline=False)
    layout = figures.layout(x, figures.axis(0, 1.12), bargap=0.35)
    return figures.figure([figures.bars(names, "%{y:.3f}")], layout)


def _frame(language: str, t: float, **logits: float) -> Frame:
    z = np.array(list(logits.values()))
    p = softmax(z, t)
    return Frame((p,), _facts(p, float(cross_entropy(z / t, p))))


def _facts(p: Array, entropy: float) -> tuple[str, ...]:
    """Facts: sum, largest probability, ratio of the next two, entropy."""
    total = f"{' + '.join(f'{v:.3f}' for v in p)} = {p.sum():.3f}"
    largest = f"p{LOW[int(p.argmax())]} = {text(float(p.max()), 3)}"
    return total, largest, text(float(p[1] / p[2]), 3), f"{entropy:.3f} / {log(len(p)):.3f}"


@lru_cache(maxsize=64)
def bars(classes: int) -> Scene:
    """Scene of three to six classes."""
    return Scene(
        name=f"softmax-{classes}",
        figure=lambda language: _figure(classes),
        frame=_frame,
        sliders=_sliders(classes),
        facts=("sums", "largest", "ratio_23", "entropy"),
        alt="softmax",
        height="clamp(10rem, 100vh - 25rem, 16rem)",
        margins=(2.6, 1.0),
    )


BARS = {f"logits_{k}": bars(k) for k in (3, 4, 5, 6)}


def _shifted(language: str, c: float) -> Frame:
    """Frame of softmax(1 + c, 2 + c, 3 + c), with its largest difference from c = 0."""
    p = softmax(THREE + c)
    moved = float(np.abs(p - softmax(THREE)).max())
    logits = ", ".join(text(v) for v in THREE + c)
    added = text(c) if c >= 0 else f"({text(c)})"
    numbers = {"c": added} | {f"p{k}": f"{v:.4f}" for k, v in enumerate(p, 1)}
    return Frame((p,), (f"({logits})", text(moved)), numbers)


SHIFT = Scene(
    name="softmax-shift",
    figure=lambda language: _figure(len(THREE)),
    frame=_shifted,
    sliders=(Slider("c", "c", 0.0, -100, 100, 1, "added"),),
    kind="template",
    facts=("logits", "moved"),
    worked=lambda language: "softmax(1 + {c}, 2 + {c}, 3 + {c}) = ({p1}, {p2}, {p3})",
    alt="softmax_shift",
    height="13rem",
    margins=(2.6, 1.0),
)


def _two_lines(language: str) -> figures.Part:
    layout = figures.layout(figures.GRID_AXIS, figures.axis(-0.05, 1.08))
    return figures.figure(figures.lines(GRID, "solid", "3px,7px"), layout)


def _two_classes(language: str, other: float) -> Frame:
    """Frame of the first of two probabilities and the sigmoid of the logits' difference."""
    pairs = np.stack([GRID, np.full_like(GRID, other)], axis=-1)
    first, logistic = softmax(pairs)[:, 0], SIGMOID(GRID - other)
    return Frame((logistic, first), (text(float(np.abs(first - logistic).max())),))


TWO_CLASSES = Scene(
    name="softmax-two",
    figure=_two_lines,
    frame=_two_classes,
    sliders=(Slider("other", "z₂", 0.0, -4, 4, 0.1, "other_logit"),),
    kind="curves",
    fields=("y", "y"),
    names=lambda language: ("σ(x − z₂)", "p₁"),
    facts=("difference",),
    colours=("f", "ink"),
    pointer=3.0,
    alt="softmax_two",
    height="16rem",
    margins=(2.6, 5.2),
)
