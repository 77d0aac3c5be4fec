"""Sources and corrections of all sections."""

import re
from collections.abc import Iterable
from itertools import groupby

import streamlit as st

from core.course import claims, content
from core.course.claims import Claim
from pages._ui.navigation import links
from pages._ui.reference import hunt
from pages._ui.session import answers, projector
from pages._ui.text import citations, library
from pages._ui.text.language import current, say

MARKUP = re.compile(r"([\\`*_$\[\]~<])")


def references() -> None:
    """Everything that the lesson cites, folded, by author or project."""
    ordered = sorted(library.references().values(), key=lambda source: source.short.casefold())
    with st.expander(say("sources", count=len(ordered)), key="sources"):
        st.markdown("\n".join(f"- {_source(source)}" for source in ordered))


def _source(source: content.Reference) -> str:
    title = _inert(source.title)
    linked = f"[{title}]({source.url})" if source.url else title
    return f"{_inert(source.authors)} ({source.year}). {linked}. :small[{_inert(source.venue)}]"


def _inert(text: str) -> str:
    """The text with nothing in it that Markdown would read."""
    return MARKUP.sub(r"\\\1", text)


def corrections() -> None:
    """Every correction of the other sections, folded, by number, below a link to its section."""
    elsewhere = (claim for claim in library.every_claim() if claim.section != "references")
    runs = claims.corrections(elsewhere)
    count = sum(len(run) for _, run in runs)
    title, wall = say("corrections", count=count), projector.is_on()
    with st.expander(title, expanded=wall, key="all-corrections"):
        for section, run in runs:
            with st.container(key=f"corrections-{run[0].id.lower()}", gap="xsmall"):
                links.links((section,))
                _points(run)


def _points(run: Iterable[Claim]) -> None:
    """Show each correction; neighbours behind the same unanswered quiz share a line."""
    for question, together in groupby(run, lambda c: c.until if answers.hides(c.until) else ""):
        if question:
            number = library.every_question()[question].deck_number
            waits = say("quiz.covered", number=number)
            st.markdown(f"**{_span(list(together))}** · {waits}")
        else:
            for claim in together:
                hunt.heading(claim, say(f"slide_claim.{claim.verdict}"))
                st.markdown(_point(claim))


def _point(claim: Claim) -> str:
    return f"“{claim.quote[current()]}”  \n{citations.linked(claim.why[current()])}"


def _span(run: list[Claim]) -> str:
    numbers = run[0].number, run[-1].number
    return "–".join(dict.fromkeys(numbers))
