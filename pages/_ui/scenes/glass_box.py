"""Glass box: a network of nine weights with every number of both passes (`assets/web/glass/`).

The browser computes it; `tests/web/glass.test.js` compares its numbers with `core/`.
"""

from functools import cache
from typing import Any

from pages._ui.browser.component import component
from pages._ui.text import library
from pages._ui.text.labels import function_label
from pages._ui.text.language import current

FUNCTIONS = ("step", "linear", "sigmoid", "tanh", "relu", "leaky_relu")
"""Activations of the hidden neurons, with their default parameters."""

START: dict[str, Any] = {
    "f": "sigmoid",
    "loss": "squared",
    "x1": 1.0,
    "x2": 0.5,
    "y": 1.0,
    "rate": 1.0,
    "weights": {
        **{"w11": 0.8, "w12": -0.6, "w21": -1.2, "w22": 0.9, "b1": 0.1, "b2": 0.9},
        **{"v1": -1.4, "v2": 0.7, "c": -0.3},
    },
}
"""Setting at first and after a reset."""

RANGES = {
    "x1": (-3, 3, 0.1),
    "x2": (-3, 3, 0.1),
    "y": (0, 1, 0.1),
    "weight": (-6, 6, 0.1),
    "rate": (0.1, 5, 0.1),
}
"""Lowest value, highest value and step of each slider."""

HTML = """<div class="glass"><div class="glass-inner">
  <div class="glass-picture"></div>
  <div class="glass-below"><div class="glass-product"></div><p class="glass-said"></p>
    <p class="glass-heard" aria-live="polite"></p></div>
  <div class="glass-settings"></div>
</div></div>"""


def show() -> None:
    """Show the box; its state stays in the browser."""
    component("glass-box", "glass/main.js", HTML)(key="glass-box", data=data(current()))


@cache
def data(language: str) -> dict[str, Any]:
    """Words, offered functions, start and sliders of the box, as the browser reads them."""
    functions = [{"id": name, "label": function_label(name, language)} for name in FUNCTIONS]
    words = library.words(language)["glass"]
    return {"words": words, "functions": functions, "start": START, "ranges": RANGES}
