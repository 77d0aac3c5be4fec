"""Texts of a duel: names of its contenders, and their metrics at one step."""

from core.duel import OWN, Run
from pages._ui.text import labels, library
from pages._ui.text.numbers import NO_BREAK, scientific
from pages._ui.text.numbers import figure as text


def contender(name: str, language: str) -> str:
    """Name of a contender."""
    if name == OWN:
        return str(library.words(language)["duel"]["yours"])
    return labels.function_label(name, language)


def run_sentence(run: Run, language: str, row: int, c: int) -> str:
    """Loss, accuracy, dead and saturated share of one contender, or the step of its divergence."""
    words = library.words(language)["duel"]
    if 0 <= run.diverged[c] <= run.steps[row]:
        return str(words["diverged_at"].format(step=run.diverged[c]))
    parts = [words["loss"].format(loss=amount(run.loss[row, c]))]
    if run.data.classes:
        parts.append(words["accuracy"].format(share=percent(run.accuracy[row, c])))
    parts.append(words["dead"].format(share=percent(run.dead[row, c].mean())))
    parts.append(words["saturated"].format(share=percent(run.saturated[row, c].mean())))
    return " · ".join(part.replace(" ", NO_BREAK) for part in parts)


def percent(share: float) -> str:
    """Share in whole percents; 100 % and 0 % only for exactly all and none."""
    whole = round(100 * float(share))
    inside = min(99, max(1, whole)) if 0 < share < 1 else whole
    return f"{inside}{NO_BREAK}%"


def amount(value: float) -> str:
    """Loss or gradient with three places, or with a power of ten if it is tiny or huge."""
    return scientific(float(value)) if abs(value) >= 1e4 else text(float(value), 3)
