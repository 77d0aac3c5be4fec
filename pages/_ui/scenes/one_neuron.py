"""Film of one neuron on eight points: springs pull its line, and one long step tears them off."""

from functools import lru_cache

import numpy as np

from core.experiments.one_neuron import START, Life, X, Y, live
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text import library
from pages._ui.text.numbers import figure as text

STEPS = 400
STOPS = (*range(41), *range(45, 101, 5), *range(110, 201, 10), *range(220, STEPS + 1, 20))
TICKS = (0, 10, 40, STEPS)
RATES = tuple(k / 50 for k in range(5, 51))
LEAKS = (0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3)
LEFT, RIGHT = 0.0, 1.12
LOWEST = -7.0
"""Decimal logarithm of the smallest loss on the chart."""

HEIGHT = [0, 0.9]
"""Share of the height that the panels have, below their names."""

COILS = 6
PACE = 110


@lru_cache(maxsize=512)
def lived(rate: float, slope: float) -> Life:
    """The run of one rate and one leak."""
    return live(rate, slope, STEPS)


def _figure(language: str) -> figures.Part:
    """The neuron among its points on the left, its loss by step on the right."""
    words = library.words(language)
    layout = figures.layout(
        figures.axis(LEFT, RIGHT, "x", dtick=0.5, zeroline=False, domain=[0, 0.56]),
        figures.axis(-1.3, 2.1, dtick=1, domain=HEIGHT),
        xaxis2=_steps(words["axis"]["training_steps"]),
        yaxis2=figures.axis(
            LOWEST, 0.6, **figures.powers(range(-6, 1, 2)), domain=HEIGHT, anchor="x2"
        ),
        annotations=_notes(words["scene"]),
    )
    return figures.figure(_traces(), layout)


def _traces() -> list[figures.Part]:
    """f, touched points, z, springs, hairlines, other points; loss and its dot; the first line.

    Colours and widths go by a trace's place in its own panel: the loss has those of f.
    """
    f, z = figures.line(width=4), figures.line([LEFT, RIGHT], "3px,5px", 1.6)
    springs, hairs = figures.line(width=2), figures.line(width=0.9)
    free = {"type": "scatter", "mode": "text", "text": ["○"] * len(X)}
    other = {"xaxis": "x2", "yaxis": "y2"}
    loss, now = figures.line(range(len(STOPS)), width=2.6, **other), figures.points(12, **other)
    first = [START[0] * end + START[1] for end in (LEFT, RIGHT)]
    start = figures.line([LEFT, RIGHT], "1px,5px", 1.8, y=first)
    return [f, figures.points(11), z, springs, hairs, free, loss, now, start]


def _notes(words: dict[str, str]) -> list[figures.Part]:
    above: figures.Part = {
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "y": 1.0,
    }
    return [
        figures.note(words["neuron_line"], 0, **above),
        figures.note(words["neuron_loss"], 0.66, **above),
        figures.note(words["neuron_start"], 0.5, 1.5, xanchor="right", yanchor="bottom"),
    ]


def _steps(title: str) -> figures.Part:
    """The axis of the stops: as dense at first as the slider."""
    ticks = {
        "tickvals": [STOPS.index(n) for n in TICKS],
        "ticktext": [f"{n}" for n in TICKS],
        "tickangle": 0,
    }
    return figures.axis(
        -1, len(STOPS), title, **ticks, zeroline=False, domain=[0.66, 1], anchor="y2"
    )


def _frame(language: str, neuron_step: float, rate: float, leak: float) -> Frame:
    run, n = lived(rate, leak), round(neuron_step)
    w, b, touched = float(run.w[n]), float(run.b[n]), run.touched[n]
    row = int(np.searchsorted(STOPS, n))
    fall = np.log10(np.maximum(run.loss[list(STOPS)], 10 ** (LOWEST - 1)))
    traces = (
        _output(w, b, leak),
        _where(touched),
        w * np.array([LEFT, RIGHT]) + b,
        _springs(w, b, leak, touched),
        _springs(w, b, leak, ~touched if leak else np.zeros_like(touched)),
        _where(~touched),
        fall,
        np.array([row, fall[row]]),
    )
    return Frame(traces, _facts(library.words(language)["facts"], run, n))


def _output(w: float, b: float, leak: float) -> Array:
    """The neuron's line with its bend, if that is on the chart."""
    bend = -b / w if w else LEFT
    x = np.array([LEFT, np.clip(bend, LEFT, RIGHT), RIGHT])
    z = w * x + b
    return np.concatenate([x, np.where(z > 0, z, leak * z)])


def _springs(w: float, b: float, leak: float, pulling: Array) -> Array:
    """A coil from each pulling point to the line, with a gap behind each."""
    z = w * X + b
    ends = np.where(z > 0, z, leak * z)
    along = np.append(np.linspace(0, 1, 2 * COILS), np.nan)
    side = np.append([0, *[1, -1] * (COILS - 1), 0], np.nan)
    stretch = (ends - Y)[:, None]
    x = np.where(pulling, X, np.nan)[:, None] + np.minimum(0.012, np.abs(stretch) / 8) * side
    y = Y[:, None] + stretch * along
    return np.concatenate([x.ravel(), y.ravel()])


def _where(chosen: Array) -> Array:
    return np.concatenate([np.where(chosen, X, np.nan), Y])


def _facts(words: dict[str, str], run: Life, n: int) -> tuple[str, ...]:
    """Points with z > 0, the gradient and the loss at this step, and the fate of the whole run."""
    count = int(run.touched[n].sum())
    sign = "✓" if count else "✕"
    gradient = float(np.hypot(run.slope_w[n], run.slope_b[n]))
    numbers = text(gradient, 3), text(float(run.loss[n]), 3)
    return f"{sign} {count} / {len(X)}", *numbers, _fate(words, run)


def _fate(words: dict[str, str], run: Life) -> str:
    if run.lost is None:
        return words["never_lost"]
    if run.back is None:
        return words["never_back"].format(steps=STEPS)
    return words["back_after"].format(steps=run.back)


def one_neuron(rate: float, leaky: bool = False) -> Scene:
    """The film at a learning rate, of ReLU or with a slider of the leak."""
    leak = Slider("leak", "a", 0.01, 0.0, LEAKS[-1], 0.01, "a", LEAKS)
    return Scene(
        name=f"one-neuron-{'leaky' if leaky else 'relu'}",
        figure=_figure,
        frame=_frame if leaky else lambda language, **given: _frame(language, leak=0.0, **given),
        sliders=(
            Slider("neuron_step", "", 1, 0, STEPS, 1, "training_steps", STOPS, pace=PACE),
            Slider("rate", "", rate, RATES[0], RATES[-1], 0.02, "rate", RATES),
            *((leak,) if leaky else ()),
        ),
        fields=("xy", "xy", "y", "xy", "xy", "xy", "y", "xy"),
        facts=("points_touched", "gradient_size", "mse", "touches_again"),
        colours=("f", "ink", "soft", "df", "df"),
        alt="one_neuron",
        height="20rem",
        margins=(2.4, 0.8),
    )


RELU, LEAKY = one_neuron(0.5), one_neuron(0.6, leaky=True)
