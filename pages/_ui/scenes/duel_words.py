"""Texts of a duel: names of its contenders, and their metrics at one step."""

from core.duel import OWN, Run, Setup
from pages._ui.text import labels, library
from pages._ui.text.numbers import NO_BREAK, scientific
from pages._ui.text.numbers import figure as text


def contender(name: str, language: str) -> str:
    """Name of a contender."""
    if name == OWN:
        return str(library.words(language)["duel"]["yours"])
    return labels.function_label(name, language)


def rate(setup: Setup, c: int, language: str) -> str:
    """Learning rate of a contender in words, if each has its own, else an empty text."""
    words = library.words(language)["duel"]
    if not setup.rates:
        return ""
    return str(words["rate"].format(rate=f"{setup.rates[c]:g}")).replace(" ", NO_BREAK)


def rated_contender(setup: Setup, c: int, language: str) -> str:
    """Name of a contender, with its learning rate if each has its own."""
    parts = contender(setup.names[c], language), rate(setup, c, language)
    return " · ".join(filter(None, parts))


def title(run: Run, language: str, row: int, c: int) -> str:
    """Name of a contender, after its rank once the training has begun."""
    words, name = library.words(language)["duel"], contender(run.names[c], language)
    if not row:
        return name
    rank = int(run.ranks[row, c])
    return str(
        words["rank"].format(rank=rank, name=name) if rank else words["out"].format(name=name)
    )


def result_sentence(run: Run, language: str, bet: int | None) -> str:
    """Sentence on the lowest loss at the end, beside the contender that was bet on."""
    words, ranks = library.words(language)["duel"], run.ranks[-1]
    names = [contender(name, language) for name in run.names]
    best = ", ".join(name for name, rank in zip(names, ranks, strict=True) if rank == 1)
    if not best:
        return str(words["none_left"])
    fields = {"best": best, "seed": run.setup.seed}
    if bet is None:
        return str(words["result"].format(**fields))
    key = {0: "bet_out", 1: "bet_won"}.get(int(ranks[bet]), "bet_lost")
    return str(words[key].format(bet=names[bet], rank=int(ranks[bet]), **fields))


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
    return f"{NO_BREAK}· ".join(part.replace(" ", NO_BREAK) for part in parts)


def percent(share: float) -> str:
    """Share in whole percents; 100% and 0% only for exactly all and none."""
    whole = round(100 * float(share))
    inside = min(99, max(1, whole)) if 0 < share < 1 else whole
    return f"{inside}%"


def amount(value: float) -> str:
    """Loss or gradient with three places, or with a power of ten if it is tiny or huge."""
    return scientific(float(value)) if abs(value) >= 1e4 else text(float(value), 3)
