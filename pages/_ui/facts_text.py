"""The facts of an activation at one setting, put into the reader's words."""

from collections.abc import Mapping
from math import inf, isinf
from typing import NamedTuple

from core.activations import Activation, Interval
from core.facts import Facts, Point, facts
from pages._ui import library

SLOPE_FACTS = ("max_slope", "saturated")
ZERO = 1e-12
NO_BREAK = "\u00a0"


class FactsRow(NamedTuple):
    """Labels and values, in the same order."""

    labels: tuple[str, ...]
    values: tuple[str, ...]


def facts_row(
    act: Activation, given: Mapping[str, float], hidden: Mapping[str, bool], tag: str
) -> FactsRow:
    """The facts that a page shows of `act` at `given`; none of f' while a quiz hides it."""
    words = library.words(tag)["facts"]
    found = described(act, given, words)
    without = SLOPE_FACTS if hidden["slope"] else ()
    names = [n for n in found if n not in without and not _idle(act, n)]
    return FactsRow(tuple(words[n] for n in names), tuple(found[n] for n in names))


def sentence(
    act: Activation, given: Mapping[str, float], hidden: Mapping[str, bool], tag: str
) -> str:
    """The chart in one sentence, for those who do not see it."""
    words = library.words(tag)
    template = words["alt"]["chart_without_slope" if hidden["slope"] else "chart"]
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
        "max_slope": _steepest(known, words),
        "minimum": _extreme(known.minimum, words),
        "maximum": _extreme(known.maximum, words),
        "saturated": words["join"].join(map(_stretch, known.saturated)) or words["none"],
    }


def _idle(act: Activation, name: str) -> bool:
    """A maximum is worth a line only where there is one."""
    return name == "maximum" and act.highest(**act.defaults) is None


def figure(value: float, places: int = 4) -> str:
    """A number for reading: real minus, no trailing zeros, ∞, powers of ten where it is tiny."""
    if isinf(value):
        return "∞" if value > 0 else "−∞"
    if value and abs(value) < 10**-places / 2:
        digits, power = f"{value:.1e}".split("e")
        raised = str(int(power)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
        return f"{digits}×10{raised}".replace("-", "−")
    text = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("-", "−")


def interval(bounds: Interval) -> str:
    """A range as mathematicians write it: [0, ∞)."""
    if bounds.low == bounds.high:
        return f"{{{figure(bounds.low)}}}"
    left, right = "[" if bounds.closed_low else "(", "]" if bounds.closed_high else ")"
    return f"{left}{figure(bounds.low)}, {figure(bounds.high)}{right}"


def _direction(act: Activation, known: Facts, given: Mapping[str, float]) -> str:
    if known.bounds.low == known.bounds.high:
        return "constant"
    if not known.monotone:
        return "no"
    return "yes" if act(6.0, **given) >= act(-6.0, **given) else "falling"


def _steepest(known: Facts, words: Mapping[str, str]) -> str:
    at, value = known.steepest.x, figure(known.steepest.value)
    if not isinf(at):
        return _at(known.steepest, words)
    if known.slope_at_0 == known.steepest.value == known.lipschitz and not known.kinks:
        return words["everywhere"].format(value=value)
    edge = known.kinks[-1 if at > 0 else 0] if known.kinks else None
    if edge and (edge.slope_right if at > 0 else edge.slope_left) == known.steepest.value:
        held = words["held"] if at > 0 else words["held_left"]
        return held.format(value=value, where=figure(edge.x))
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


def _stretch(part: Interval) -> str:
    if part.low == -inf and part.high == inf:
        return "(−∞, ∞)"
    if part.low == -inf:
        return f"x < {figure(part.high, 2)}"
    if part.high == inf:
        return f"x > {figure(part.low, 2)}"
    return f"{figure(part.low, 2)} < x < {figure(part.high, 2)}"
