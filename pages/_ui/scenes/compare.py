"""Several activations on one chart, f or f', each with the sliders of its own parameters."""

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from core.activations import ALL, BY_NAME, Activation
from core.analysis import jumps
from core.analysis.sampling import broken, grid, slices, steps
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text import labels

MOST_FUNCTIONS = 6
LIMIT = 6.5

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
def overlay(names: tuple[str, ...], slope: bool, language: str) -> Comparison:
    """Scene of one to six activations, in the order in which they were chosen."""
    prime = "′" if slope else ""
    return Comparison(
        name="compare",
        figure=lambda language: _figure(names, slope),
        frame=lambda language, **sliders: _frame(names, slope, sliders),
        sliders=tuple(slider for name in names for slider in sliders_of(name, language)),
        kind="curves",
        fields=("y",) * len(names),
        names=lambda language: tuple(labels.function_label(n, language) + prime for n in names),
        colours=tuple(colour for colour, _ in STYLES),
        pointer=1.0,
        alt="compare",
        look=f"compare {names} {slope}",
        picture="-".join((*names, "df" if slope else "f")),
        height="clamp(18rem, 100vh - 30rem, 34rem)",
        margins=(2.6, 7.6),
        language=language,
    )


def _figure(names: tuple[str, ...], slope: bool) -> figures.Part:
    ends = [_ends(name, slope) for name in names]
    low, high = min(end[0] for end in ends), max(end[1] for end in ends)
    margin = 0.04 * (high - low)
    curves = figures.lines(shared_x(names), *(dash for _, dash in STYLES[: len(names)]))
    y = figures.axis(low - margin, high + margin)
    return figures.figure(curves, figures.layout(figures.GRID_AXIS, y))


def _frame(names: tuple[str, ...], slope: bool, sliders: dict[str, float]) -> Frame:
    """Frame with a line for each function; at a jump the value of f may be that on the right."""
    acts = [BY_NAME[name] for name in names]
    settings = [given_to(act, sliders) for act in acts]
    lines = [line(name, slope, names, **s) for name, s in zip(names, settings, strict=True)]
    dots = [dot for act, s in zip(acts, settings, strict=True) for dot in jumps.jumps(act, s)]
    shown = [dot for dot in dots if dot.curve == ("df" if slope else "f")]
    return Frame(tuple(lines), closed=any(dot.filled and dot.on_right for dot in shown))


@lru_cache(maxsize=2048)
def line(name: str, slope: bool, among: tuple[str, ...], /, **given: float) -> Array:
    """Values of f or f' of one activation on the grid that all share."""
    act, x = BY_NAME[name], shared_x(among)
    y = act.grad(x, **given) if slope else act(x, **given)
    return broken(x, y, act.kinks(**given))


@lru_cache(maxsize=256)
def shared_x(names: tuple[str, ...]) -> Array:
    """Plotting grid with all kinks that the functions have at the stops of their sliders."""
    return grid(tuple(kink for name in names for kink in _kinks(BY_NAME[name])))


def _kinks(act: Activation) -> set[float]:
    stops = [act.defaults | {p.name: v} for p in act.params for v in steps(p, p.default)]
    return {kink for given in (act.defaults, *stops) for kink in act.kinks(**given)}


@cache
def _ends(name: str, slope: bool) -> tuple[float, float]:
    """Lowest and highest value at any stop of the sliders, clipped to +-LIMIT."""
    tables = [part.df if slope else part.f for part in slices(BY_NAME[name])]
    low, high = min(np.nanmin(t) for t in tables), max(np.nanmax(t) for t in tables)
    return max(float(low), -LIMIT), min(float(high), LIMIT)
