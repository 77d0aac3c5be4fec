"""Labels of gates, activations, sections, numbers and choices."""

from core.activations import BY_NAME
from core.course.outline import SECTIONS
from core.multivariate import gates
from pages._ui.text import library
from pages._ui.text.language import current, say


def label(option: str) -> str:
    """Label of a gate, activation, section or number; else the interface text `choice.<option>`."""
    if option.lstrip("-")[:1].isdigit():
        return option.replace("-", "−")
    if option in gates.BY_NAME:
        return gates.BY_NAME[option].label
    if option in {section.id for section in SECTIONS}:
        return say(f"section.{option}")
    return activation(option, current()) if option in BY_NAME else say(f"choice.{option}")


def activation(name: str, language: str) -> str:
    """Name of an activation: its section's, else its own in that language, else the catalogue's."""
    words = library.words(language)
    return str((words["section"] | words["name"]).get(name, BY_NAME[name].label))
