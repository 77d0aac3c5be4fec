"""Several activations on one chart: f, f' or the gate f(x)/x, with the sliders of all of them."""

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from core.activations import ALL, BY_NAME, Activation
from core.analysis import jumps
from core.analysis.gate import gate
from core.analysis.sampling import GRID, broken, grid, steps
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text import labels

MOST_FUNCTIONS = 6

VIEWS = ("f", "df", "gate")
"""Curves that can be shown: the function, its derivative, the share of x that passes."""

LIMITS = {"f": 6.5, "df": 2.0, "gate": 2.0}
"""Largest height on the axis of each view; f' and f(x)/x have the same axis."""

NEAR = 0.01
"""Height by which a curve may leave the axes without being said to."""

TITLES = {"f": "f(x)", "df": "f′(x)", "gate": "f(x)/x"}

# Colour and dash of the first, second ... function: distinct for colour-blind eyes and in grey.
STYLES = (
    ("f", "solid"),
    ("df", "9px,5px"),
    ("a", "2px,5px"),
    ("b", "16px,6px"),
    ("ink", "9px,4px,2px,4px"),
    ("soft", "16px,4px,2px,4px,2px,4px"),
)


@cache
def sliders_of(name: str, language: str) -> tuple[Slider, ...]:
    """Slider for each parameter of one activation; the URL has both names: `elu.alpha`."""
    owner = labels.function_label(name, language)
    return tuple(
        Slider(
            name=f"{name}.{p.name}",
            symbol=f"{owner} {figures.plain(p.symbol)}",
            default=p.default,
            low=p.low,
            high=p.high,
            step=p.step,
            label=p.name,
            of=f"{owner}:",
        )
        for p in BY_NAME[name].params
    )


@dataclass(frozen=True)
class Comparison(Scene):
    """Scene that keeps the parameters of all activations, also of those not chosen now."""

    language: str = "ko"

    @property
    def params(self) -> tuple[Slider, ...]:
        """Sliders of the whole catalogue."""
        return tuple(slider for act in ALL for slider in sliders_of(act.name, self.language))

    @property
    def defaults(self) -> dict[str, float]:
        """Default of each parameter, by name."""
        return {slider.name: slider.default for slider in self.params}


def given_to(act: Activation, sliders: dict[str, float]) -> dict[str, float]:
    """Parameters of one activation, selected from those of all."""
    return {p.name: sliders[f"{act.name}.{p.name}"] for p in act.params}


@lru_cache(maxsize=64)
def overlay(names: tuple[str, ...], view: str, language: str) -> Comparison:
    """Scene of one to six activations, in the order in which they were chosen."""
    prime = "′" if view == "df" else ""
    return Comparison(
        name="compare",
        figure=lambda language: _figure(names, view),
        frame=lambda language, **sliders: _frame(names, view, sliders),
        sliders=tuple(slider for name in names for slider in sliders_of(name, language)),
        kind="curves",
        fields=("y",) * len(names),
        names=lambda language: tuple(labels.function_label(n, language) + prime for n in names),
        colours=tuple(colour for colour, _ in STYLES),
        pointer=1.0,
        alt="compare",
        look=f"compare {names} {view}",
        picture="-".join((*names, view)),
        height="clamp(18rem, 100vh - 33rem, 34rem)",
        margins=(3.6, 7.6),
        language=language,
    )


def y_range(names: tuple[str, ...], view: str) -> tuple[float, float]:
    """Ends of all curves at all stops of their sliders, at most the view's limit."""
    views = (view,) if view == "f" else ("df", "gate")
    ends = [_ends(name, one) for name in names for one in views]
    return min(end[0] for end in ends), max(end[1] for end in ends)


def cut(names: tuple[str, ...], view: str, sliders: dict[str, float]) -> tuple[str, ...]:
    """Names of the functions whose curve leaves the axes at these parameters."""
    low, high = y_range(names, view)

    def leaves(name: str) -> bool:
        y = line(name, view, names, **given_to(BY_NAME[name], sliders))
        return bool(np.nanmin(y) < low - NEAR or np.nanmax(y) > high + NEAR)

    return tuple(filter(leaves, names))


def _figure(names: tuple[str, ...], view: str) -> figures.Part:
    low, high = y_range(names, view)
    margin = 0.04 * (high - low)
    curves = figures.lines(shared_x(names), *(dash for _, dash in STYLES[: len(names)]))
    x = figures.axis(GRID[0], GRID[-1], "x", dtick=2)
    y = figures.axis(low - margin, high + margin, TITLES[view])
    return figures.figure(curves, figures.layout(x, y))


def _frame(names: tuple[str, ...], view: str, sliders: dict[str, float]) -> Frame:
    """Frame with a line for each function; at a jump the value of f may be that on the right."""
    acts = [BY_NAME[name] for name in names]
    settings = [given_to(act, sliders) for act in acts]
    lines = [line(name, view, names, **s) for name, s in zip(names, settings, strict=True)]
    dots = [dot for act, s in zip(acts, settings, strict=True) for dot in jumps.jumps(act, s)]
    shown = [dot for dot in dots if dot.curve == view]
    return Frame(tuple(lines), closed=any(dot.filled and dot.on_right for dot in shown))


def values(act: Activation, view: str, x: Array, given: dict[str, float]) -> Array:
    """f, f' or f(x)/x of one activation at its parameters."""
    if view == "gate":
        return gate(act, x, **given)
    return act.grad(x, **given) if view == "df" else act(x, **given)


@lru_cache(maxsize=2048)
def line(name: str, view: str, among: tuple[str, ...], /, **given: float) -> Array:
    """Values of one curve of an activation on the grid that all share, with gaps at jumps."""
    act, x = BY_NAME[name], shared_x(among)
    return broken(x, values(act, view, x, given), (0.0, *act.kinks(**given)))


@lru_cache(maxsize=256)
def shared_x(names: tuple[str, ...]) -> Array:
    """Plotting grid with 0 and all kinks that the functions have at the stops of their sliders."""
    return grid((0.0, *(kink for name in names for kink in _kinks(BY_NAME[name]))))


def _kinks(act: Activation) -> set[float]:
    return {kink for given in _settings(act) for kink in act.kinks(**given)}


def _settings(act: Activation) -> list[dict[str, float]]:
    """The defaults, and those with one slider at each of its stops."""
    moved = [act.defaults | {p.name: v} for p in act.params for v in steps(p, p.default)]
    return [act.defaults, *moved]


@cache
def _ends(name: str, view: str) -> tuple[float, float]:
    """Lowest and highest value at any stop of the sliders, clipped to the limit of the view."""
    act, limit = BY_NAME[name], LIMITS[view]
    rows = [line(name, view, (name,), **given) for given in _settings(act)]
    low, high = min(np.nanmin(row) for row in rows), max(np.nanmax(row) for row in rows)
    return max(float(low), -limit), min(float(high), limit)
