"""Charts of questions: a still curve, small ones to match, and one with a movable point."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

import numpy as np
import streamlit as st

from core.activations import BY_NAME, Activation
from core.analysis.sampling import GRID, broken, grid
from core.numerics.elementwise import Array
from core.quiz import Chart, Pair, Question
from pages._ui.browser.player import player
from pages._ui.charts import figures
from pages._ui.charts.scene import Scene, packed
from pages._ui.charts.slider import Frame, Slider
from pages._ui.session.parameters import fit
from pages._ui.text.language import current

ChartKey = tuple[str, tuple[tuple[str, float], ...], str, str]
"""A chart as a hashable tuple."""

SMALL = "7rem"
NAMES = {"f": ("f",), "df": ("f′",), "both": ("f", "f′")}
LOOK = {"f": ("f",), "df": ("df",), "both": ("f", "df")}


def show(question: Question) -> None:
    """Show the curve of a question, without a pointer."""
    if question.chart:
        _still(question.id, _key(question.chart), "18rem")


def small(question: Question, pair: Pair) -> None:
    """Show a small curve without its name: of f, or of the slope on the scale of the others.

    Where a question shows both, their look would tell one from the other, and all are alike.
    """
    alike = len({other.shows for other in question.pairs if other.curve}) > 1
    name = f"small-{question.id}-{pair.curve}-{pair.shows}"
    _still(name, (pair.curve, (), pair.shows, ""), SMALL, alike)


def wall(question: Question, known: bool) -> None:
    """Show the pairs of a question, small curves in rows of three; right items once `known`."""
    for number, pair in enumerate(question.pairs):
        if not pair.curve:
            right = f" → **{pair.right[current()]}**" if known else ""
            st.markdown(f"({chr(ord('a') + number)}) {pair.left[current()]}{right}")
            continue
        if number % 3 == 0:
            columns = st.columns(3)
        with columns[number % 3]:
            small(question, pair)
            name = f" {pair.right[current()]}" if known else ""
            st.markdown(f"({chr(ord('a') + number)}){name}")


def _still(name: str, chart: ChartKey, height: str, alike: bool = False) -> None:
    data = packed(_scene(name, chart, height, alike), (), current())
    player()(key=f"still-{name}", data=data)


def point(question: Question, key: str, last: str) -> str:
    """Show a chart on which the learner moves a point or a parameter; return its number."""
    if question.chart is None:
        return ""
    limits = _limits(question.chart)
    widget = f"scene-{key}"
    at: dict[str, float] = st.session_state.setdefault(f"at-{key}", {})
    known = fit(limits, last)
    if known is not None:
        at.setdefault(limits.name, known)

    def released() -> None:
        sent = st.session_state[widget].get("settings") or {}
        moved = fit(limits, str(sent.get(limits.name)))
        if moved is not None:
            at[limits.name] = moved

    scene = _scene(question.id, _key(question.chart), "22rem")
    setting = {slider.name: at.get(slider.name, slider.default) for slider in scene.sliders}
    placed = scene if scene.sliders else replace(scene, pointer=at.get("x", 0.0))
    data = packed(placed, tuple(setting.items()), current())
    player()(key=widget, data=data, on_settings_change=released)
    return f"{at[limits.name]:g}" if at else ""


def _limits(chart: Chart) -> Slider:
    """The movable parameter or x, with its range."""
    for p in BY_NAME[chart.activation].params:
        if p.name == chart.moves:
            return Slider(p.name, figures.plain(p.symbol), p.default, p.low, p.high, p.step)
    return Slider("x", "x", 0.0, float(GRID[0]), float(GRID[-1]), 0.01)


def _key(chart: Chart) -> ChartKey:
    return chart.activation, tuple(sorted(chart.given.items())), chart.shows, chart.moves


@lru_cache(maxsize=512)
def _scene(name: str, chart: ChartKey, height: str, alike: bool = False) -> Scene:
    """Scene of a chart, quiet: the pointer would report the answer."""
    activation, given, shows, moves = chart
    act = BY_NAME[activation]
    slider = _limits(Chart(activation, dict(given), moves=moves))
    sliders = (slider,) if slider.name in act.defaults else ()
    stops = [{slider.name: v} for v in slider.values(slider.default)] if sliders else [{}]
    look = ("ink",) if alike else LOOK[shows]
    x, frame = _tables(act, act.defaults | dict(given), stops, LOOK[shows])
    return Scene(
        name=f"question-{name}",
        figure=lambda language: _figure(x, (frame(language, **at) for at in stops), look, height),
        frame=frame,
        sliders=sliders,
        kind="curves",
        fields=("y",) * len(LOOK[shows]),
        names=lambda language: NAMES[shows] if height != SMALL else (),
        colours=look,
        pointer=0.0 if moves == "x" else None,
        quiet=True,
        height=height,
        margins=(0.4, 0.4) if height == SMALL else (2.6, 2.4),
    )


def _tables(
    act: Activation, fixed: dict[str, float], stops: list[dict[str, float]], parts: tuple[str, ...]
) -> tuple[Array, Callable[..., Frame]]:
    """Grid around the kinks of all stops, and the frame of one stop, broken at its jumps."""
    x = grid(tuple(kink for stop in stops for kink in act.kinks(**fixed | stop)))

    def frame(language: str, **setting: float) -> Frame:
        at = fixed | setting
        tables = {"f": act(x, **at), "df": act.grad(x, **at)}
        return Frame(tuple(broken(x, tables[part], act.kinks(**at)) for part in parts))

    return x, frame


def _figure(x: Array, frames: Iterable[Frame], parts: tuple[str, ...], height: str) -> figures.Part:
    """Empty lines on fixed axes that contain every frame."""
    heights = np.stack([np.stack(frame.traces) for frame in frames])
    common = (0.0, 1.0) if parts != ("f",) and height == SMALL else ()
    low, high = (
        float(np.nanmin([*heights.ravel(), *common])),
        float(np.nanmax([*heights.ravel(), *common])),
    )
    pad = 0.08 * (high - low) + 0.05
    lines = [figures.line(x, figures.DASH if part == "df" else None, 3.2) for part in parts]
    numbered: figures.Part = {"showticklabels": height != SMALL}
    y = figures.axis(max(low - pad, -6.0), min(high + pad, 6.0), **numbered)
    return figures.figure(lines, figures.layout(figures.GRID_AXIS | numbered, y))
