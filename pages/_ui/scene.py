"""A chart with sliders of its own: whatever NumPy can compute from a few numbers, scrubbed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from core.curves import steps
from core.elementwise import Array
from pages._ui import library
from pages._ui.language import current
from pages._ui.player import pack, player
from pages._ui.settings import keep, settings


@dataclass(frozen=True)
class Knob:
    """A number that the learner may slide; `symbol` is plain text, its label `param.<label>`."""

    name: str
    symbol: str
    default: float
    low: float
    high: float
    step: float
    label: str = ""


@dataclass(frozen=True)
class Frame:
    """What a scene shows at one setting: an array for each trace, and what is said about it.

    `facts` are texts in the order of the scene's `facts`; `numbers` fill the `{name}`s of its
    `worked` line beside the knobs themselves (numbers, or texts).
    """

    traces: tuple[Array, ...]
    facts: tuple[str, ...] = ()
    numbers: Mapping[str, float | str] = field(default_factory=dict)


@dataclass(frozen=True)
class Scene:
    """A figure whose traces are computed from the knobs by `frame(tag, **knobs)`.

    `name` is unique and stands in keys and caches.  `kind` says what the pointer does:
    "curves" reads every line at x (`names` name them), "plane" moves a handle over a heatmap
    (`names`: x, y, then the tables), "template" fills `worked`, "plain" does nothing.
    `fields[t]` is what trace t takes from its array: "y", "z" (rows of a heatmap one after
    another) or "xy" (all x, then all y).  `colours` are f, df, ink, soft, a, b by trace.
    """

    name: str
    figure: Callable[[str], dict[str, Any]]
    frame: Callable[..., Frame]
    knobs: tuple[Knob, ...] = ()
    kind: str = "plain"
    fields: tuple[str, ...] = ("y",)
    names: Callable[[str], Sequence[str]] = lambda tag: ()
    facts: tuple[str, ...] = ()
    worked: Callable[[str], str] = lambda tag: ""
    colours: tuple[str, ...] = ("f", "df", "ink", "soft", "a", "b")
    pointer: float | tuple[float, float] | None = None
    alt: str = ""
    height: str = "22rem"
    margins: tuple[float, float] = (2.6, 4.2)

    @property
    def params(self) -> tuple[Knob, ...]:
        """The knobs, under the name that an activation has for them."""
        return self.knobs

    @property
    def defaults(self) -> dict[str, float]:
        """The default of every knob by name."""
        return {knob.name: knob.default for knob in self.knobs}


def show(scene: Scene) -> dict[str, float]:
    """Draw the scene at the learner's setting, and return that setting."""
    key = f"scene-{scene.name}"
    given = settings(scene)

    def released() -> None:
        keep(scene, st.session_state[key].get("settings") or {})

    data = packed(scene, tuple(given.items()), current())
    player()(key=key, data=data, on_settings_change=released)
    return given


@lru_cache(maxsize=256)
def packed(scene: Scene, given: tuple[tuple[str, float], ...], tag: str) -> bytes:
    """The scene as bytes for the browser: one slice per knob, the same for every visitor."""
    setting = dict(given)
    parts = [_slice(scene, knob, setting, tag) for knob in scene.knobs or (None,)]
    words = library.words(tag)
    head = {
        "id": scene.name,
        "label": scene.name,
        "kind": scene.kind,
        "figure": scene.figure(tag),
        "fields": list(scene.fields),
        "names": list(scene.names(tag)),
        "colours": list(scene.colours),
        "look": f"{scene.name} {tag}",
        "pointer": scene.pointer,
        "height": scene.height,
        "margins": scene.margins,
        "at": setting,
        "defaults": scene.defaults,
        "hidden": {},
        "worked": [scene.worked(tag)],
        "words": words["explorer"],
        "facts": {"labels": [words["facts"][name] for name in scene.facts]},
        "alt": words["alt"][scene.alt] if scene.alt else "",
    }
    return pack(head, [described for described, _ in parts], [tables for _, tables in parts])


def _slice(
    scene: Scene, knob: Knob | None, setting: Mapping[str, float], tag: str
) -> tuple[dict[str, Any], tuple[Array | None, list[Array]]]:
    values = steps(knob, setting[knob.name]) if knob else (0.0,)
    rows = [{**setting, knob.name: v} if knob else dict(setting) for v in values]
    frames = [scene.frame(tag, **row) for row in rows]
    label = knob.label or knob.name if knob else ""
    described = {
        "name": knob.name if knob else "",
        "symbol": knob.symbol if knob else "",
        "label": library.words(tag)["param"].get(label, label),
        "values": values,
        "facts": [frame.facts for frame in frames],
        "numbers": [dict(frame.numbers) for frame in frames],
        "closed": [False] * len(frames),
    }
    traces = range(len(scene.fields))
    tables = [np.stack([np.ravel(frame.traces[t]) for frame in frames]) for t in traces]
    return described, (_shared_x(scene, tag), tables)


def _shared_x(scene: Scene, tag: str) -> Array | None:
    """The x that all lines of a "curves" scene share, for the pointer."""
    if scene.kind != "curves":
        return None
    return np.asarray(scene.figure(tag)["data"][0]["x"], dtype=float)
