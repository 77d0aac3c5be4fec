"""Labels of activations, gates, sections, numbers and choices."""

from collections.abc import Mapping

from core import activations
from core.course.outline import SECTIONS
from core.experiments.stack import Fate, fate
from core.multivariate import gates
from pages._ui.text import library
from pages._ui.text.language import current, say
from pages._ui.text.numbers import number

VERDICT_SIGNS = {"holds": "✓", "holds_if": "◐", "does_not_hold": "✕"}

FATE_SIGNS: Mapping[Fate, str] = {
    **dict.fromkeys(("vanished", "exploded"), VERDICT_SIGNS["does_not_hold"]),
    **dict.fromkeys(("weak", "growing"), VERDICT_SIGNS["holds_if"]),
    "kept": VERDICT_SIGNS["holds"],
}


def function_label(name: str, language: str) -> str:
    """Label of an activation: its section's title, else its name in the language or the catalogue.

    A gate has its name of the catalogue; the section on gates is about all of them.
    """
    if name in gates.BY_NAME:
        return gates.BY_NAME[name].label
    words = library.words(language)
    return str((words["section"] | words["name"]).get(name, activations.BY_NAME[name].label))


def label(option: str) -> str:
    """Label of a function, section or number; else the interface text `choice.<option>`."""
    if option.lstrip("-")[:1].isdigit():
        return option.replace("-", "−")
    if option in gates.BY_NAME or option in activations.BY_NAME:
        return function_label(option, current())
    known = option in {section.id for section in SECTIONS}
    return say(f"section.{option}" if known else f"choice.{option}")


def ratio_label(ratio: float, language: str) -> str:
    """Ratio of a signal or gradient to two digits, and the word for it: "0.23 kept"."""
    return " ".join(ratio_words(ratio, language))


def ratio_words(ratio: float, language: str) -> tuple[str, str]:
    """Number and word of `ratio_label`."""
    return number(float(f"{ratio:.2g}")), library.words(language)["stack"][fate(ratio)]
