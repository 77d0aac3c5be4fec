"""Sharing out 1 by scores: three rules, and the gap between shares and the right answer."""

import numpy as np

from core.multivariate.softmax import cross_entropy, softmax
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text import library
from pages._ui.text.numbers import figure as text
from pages._ui.text.numbers import raised

LOW = "₁₂₃"
SCORES = (3.0, 2.0, -1.0)
SIGNED, SIZES, POWERS = "by_score", "by_size", "by_power"
HEAD = 0.05
"""Size of the head of an arrow, on both axes."""

BESIDE = 0.34
"""Distance of an arrow from the middle of its bar."""


def shares(rule: str, z: Array) -> Array:
    """Shares by the scores themselves, their sizes or their powers of e; nan for a sum of 0."""
    if rule == POWERS:
        return softmax(z)
    parts = np.abs(z) if rule == SIZES else z
    total = parts.sum()
    return parts / total if total else np.full_like(parts, np.nan)


def fault(z: Array, p: Array) -> str:
    """Key of the words for what is wrong with shares: no shares, a negative one, or the order."""
    if np.isnan(p).any():
        return "no_shares"
    if (p < 0).any():
        return "negative_share"
    swapped = np.subtract.outer(z, z) * np.subtract.outer(p, p) < 0
    return "order_lost" if swapped.any() else "fair"


def _sliders(name: str, first: tuple[float, ...]) -> tuple[Slider, ...]:
    return tuple(
        Slider(f"{name}{k}", f"z{LOW[k - 1]}", v, -5, 5, 0.5, "logit")
        for k, v in enumerate(first, 1)
    )


def _axis() -> figures.Part:
    names = [raised(f"p{sign}") for sign in LOW]
    return figures.axis(-0.6, 2.6, tickvals=[0, 1, 2], ticktext=names, zeroline=False)


def _cake(language: str) -> figures.Part:
    layout = figures.layout(_axis(), figures.axis(-1.2, 1.7), bargap=0.35)
    return figures.figure([figures.bars([0, 1, 2], "%{y:.2f}")], layout)


def _shared(language: str, rule: str, scores: dict[str, float]) -> Frame:
    z = np.array(list(scores.values()))
    p = shares(rule, z)
    words = library.words(language)["scene"]
    return Frame((np.clip(p, -1.1, 1.5),), (_sum(p), words[fault(z, p)]))


def _sum(p: Array) -> str:
    if np.isnan(p).any():
        return "÷ 0"
    parts = [text(v, 2) if v >= 0 else f"({text(v, 2)})" for v in p]
    return f"{' + '.join(parts)} = 1"


def _rule(rule: str) -> Scene:
    return Scene(
        name="sharing",
        look=f"sharing-{rule}",
        figure=_cake,
        frame=lambda language, **scores: _shared(language, rule, scores),
        sliders=_sliders("r", SCORES),
        facts=("sums", "fair_shares"),
        alt="sharing",
        height="17rem",
        margins=(2.6, 1.0),
    )


RULES = {rule: _rule(rule) for rule in (SIGNED, SIZES, POWERS)}


def _gap(language: str) -> figures.Part:
    """Bars of the shares, the right answer as short lines, and an arrow from each bar to it."""
    traces = [
        figures.bars([0, 1, 2], "%{y:.2f}", textposition="none"),
        figures.line(width=3),
        figures.line(width=4.5),
    ]
    layout = figures.layout(_axis(), figures.axis(-0.06, 1.08), bargap=0.5)
    return figures.figure(traces, layout)


def _pulled(language: str, gy: float, **logits: float) -> Frame:
    z, target = np.array(list(logits.values())), np.eye(3)[round(gy) - 1]
    p = softmax(z)
    traces = (p, _marks(target), _arrows(p, target))
    given = ", ".join(text(v, 2) for v in p - target)
    right = f"{text(float(p[round(gy) - 1]), 2)} → {text(float(cross_entropy(z, target)), 2)}"
    return Frame(traces, (f"({given})", right))


def _arrows(start: Array, end: Array) -> Array:
    """Upright arrows beside the bars, with a gap behind each; short ones have no head."""
    length = end - start
    head = HEAD * (np.abs(length) > 2 * HEAD)
    k, back, gap = np.arange(3) + BESIDE, end - head * np.sign(length), np.full(3, np.nan)
    x = np.stack([k, k, k - head, k, k + head, gap], axis=1)
    y = np.stack([start, end, back, end, back, gap], axis=1)
    return np.concatenate([x.ravel(), y.ravel()])


def _marks(target: Array) -> Array:
    """A short line at the height of the right answer, with a gap behind each."""
    k, gap = np.arange(3.0), np.full(3, np.nan)
    x = np.stack([k - 0.32, k + 0.44, gap], axis=1)
    return np.concatenate([x.ravel(), np.stack([target, target, gap], axis=1).ravel()])


GAP = Scene(
    name="softmax-gap",
    figure=_gap,
    frame=_pulled,
    sliders=(*_sliders("g", (2.0, 0.5, -1.0)), Slider("gy", "y", 2, 1, 3, 1, "right_answer")),
    fields=("y", "xy", "xy"),
    facts=("gap", "loss_of_right"),
    colours=("f", "df"),
    alt="softmax_gap",
    height="17rem",
    margins=(2.6, 1.0),
)
