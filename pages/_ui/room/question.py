"""Fields of a question on a phone; they hold nothing that tells the right answer."""

from html import escape

from core.quiz import Question, shuffled_options
from core.room import SURENESS, Voted
from pages._ui.room import curve
from pages._ui.room.document import Reader
from pages._ui.room.markup import plain, to_html


def prompt(reader: Reader, question: Question) -> str:
    """The question."""
    return f'<h1 class="prompt">{to_html(question.prompt[reader.language])}</h1>'


def fields(reader: Reader, question: Question, mine: Voted | None) -> str:
    """Fields for the answer and for how sure one is, filled with an earlier vote."""
    given = mine.answer if mine else ""
    if question.kind == "point" and question.chart:
        answer = curve.field(reader, question.chart, given)
    elif question.options:
        answer = _options(reader, question, given)
    else:
        answer = _typed(reader, question, given)
    return answer + _sureness(reader, mine.sure if mine else "")


def options(reader: Reader, question: Question) -> str:
    """Options to read, without fields."""
    rows = (to_html(option.words[reader.language]) for option in shuffled_options(question))
    return f'<ul class="options">{"".join(f"<li>{row}</li>" for row in rows)}</ul>'


def label(reader: Reader, question: Question, bar: str) -> str:
    """Name of a bar or of an answer as HTML."""
    words = {option.id: option.words[reader.language] for option in question.options}
    parts = [to_html(words[i]) for i in bar.split(",") if i in words]
    return " · ".join(parts) if parts else _other_label(reader, bar)


def spoken(reader: Reader, question: Question, bar: str) -> str:
    """Name of a bar without markup."""
    words = {option.id: option.words[reader.language] for option in question.options}
    return plain(words[bar]) if bar in words else _other_label(reader, bar)


def _other_label(reader: Reader, bar: str) -> str:
    known = ("right", "partly", "wrong", "other")
    return reader.say(f"result.{bar}") if bar in known else escape(bar).replace("-", "−")


def _options(reader: Reader, question: Question, given: str) -> str:
    several = question.kind == "multi"
    kind, chosen = ("checkbox" if several else "radio"), set(given.split(","))
    rows = "".join(
        f'<label><input type="{kind}" name="answer" value="{escape(o.id)}"'
        f"{' checked' if o.id in chosen else ''}{'' if several else ' required'}>"
        f"<span>{to_html(o.words[reader.language])}</span></label>"
        for o in shuffled_options(question)
    )
    legend = plain(question.prompt[reader.language])
    note = f"<p>{reader.say('vote.choose_all')}</p>" if several else ""
    unseen = f'<legend class="unseen">{escape(legend)}</legend>'
    return f'{note}<fieldset class="options">{unseen}{rows}</fieldset>'


def _typed(reader: Reader, question: Question, given: str) -> str:
    mode = "text"  # a number may be 1/4 or -3: the keyboard for decimals lacks both signs
    name = reader.say("vote.number" if question.kind == "number" else "vote.text")
    return (
        f'<label class="typed">{name}<input name="answer" inputmode="{mode}" maxlength="60"'
        f' autocomplete="off" autocapitalize="off" required value="{escape(given)}"></label>'
    )


def _sureness(reader: Reader, given: str) -> str:
    rows = "".join(
        f'<label><input type="radio" name="sure" value="{level}"'
        f"{' checked' if level == given else ''}><span>{reader.say(f'sure.{level}')}</span></label>"
        for level in SURENESS
    )
    return f'<fieldset class="sure"><legend>{reader.say("vote.sure")}</legend>{rows}</fieldset>'
