"""Table of the properties of a typed function: property, number, meaning."""

from collections.abc import Callable
from math import isfinite, isinf, isnan
from typing import NamedTuple

import streamlit as st

from core.custom import Report, analyse
from pages._ui.lab import custom_state
from pages._ui.text.html_table import html_table
from pages._ui.text.language import say
from pages._ui.text.numbers import figure, stretch

MAX_LISTED = 4


class Row(NamedTuple):
    """Property: its text, and the key of its meaning for a network."""

    name: str
    shown: Callable[[Report], str]
    meaning: Callable[[Report], str]


def _range(f: Report) -> str:
    return say("own.none") if f.bounds is None else _span(*f.bounds)


def _span(low: float, high: float) -> str:
    return figure(low) if low == high else f"{figure(low)} … {figure(high)}"


def _ends(f: Report) -> str:
    return say("own.ends", left=_measured(f.left), right=_measured(f.right))


def _measured(value: float) -> str:
    return say("own.unclear") if isnan(value) else figure(value)


def _moment(value: float) -> str:
    return say("own.diverges") if isnan(value) else figure(value)


def _breaks(f: Report) -> str:
    kinks = [b.x for b in f.breaks if b.kink]
    jumps = [b.x for b in f.breaks if b.jump or b.pole]
    parts = [
        say(f"own.{name}", where=_listed(places))
        for name, places in (("kinks", kinks), ("jumps", jumps))
        if places
    ]
    return " · ".join(parts) or say("facts.none")


def _listed(places: list[float]) -> str:
    near = sorted(sorted(places, key=abs)[:MAX_LISTED])
    return ", ".join(figure(x) for x in near) + (", …" if len(places) > MAX_LISTED else "")


def _saturated(f: Report) -> str:
    """Intervals nearest to 0: a wave has many."""
    near = sorted(f.saturated, key=lambda part: min(abs(part.low), abs(part.high)))[:MAX_LISTED]
    parts = [stretch(part) for part in sorted(near, key=lambda part: part.low)]
    return ", ".join(parts) + (", …" if len(f.saturated) > MAX_LISTED else "") or say("facts.none")


def _steepest(f: Report) -> str:
    return figure(f.lipschitz)


def _gain(value: float) -> str:
    return say("own.no_gain") if isnan(value) else f"c = {figure(value)}"


def _bounded(f: Report) -> str:
    if f.bounds is None:
        return "nowhere"
    ends = isfinite(f.bounds[0]), isfinite(f.bounds[1])
    return {2: "both", 1: "one", 0: "none"}[sum(ends)]


def _smooth(f: Report) -> str:
    if any(b.jump or b.pole for b in f.breaks):
        return "jumps"
    return "kinks" if any(b.kink for b in f.breaks) else "smooth"


def _flat(f: Report) -> str:
    if f.direction == "constant":
        return "everywhere"
    sides = (f.slope_left, f.slope_right)
    return {2: "both", 1: "one", 0: "none"}[sum(abs(side) < 0.1 for side in sides)]


def _steep(f: Report) -> str:
    return "unbounded" if isinf(f.lipschitz) else "one" if f.lipschitz <= 1 + 1e-9 else "more"


def _centre(f: Report) -> str:
    return "unknown" if not isfinite(f.mean) else "centred" if f.zero_centred else "off"


ROWS = (
    Row("range", _range, _bounded),
    Row("direction", lambda f: say(f"own.{f.direction}"), lambda f: f.direction),
    Row("ends", _ends, lambda f: ""),
    Row("symmetry", lambda f: say(f"own.{f.symmetry}"), lambda f: f.symmetry),
    Row("saturated", _saturated, _flat),
    Row("breaks", _breaks, _smooth),
    Row("lipschitz", _steepest, _steep),
    Row("mean", lambda f: _moment(f.mean), _centre),
    Row("variance", lambda f: _moment(f.variance), lambda f: ""),
    Row("forward", lambda f: _gain(f.forward_gain), lambda f: _known(f.forward_gain)),
    Row("backward", lambda f: _gain(f.backward_gain), lambda f: _known(f.backward_gain)),
)


def _known(gain: float) -> str:
    return "missing" if isnan(gain) else "there"


def show() -> None:
    """Show the table of the present function."""
    st.html(html(analyse(custom_state.present())))
    st.caption(say("own.how"))


def html(report: Report) -> str:
    """HTML table with a row for each property."""
    heads = [say(f"own.{name}") for name in ("property", "value", "means")]
    return html_table("found", say("own.caption"), heads, (_cells(row, report) for row in ROWS))


def _cells(row: Row, report: Report) -> tuple[str, ...]:
    key = row.meaning(report)
    meaning = say(f"own_means.{row.name}_{key}" if key else f"own_means.{row.name}")
    return say(f"own_row.{row.name}"), row.shown(report), meaning
