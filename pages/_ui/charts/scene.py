"""Chart with its own sliders, computed with NumPy at every stop."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import streamlit as st

from core.numerics.elementwise import Array
from pages._ui.browser.chart_header import Bet, ChartHeader, Grip, Kind
from pages._ui.browser.player import pack_chart, player
from pages._ui.charts.slider import Frame, Slider, rows
from pages._ui.runtime.shared_cache import shared_cache
from pages._ui.session import learner_record
from pages._ui.session.parameters import keep, settings
from pages._ui.text import library
from pages._ui.text.language import current, say

__all__ = ["Bet", "Frame", "Grip", "Scene", "Slider", "show"]

SHARED = (
    *("kind", "fields", "colours", "grips", "pointer", "quiet"),
    *("plays", "bet", "height", "margins", "picture", "places", "drawn"),
)
"""Fields of a scene that its header has unchanged."""


@dataclass(frozen=True)
class Scene:
    """Figure whose traces are computed from the sliders by `frame(language, **sliders)`.

    `name` is unique: keys and caches use it.  `kind` is the behaviour of the pointer:
    "curves" reads every line at x (`names` name them), "plane" moves a handle over a heatmap
    (`names`: x, y, then the tables), "template" fills `worked`, "named" and "plain" do nothing, but
    "named" writes `names` at the ends of its first lines, and so does "sketch", whose first trace
    is drawn by hand: its last points are at the heights of the `nodes`, which have no sliders, and
    `worked` says the place and the height of one, `{at}` and `{height}`.
    `fields[t]` is the part of trace t that its array fills: "y", "z" (rows of a heatmap one after
    another), "xy" (all x, then all y), "grip" (an "xy", the places of `grips`) or "label" (an "xy",
    then the number that the trace's `texttemplate` shows as `customdata`).
    `grips` are points that drag the sliders, one for each of them.
    `facts` are keys of the labels, or the labels themselves where there is no such key.
    `colours` are f, df, ink, soft, a, b by trace.
    Scenes that share a name replace each other without a restart; `look` then distinguishes their
    figures.  `picture` is the file name under which the chart can be saved.
    A film that `plays` does so once by itself, where motion is welcome; one with a `bet` plays
    once the learner has bet.
    A `quiet` pointer shows only its x, is moved by pressing, and is reported like a slider.
    Traces beyond `fields` stay unchanged.  `places` are changes of the layout for a "wide" and a
    "narrow" screen.
    """

    name: str
    figure: Callable[[str], dict[str, Any]]
    frame: Callable[..., Frame]
    sliders: tuple[Slider, ...] = ()
    nodes: tuple[Slider, ...] = ()
    kind: Kind = "plain"
    fields: tuple[str, ...] = ("y",)
    names: Callable[[str], Sequence[str]] = lambda language: ()
    facts: tuple[str, ...] = ()
    worked: Callable[[str], str] = lambda language: ""
    colours: tuple[str, ...] = ("f", "df", "ink", "soft", "a", "b")
    grips: tuple[Grip, ...] = ()
    pointer: float | tuple[float, float] | None = None
    alt: str = ""
    height: str = "22rem"
    look: str = ""
    picture: str = ""
    margins: tuple[float, float] = (2.6, 4.2)
    quiet: bool = False
    plays: bool = False
    bet: Bet | None = None
    places: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, hash=False)

    @property
    def params(self) -> tuple[Slider, ...]:
        """Sliders and nodes, under the name that `Tunable` has for them."""
        return (*self.sliders, *self.nodes)

    @property
    def drawn(self) -> tuple[str, ...]:
        """Names of the nodes."""
        return tuple(node.name for node in self.nodes)

    @property
    def defaults(self) -> dict[str, float]:
        """Default of each slider and node, by name."""
        return {one.name: one.default for one in self.params}


def show(scene: Scene) -> dict[str, float]:
    """Draw the scene at the learner's setting, and return that setting."""
    key = f"scene-{scene.name}"
    given = settings(scene)
    refused = st.session_state.pop("refused", ())
    if refused:
        words = library.words(current())["param"]
        named = [slider.label_in(words) for slider in scene.params if slider.name in refused]
        st.info(say("failed.parameter", found=", ".join(named)))

    def released() -> None:
        keep(scene, st.session_state[key].get("settings") or {})
        learner_record.measure(scene.name)

    data = packed(scene, tuple(given.items()), current())
    player()(key=key, data=data, on_settings_change=released)
    return given


# The 57 scenes and 483 conditions of experiments are about a thousand charts in two languages, each
# of 25 kB on average and of 170 kB at most.
@shared_cache(size=1024)
def packed(scene: Scene, given: tuple[tuple[str, float], ...], language: str) -> bytes:
    """Scene as bytes for the browser, with one slice per slider; the same for every visitor."""
    setting, x = dict(given), _shared_x(scene, language)
    parts = [rows(slider, scene.frame, setting, language) for slider in scene.sliders or (None,)]
    described, tables = [part for part, _ in parts], [(x, table) for _, table in parts]
    return pack_chart(_header(scene, setting, language), described, tables)


def _header(scene: Scene, setting: dict[str, float], language: str) -> ChartHeader:
    words = library.words(language)
    return ChartHeader(
        id=scene.name,
        figure=scene.figure(language),
        words=words["explorer"],
        alt=words["alt"][scene.alt] if scene.alt else "",
        look=f"{scene.look or scene.name} {language}",
        names=scene.names(language),
        label=scene.name,
        worked=(scene.worked(language),),
        facts=[words["facts"].get(name, name) for name in scene.facts],
        at=setting,
        defaults=scene.defaults,
        film=scene.kind == "film",
        **{name: getattr(scene, name) for name in SHARED},
    )


def _shared_x(scene: Scene, language: str) -> Array | None:
    """Common x of the lines of a "curves" scene, for the pointer."""
    if scene.kind != "curves":
        return None
    return np.asarray(scene.figure(language)["data"][0]["x"], dtype=float)
