"""The facts of an activation at one setting, put into the reader's words."""

from collections.abc import Mapping
from math import isinf, nextafter
from typing import NamedTuple

from core.activations import Activation
from core.analysis.facts import Facts, Point, facts
from pages._ui.text import library
from pages._ui.text.numbers import NO_BREAK, figure, interval, stretch

TELL_TALES = {"slope": ("max_slope", "saturated"), "limit": ("range", "minimum", "saturated")}
"""The facts that would answer a quiz, by what that quiz hides."""

ZERO = 1e-12


class FactsRow(NamedTuple):
    """Labels and values, in the same order."""

    labels: tuple[str, ...]
    values: tuple[str, ...]


def facts_row(
    act: Activation, given: Mapping[str, float], hidden: Mapping[str, bool], tag: str
) -> FactsRow:
    """The facts that a page shows of `act` at `given`, without those that a quiz hides."""
    words = library.words(tag)["facts"]
    found = described(act, given, words)
    without = {name for part, names in TELL_TALES.items() if hidden[part] for name in names}
    names = [n for n in found if n not in without and not _idle(act, n)]
    return FactsRow(tuple(words[n] for n in names), tuple(found[n] for n in names))


def sentence(
    act: Activation, given: Mapping[str, float], hidden: Mapping[str, bool], tag: str
) -> str:
    """The chart in one sentence, for those who do not see it."""
    words = library.words(tag)
    untold = [f"_without_{part}" for part in TELL_TALES if hidden[part]]
    template = words["alt"]["".join(["chart", *untold])]
    return str(template.format(label=act.label, **described(act, given, words["facts"])))


def described(
    act: Activation, given: Mapping[str, float], words: Mapping[str, str]
) -> dict[str, str]:
    """Every fact by name, as text."""
    known = facts(act, **given)
    centre = "centred" if abs(known.mean) < ZERO else "off_centre"
    return {
        "range": interval(known.bounds),
        "monotone": words[_direction(act, known, given)],
        "mean": words[centre].format(value=figure(known.mean)),
        "max_slope": _steepest(act, known, given, words),
        "minimum": _extreme(known.minimum, words),
        "maximum": _extreme(known.maximum, words),
        "saturated": words["join"].join(map(stretch, known.saturated)) or words["none"],
    }


def _idle(act: Activation, name: str) -> bool:
    """A maximum is worth a line only where there is one."""
    return name == "maximum" and act.highest(**act.defaults) is None


def _direction(act: Activation, known: Facts, given: Mapping[str, float]) -> str:
    if known.bounds.low == known.bounds.high:
        return "constant"
    if not known.monotone:
        return "no"
    return "yes" if act(6.0, **given) >= act(-6.0, **given) else "falling"


def _steepest(
    act: Activation, known: Facts, given: Mapping[str, float], words: Mapping[str, str]
) -> str:
    at, value = known.steepest.x, figure(known.steepest.value)
    if not isinf(at):
        return _at(known.steepest, words)
    if act.grad(-at, **given) == known.steepest.value:
        apart = ", ".join(figure(kink.x) for kink in known.kinks)
        return words["apart" if apart else "everywhere"].format(value=value, where=apart)
    edges = act.kinks(**act.settings(given))
    edge = (edges or (0.0,))[-1 if at > 0 else 0]
    if act.grad(nextafter(edge, at), **given) == known.steepest.value:
        held = words["held"] if at > 0 else words["held_left"]
        return held.format(value=value, where=figure(edge))
    return words["tends"].format(value=value, where=figure(at))


def _extreme(point: Point | None, words: Mapping[str, str]) -> str:
    if point is None:
        return words["none"]
    if isinf(point.x):
        return figure(point.value)
    return _at(point, words)


def _at(point: Point, words: Mapping[str, str]) -> str:
    """Value and place; the place stays on one line."""
    where = figure(point.x).join((f"x{NO_BREAK}={NO_BREAK}", ""))
    return words["at"].format(value=figure(point.value), where=where)
