"""Facts of an activation at one setting, in the reader's language."""

from collections.abc import Mapping
from math import isinf, nextafter
from typing import NamedTuple

from core.activations import Activation
from core.analysis.facts import Facts, Point, facts
from pages._ui.text import library
from pages._ui.text.labels import function_label
from pages._ui.text.numbers import NO_BREAK, figure, interval, stretch

REVEALING_FACTS = {"slope": ("max_slope", "saturated"), "limit": ("range", "minimum", "saturated")}
"""Facts that give away the answer of a quiz, by the part that the quiz hides."""

ZERO = 1e-12


class FactsRow(NamedTuple):
    """Labels and values, in the same order."""

    labels: tuple[str, ...]
    values: tuple[str, ...]


def facts_row(
    act: Activation, given: Mapping[str, float], hidden: Mapping[str, bool], language: str
) -> FactsRow:
    """Facts of `act` at `given` for the page in `language`, without those that a quiz hides."""
    words = library.words(language)["facts"]
    described = describe(act, given, words)
    without = {name for part, names in REVEALING_FACTS.items() if hidden[part] for name in names}
    names = [n for n in described if n not in without and not _is_trivial(act, n)]
    return FactsRow(tuple(words[n] for n in names), tuple(described[n] for n in names))


def sentence(
    act: Activation, given: Mapping[str, float], hidden: Mapping[str, bool], language: str
) -> str:
    """Text alternative of the chart: one sentence for screen readers."""
    words = library.words(language)
    variant = [f"_without_{part}" for part in REVEALING_FACTS if hidden[part]]
    template = words["alt"]["".join(["chart", *variant])]
    label = function_label(act.name, language)
    return str(template.format(label=label, **describe(act, given, words["facts"])))


def describe(
    act: Activation, given: Mapping[str, float], words: Mapping[str, str]
) -> dict[str, str]:
    """Text of every fact, by name."""
    known = facts(act, **given)
    centre = "centred" if abs(known.mean) < ZERO else "off_centre"
    return {
        "range": interval(known.bounds),
        "monotone": words[_direction(act, known, given)],
        "mean": words[centre].format(value=figure(known.mean)),
        "max_slope": _steepest(act, known, given, words),
        "minimum": _extreme(known.minimum, known.period, words),
        "maximum": _extreme(known.maximum, known.period, words),
        "saturated": _saturated(known, words),
    }


def _is_trivial(act: Activation, name: str) -> bool:
    """Whether the fact is trivial: the maximum of a function without one."""
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
        return _at(known.steepest, known.period, words)
    if act.grad(-at, **given) == known.steepest.value:
        apart = ", ".join(figure(kink.x) for kink in known.kinks)
        return words["apart" if apart else "everywhere"].format(value=value, where=apart)
    edges = act.kinks(**act.settings(given))
    edge = (edges or (0.0,))[-1 if at > 0 else 0]
    if act.grad(nextafter(edge, at), **given) == known.steepest.value:
        held = words["held"] if at > 0 else words["held_left"]
        return held.format(value=value, where=figure(edge))
    return words["tends"].format(value=value, where=figure(at))


def _extreme(point: Point | None, period: float | None, words: Mapping[str, str]) -> str:
    if point is None:
        return words["none"]
    if isinf(point.x):
        return figure(point.value)
    return _at(point, period, words)


def _saturated(known: Facts, words: Mapping[str, str]) -> str:
    parts = words["join"].join(map(stretch, known.saturated))
    if parts and known.period:
        return words["repeated"].format(where=parts, period=figure(known.period))
    return parts or words["none"]


def _at(point: Point, period: float | None, words: Mapping[str, str]) -> str:
    """Value and place, which does not break across lines, and how often it comes back."""
    where = figure(point.x).join((f"x{NO_BREAK}={NO_BREAK}", ""))
    if period:
        where = words["repeats"].format(where=where, period=figure(period))
    return words["at"].format(value=figure(point.value), where=where)
