"""Votes of a class: paired bars, or a cloud of points on the curve."""

from core.quiz import Question
from core.room import Tally, is_right
from pages._ui.room.curve import Curve
from pages._ui.room.document import Reader
from pages._ui.room.question import label, spoken


def draw(reader: Reader, question: Question, tally: Tally, mark: bool = True) -> str:
    """Figure of both votes; `mark` shows the right bar."""
    on_curve = question.kind == "point" and question.chart
    drawing = _cloud(reader, question, tally) if on_curve else _bars(reader, question, tally, mark)
    moved = _moved(reader, tally) if tally.second else ""
    title = reader.say("result.title")
    return f'<figure class="result"><figcaption>{title}</figcaption>{drawing}{moved}</figure>'


def _bars(reader: Reader, question: Question, tally: Tally, mark: bool) -> str:
    rounds = [round for round in (tally.first, tally.second) if round]
    most = max([1, *(count for round in rounds for count in round.bars.values())])
    rows = ""
    for name in tally.labels:
        counts = [round.bars[name] for round in rounds]
        right = mark and _right(question, name)
        heard = _heard(reader, spoken(reader, question, name), counts)
        bars = "".join(
            f'<span class="bar n{n}" style="--share:{count / most:.3f}"><b>{count}</b></span>'
            for n, count in enumerate(counts, start=1)
        )
        named = f'<span class="name">{label(reader, question, name)}</span>'
        rows += (
            f'<li class="{"right" if right else ""}"><span class="unseen">{heard}</span>'
            f'<div aria-hidden="true">{named}{bars}</div></li>'
        )
    return f'<ul class="bars">{rows}</ul>{_key(reader, len(rounds))}'


def _right(question: Question, name: str) -> bool:
    if question.options:
        return any(option.right for option in question.options if option.id == name)
    return name == "right" or (question.kind == "number" and _is_number(question, name))


def _is_number(question: Question, name: str) -> bool:
    return name != "other" and is_right(question, name)


def _heard(reader: Reader, name: str, counts: list[int]) -> str:
    if len(counts) == 1:
        return reader.say("result.bar", label=name, first=counts[0])
    return reader.say("result.pair", label=name, first=counts[0], second=counts[1])


def _key(reader: Reader, rounds: int) -> str:
    names = [reader.say(f"result.{name}") for name in ("first", "second")[:rounds]]
    parts = (f'<span class="n{n}">{name}</span>' for n, name in enumerate(names, start=1))
    return f'<p class="key" aria-hidden="true">{"".join(parts)}</p>' if rounds > 1 else ""


def _cloud(reader: Reader, question: Question, tally: Tally) -> str:
    if question.chart is None:
        return ""
    curve = Curve(question.chart)
    rounds = [round for round in (tally.first, tally.second) if round]
    dots = "".join(curve.dots(r.points, f"dot n{n}") for n, r in enumerate(rounds, start=1))
    percent = " → ".join(f"{round.share:.0%}" for round in rounds)
    shares = reader.say("result.share", percent=percent.removesuffix("%"))
    key = _key(reader, len(rounds))
    return f"{curve.svg(dots)}{key}<p>{reader.say('result.cloud')} {shares}</p>"


def _moved(reader: Reader, tally: Tally) -> str:
    text = reader.say("result.moved", moved=tally.moved)
    if tally.gained:
        text += " " + reader.say("result.gained", gained=tally.gained)
    text = text if tally.moved else reader.say("result.stayed")
    return f'<p class="moved">{text}</p>'
