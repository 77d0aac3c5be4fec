"""Sources and corrections of all sections."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby

import streamlit as st

from core.course import content, outline
from core.course.corrections import Correction, by_section, collected
from pages._ui.navigation import links
from pages._ui.session import answers
from pages._ui.text import citations, library
from pages._ui.text.language import current, say

WAITS = {
    ("relu", "slope"): "relu-negative-slope",
    ("elu", "limit"): "elu-limit",
    ("elu", "advantages"): "elu-limit",
    ("elu", "limits"): "elu-limit",
    ("swish", "names"): "swish-formula",
}
"""Blocks with corrections that are covered on their own pages, and the quiz that opens them."""

MARKUP = re.compile(r"([\\`*_$\[\]~<])")


def references() -> None:
    """Show all sources that the lesson cites, by author or project."""
    ordered = sorted(library.references().values(), key=lambda source: source.short.casefold())
    st.markdown("\n".join(f"- {_source(source)}" for source in ordered))


def _source(source: content.Reference) -> str:
    title = _inert(source.title)
    linked = f"[{title}]({source.url})" if source.url else title
    return f"{_inert(source.authors)} ({source.year}). {linked}. :small[{_inert(source.venue)}]"


def _inert(text: str) -> str:
    """Text with Markdown's special characters escaped."""
    return MARKUP.sub(r"\\\1", text)


def corrections(here: str) -> None:
    """Show all corrections by number, under a link to their section; those of `here` as a link."""
    for section, run in by_section(_corrections(current())):
        first = run[0].number.lower()
        with st.container(key=f"corrections-{first}", gap="xsmall"):
            if section == here:
                st.markdown(_above(run))
            else:
                links.links((section,))
                st.markdown("\n".join(_points(run)))


@cache
def _corrections(language: str) -> tuple[Correction, ...]:
    return collected({s.id: library.blocks(s.id, language) for s in outline.SECTIONS})


def _above(run: list[Correction]) -> str:
    """Numbers of the corrections on this page, as a link to their block."""
    block = library.blocks(run[0].section, current())[run[0].block]
    return f"- **{_span(run)}** · [{block.title}](#{block.id})"


def _points(run: Iterable[Correction]) -> Iterable[str]:
    """Corrections as list items; neighbours behind the same unanswered quiz share a cover."""
    for question, together in groupby(run, _covered):
        if question:
            yield f"- **{_span(list(together))}** · :gray[:material/lock: {_cover(question)}]"
        else:
            yield from (f"- **{c.number}** · {citations.linked(c.text)}" for c in together)


def _covered(correction: Correction) -> tuple[str, str] | None:
    """Section and quiz, as long as the correction would give its answer away."""
    question = WAITS.get((correction.section, correction.block), "")
    return (correction.section, question) if answers.hides(question) else None


def _cover(question: tuple[str, str]) -> str:
    section, name = question
    return say("quiz.covered", number=library.questions(section)[name].deck_number)


def _span(run: list[Correction]) -> str:
    numbers = run[0].number, run[-1].number
    return "–".join(dict.fromkeys(numbers))
