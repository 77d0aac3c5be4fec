"""Hidden size of a gated layer by LLaMA's rule, and the number of weights that results."""

import numpy as np

from core.multivariate.gates import hidden_steps
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text import library
from pages._ui.text.numbers import figure as text

WIDTHS = tuple(float(256 * k) for k in range(4, 65))
MULTIPLES = tuple(2.0**k for k in range(13))
LARGEST = 2.5
"""Upper bound of the weights at any setting, as a multiple of those of the plain layer."""

# (d, multiplier, multiple_of) of each model.
MODELS: dict[str, tuple[float, float, float]] = {
    "llama-7b": (4096, 1.0, 256),
    "llama-13b": (5120, 1.0, 256),
    "llama3-8b": (4096, 1.3, 1024),
    "llama2-70b": (8192, 1.3, 4096),
}


def _figure(language: str) -> figures.Part:
    x = figures.axis(0, LARGEST, library.words(language)["axis"]["weights"], dtick=0.5)
    y = figures.axis(-0.6, 1.6, zeroline=False, showgrid=False, ticksuffix="\u00a0\u00a0")
    bar = {"type": "bar", "x": [1.0], "orientation": "h"}
    bars = [bar | {"y": [name]} for name in ("2 · d · 4d", "3 · d · h")]
    return figures.figure(bars, figures.layout(x, y, bargap=0.35, barmode="overlay"))


def _frame(language: str, d: float, multiplier: float, multiple_of: float) -> Frame:
    width, multiple = round(d), round(multiple_of)
    two_thirds, scaled, hidden = hidden_steps(width, multiple, multiplier)
    gated, plain = 3 * width * hidden, 2 * width * 4 * width
    numbers = {
        "d": f"{width}",
        "multiplier": text(multiplier),
        "multiple_of": f"{multiple}",
        "two_thirds": f"{two_thirds}",
        "scaled": f"{scaled}",
        "hidden": f"{hidden}",
    }
    facts = (f"{hidden}", f"{gated:,}", f"{plain:,}", text(gated / plain))
    return Frame((np.array([1.0]), np.array([gated / plain])), facts, numbers)


def budget(model: str) -> Scene:
    """Scene that starts from one of MODELS."""
    width, multiplier, multiple = MODELS[model]
    return Scene(
        name=f"budget-{model}",
        figure=_figure,
        frame=_frame,
        sliders=(
            Slider("d", "d", width, 1024, 16384, 256, "width", WIDTHS),
            Slider("multiplier", "×", multiplier, 1.0, 1.5, 0.05, "multiplier"),
            Slider("multiple_of", "m", multiple, 1, 4096, 1, "multiple_of", MULTIPLES),
        ),
        kind="template",
        fields=("x", "x"),
        facts=("hidden", "gated_weights", "plain_weights", "weights_ratio"),
        worked=lambda language: str(library.words(language)["worked"]["budget"]),
        colours=("soft", "f"),
        alt="budget",
        height="9rem",
        margins=(5.2, 1),
    )


BUDGETS = {model: budget(model) for model in MODELS}
