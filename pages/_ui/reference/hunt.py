"""Hunt for the reference of the deck that does not exist: cards to guess from, then findings."""

import streamlit as st

from core.course.claims import Claim
from core.quiz import Option, Question
from pages._ui.session import answers, learner_record
from pages._ui.text import citations, library
from pages._ui.text.labels import VERDICT_SIGNS
from pages._ui.text.language import current, say

HUNT = "reference-hunt"
"""Id of the guess in the learner's record."""

ABSENT = "E49"
"""Number of the correction about references that are missing, which is no card."""

TOGETHER = " / "
"""Separator of two references that one correction is about."""


def show() -> None:
    """Show the references as cards to choose from; after a guess, each with what was found."""
    if answers.was_tried(HUNT):
        _verdict()
        with st.container(key="hunt-found"):
            for claim in _claims():
                _finding(claim)
        absent = library.claims("references")[ABSENT]
        with st.container(key="hunt-absent", gap=None):
            heading(absent, say("hunt.missing"))
            st.markdown(_why(absent))
    else:
        _ask()
    learner_record.keep(HUNT)


def references(claim: Claim) -> list[str]:
    """References that a correction is about, as the deck prints them."""
    return claim.quote[current()].split(TOGETHER)


def _claims() -> list[Claim]:
    return [c for c in library.claims("references").values() if c.id != ABSENT]


def _ask() -> None:
    printed = [(claim, text) for claim in _claims() for text in references(claim)]
    with st.container(key="hunt-cards"):
        for place, (claim, text) in enumerate(printed):
            st.button(
                text,
                key=f"hunt-{place}",
                on_click=_guess,
                args=(claim.id,),
                width="stretch",
            )
    show = say("quiz.show")
    st.button(show, key=f"show-{HUNT}", type="tertiary", on_click=answers.reveal, args=(HUNT,))


def _guess(number: str) -> None:
    answers.answer(_question(), number, "")


def _question() -> Question:
    """The hunt as a prediction, in which the reference that was not found is right."""
    options = tuple(
        Option(c.id, c.quote["ko"], c.quote["en"], c.verdict == "does_not_hold") for c in _claims()
    )
    return Question(HUNT, "predict", {}, {}, {}, options=options)


def _verdict() -> None:
    """One line on the guess, if there was one."""
    guess = answers.answers().get(HUNT)
    if guess in library.claims("references"):
        right = library.claims("references")[guess].verdict == "does_not_hold"
        st.markdown(say("hunt.right" if right else "hunt.wrong"))


def _finding(claim: Claim) -> None:
    """The reference with its number, verdict and reason; the learner's own guess is marked."""
    mine = answers.answers().get(HUNT) == claim.id
    with st.container(key=f"finding-{claim.verdict}-{claim.id.lower()}", border=True, gap=None):
        heading(claim, say(f"hunt.{claim.verdict}"))
        mark = f" :gray-badge[{say('mark.guess')}]" if mine else ""
        st.markdown("  \n".join(references(claim)) + mark)
        st.markdown(_why(claim))


def heading(claim: Claim, verdict: str) -> None:
    """Number and verdict as a heading to which links may lead."""
    words = f"{claim.number} · {VERDICT_SIGNS[claim.verdict]} {verdict}"
    st.subheader(words, anchor=claim.number)


def _why(claim: Claim) -> str:
    return citations.linked(claim.why[current()])
