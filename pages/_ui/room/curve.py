"""Curves of questions as SVG: one with a point to drag, one with the points of a class."""

import json
from collections.abc import Iterable

import numpy as np

from core.activations import BY_NAME
from core.numerics.elementwise import Array
from core.quiz import Chart
from pages._ui.room.document import Reader, attributes

WIDTH, HEIGHT = 320.0, 200.0
EDGE = 4.0
STEP = 0.02
HIGHEST, LOWEST = 2.5, -1.5
"""Part of the y axis that is drawn at most."""
X: Array = np.linspace(-EDGE, EDGE, 401)


class Curve:
    """f, and f′ if the chart has it, on the part of the plane that is drawn."""

    def __init__(self, chart: Chart) -> None:
        activation, given = BY_NAME[chart.activation], dict(chart.given)
        self.lines = {
            name: np.asarray(function(X, **given))
            for name, function in (("f", activation.f), ("df", activation.df))
            if chart.shows in (name, "both")
        }
        values = np.concatenate(list(self.lines.values()))
        low, high = max(LOWEST, values.min()), min(HIGHEST, values.max())
        self.low, self.high = low - 0.15, high + 0.15

    def place(self, x: Array, y: Array) -> tuple[Array, Array]:
        """Position in the drawing of a point of the plane."""
        down = (self.high - y) / (self.high - self.low)
        return (x + EDGE) / (2 * EDGE) * WIDTH, down * HEIGHT

    def svg(self, inner: str = "", **data: str | int) -> str:
        """Drawing of axes and lines, with more in front of them."""
        lines = "".join(self._line(name, y) for name, y in self.lines.items())
        box = f"0 0 {WIDTH:g} {HEIGHT:g}"
        return (
            f'<svg class="curve" viewBox="{box}" aria-hidden="true"{attributes(**data)}>'
            f"{self._axes()}{lines}{inner}</svg>"
        )

    def dots(self, points: Iterable[float], classes: str) -> str:
        """Points on the first line, one for each answer."""
        x = np.clip(np.array(list(points), dtype=float), -EDGE, EDGE)
        first = next(iter(self.lines.values()))
        across, down = self.place(x, np.interp(x, X, first))
        return "".join(
            f'<circle class="{classes}" cx="{a:.1f}" cy="{d:.1f}" r="5"/>'
            for a, d in zip(across, down, strict=True)
        )

    def _line(self, name: str, y: Array) -> str:
        inside = (y >= self.low) & (y <= self.high)
        across, down = self.place(X[inside], y[inside])
        path = " ".join(f"{a:.1f},{d:.1f}" for a, d in zip(across, down, strict=True))
        return f'<polyline class="{name}" points="{path}"/>'

    def _axes(self) -> str:
        ticks = np.arange(-3.0, 4.0)
        across, zero = self.place(ticks, np.zeros_like(ticks))
        texts = "".join(
            f'<text x="{a:.0f}" y="{zero[0] + 12:.0f}">{t:g}</text>'.replace("-", "−")
            for a, t in zip(across, ticks, strict=True)
        )
        middle = WIDTH / 2
        return f'<path class="axis" d="M0 {zero[0]:.1f}H{WIDTH:g}M{middle:g} 0V{HEIGHT:g}"/>{texts}'


def field(reader: Reader, chart: Chart, value: str) -> str:
    """Curve with a point, and the slider that moves it; the script lets the point be dragged."""
    curve = Curve(chart)
    heights = {name: curve.place(X, y)[1] for name, y in curve.lines.items()}
    points = "".join(f'<circle class="{name} grip" data-line="{name}" r="9"/>' for name in heights)
    rows = {name: [round(float(d), 1) for d in down[::4]] for name, down in heights.items()}
    start = value or "0"
    return (
        f"<p>{reader.say('vote.point')}</p>"
        f"{curve.svg(points, curve=json.dumps(rows))}"
        f'<label class="slider">x = <output data-x>{start}</output>'
        f'<input type="range" name="answer" min="{-EDGE}" max="{EDGE}" step="{STEP}"'
        f' value="{start}"></label>'
    )
