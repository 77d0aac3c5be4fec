"""Film of a duel: the output of each network over the plane or line, and its learning curves."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.duel import EVERY, LINE, MAX_CONTENDERS, STEPS, Run
from core.numerics.elementwise import Array
from pages._ui.charts.scene import Bet, Frame, Scene, Slider
from pages._ui.scenes import duel_classes, duel_layout
from pages._ui.scenes.compare import STYLES
from pages._ui.scenes.duel_words import (
    contender,
    rated_contender,
    result_sentence,
    run_sentence,
    title,
)
from pages._ui.text import library

CHARTS = ("loss", "gradient", "saturated")
# Plain dicts, since Plotly's objects take longer to validate than the training takes.
LINES = {"type": "scatter", "mode": "lines", "marker": {"size": 7}}
DOTS = {"type": "scatter", "mode": "markers", "marker": {"size": 4}}
ALTS = {0: "duel_line", 2: "duel_plane", 3: "duel_three"}
"""Key of the text alternative by the number of classes."""

PACE = 90
"""Milliseconds of a recorded step while the film plays."""

LOW, HIGH = 1e-6, 1e3
"""Limits of the logarithmic axes."""


@lru_cache(maxsize=64)
def film(run: Run, language: str) -> Scene:
    """Scene of a recorded duel, which a bet on the winner starts."""
    k = len(run.names)
    return Scene(
        name="duel",
        figure=lambda language: _figure(run, language),
        frame=lambda language, n: _frame(run, language, n),
        sliders=(Slider("n", "", 0, 0, STEPS, EVERY, "training_steps", pace=PACE),),
        kind="film",
        fields=("z" if run.data.classes else "y",) * k + ("y",) * k * len(CHARTS),
        facts=tuple(rated_contender(run.setup, c, language) for c in range(k)),
        colours=tuple(colour for colour, _ in STYLES),
        alt=ALTS[run.data.classes],
        look=f"duel {run.setup}",
        height="29rem",
        margins=(0.6, 1.1),
        places=duel_layout.places(k),
        bet=_bet(run, language),
    )


def _bet(run: Run, language: str) -> Bet:
    words = library.words(language)["duel"]
    options = tuple(contender(name, language) for name in run.names)
    results = tuple(result_sentence(run, language, c) for c in (*range(len(options)), None))
    return Bet(f"{run.setup}", words["bet"], words["bet_waits"], options, results)


def _figure(run: Run, language: str) -> dict[str, Any]:
    k = len(run.names)
    lines = [
        LINES | {"x": x.tolist(), "mode": mode, "line": {"dash": STYLES[c][1]}} | _axes(chart)
        for chart, (x, mode) in enumerate(_along(run), start=MAX_CONTENDERS)
        for c in range(k)
    ]
    outputs = [_output(run, c) for c in range(k)]
    points = [dots for c in range(k) for dots in _points(run, c)]
    ends = {name: _ends(run, name) for name in CHARTS}
    names = [contender(name, language) for name in run.names]
    words = [library.words(language)["axis"][f"duel_{chart}"] for chart in CHARTS]
    layout = duel_layout.layout([*names, *words], ends, run)
    return {"data": [*outputs, *lines, *points], "layout": layout}


def _along(run: Run) -> tuple[tuple[Array, str], ...]:
    """x of the charts: steps, then hidden layers."""
    layers = np.arange(1, run.gradient.shape[-1] + 1)
    return (
        (run.steps.astype(float), "lines"),
        (layers, "lines+markers"),
        (layers, "lines+markers"),
    )


def _axes(number: int) -> dict[str, str]:
    """Names of the axes of one chart, counted from 0."""
    tail = str(number + 1) if number else ""
    return {"xaxis": f"x{tail}", "yaxis": f"y{tail}"}


def _output(run: Run, c: int) -> dict[str, Any]:
    if run.data.classes:
        return duel_classes.plane(run.data.classes) | _axes(c)
    return LINES | {"x": LINE.tolist(), "line": {"dash": STYLES[c][1]}} | _axes(c)


def _points(run: Run, c: int) -> list[dict[str, Any]]:
    """Training points, one trace for each class."""
    if run.data.classes:
        return [DOTS | part | _axes(c) for part in duel_classes.points(run)]
    (y,), x = run.data.y, run.data.x
    soft = {"marker": {"size": 4, "opacity": 0.4}}
    return [DOTS | soft | {"x": x[0].tolist(), "y": y.tolist()} | _axes(c)]


def _ends(run: Run, name: str) -> tuple[float, float]:
    """Range of one chart over the whole film, as powers of ten where it is logarithmic."""
    if name == "saturated":
        return -0.04, 1.04
    values: Array = getattr(run, name)
    shown = np.clip(values[np.isfinite(values) & (values > 0)], LOW, HIGH)
    low, high = (shown.min(), shown.max()) if shown.size else (LOW, 1.0)
    return float(np.log10(low)) - 0.15, float(np.log10(high)) + 0.15


def _frame(run: Run, language: str, n: float) -> Frame:
    row = int(np.searchsorted(run.steps, round(n)))
    rows = _held(run, row)
    outputs = [run.field[at, c].round(2) for c, at in enumerate(rows)]
    past = np.where(run.steps[:, None] <= run.steps[row], _positive(run.loss), np.nan).T
    layers = (_positive(run.gradient[row]), run.saturated[row])
    boxes = tuple(run_sentence(run, language, row, c) for c in range(len(rows)))
    titles = tuple(title(run, language, row, c) for c in range(len(rows)))
    return Frame((*outputs, *past, *layers[0], *layers[1]), boxes, titles=titles)


def _positive(values: Array) -> Array:
    """Positive values, which a logarithmic axis can show; the others as nan."""
    return np.where(values > 0, values, np.nan)


def _held(run: Run, row: int) -> Sequence[int]:
    """Row of each contender's map: the present one, or the last before it diverged."""
    whole: NDArray[np.bool_] = np.all(np.isfinite(run.field), axis=-1)
    return [int(np.flatnonzero(whole[: row + 1, c])[-1:].sum()) for c in range(whole.shape[1])]
