"""What is said to an answer: sign, word, the idea behind it, and why the right one is right."""

import re

import streamlit as st

from core import quiz
from pages._ui.session import answers
from pages._ui.text import citations, formula_error
from pages._ui.text.language import current, say
from pages._ui.text.line_breaks import typeset
from pages._ui.wizard import case_verdict

COLOURED = re.compile(r":(?:blue|orange)\[((?:[^\[\]]|\[[^\]]*\])*)\]")

SIGNS = {
    "right": ":green[:material/check_circle:]",
    "right_with_note": ":green[:material/check_circle:]",
    "partly": ":material/adjust:",
    "wrong": ":red[:material/cancel:]",
    "empty": ":material/edit:",
    "unreadable": ":material/help:",
}
PREDICTED = ":material/troubleshoot:"
"""Sign of a prediction, which is neither right nor wrong."""


def feedback(question: quiz.Question, since: int = 0) -> None:
    """Sign, word and comments for the last answer; then why, once there was an answer."""
    given = answers.answers(since).get(question.id)
    verdict = quiz.grade(question, given) if given is not None else None
    if given is not None and verdict is not None:
        _judged(question, given, verdict)
        if verdict.kind in ("empty", "unreadable"):
            return
    missed = verdict is not None and not verdict.right
    surprised = missed and answers.sureness(question.id) == "sure"
    if answers.is_open(question.id, since) or surprised:
        explain(question)
    elif verdict is not None:
        with st.expander(say("quiz.why"), key=f"early-{question.id}"):
            explain(question)


def _judged(question: quiz.Question, given: str, verdict: quiz.Verdict) -> None:
    word = _word(question, verdict)
    with st.container(key=f"verdict-{question.id}"):
        st.markdown(f"{SIGNS[verdict.kind]} **{word}**")
        if question.kind == "predict" and verdict.kind != "empty":
            st.markdown(_guess_and_truth(question, given))
        for comment in verdict.comments:
            st.markdown(typeset(comment[current()]))
        if verdict.error:
            formula_error.show(given, verdict.error)
        elif verdict.kind != "empty":
            _said_of_sureness(question.id, verdict)


def _word(question: quiz.Question, verdict: quiz.Verdict) -> str:
    """The verdict in a word; a prediction is never wrong, only different from what was measured."""
    if question.kind == "predict" and verdict.kind in ("right", "wrong"):
        return say(f"verdict.predicted_{verdict.kind}")
    chosen = question.kind not in ("text", "formula", "number")
    return say(
        "verdict.choose" if verdict.kind == "empty" and chosen else f"verdict.{verdict.kind}"
    )


def _guess_and_truth(question: quiz.Question, given: str) -> str:
    guess, truth = in_words(question, given), quiz.solution(question)[current()]
    return typeset(say("quiz.guess_and_truth", guess=guess, truth=truth))


def _said_of_sureness(question: str, verdict: quiz.Verdict) -> None:
    sure = answers.sureness(question)
    if not verdict.right and sure == "sure":
        st.markdown(say("quiz.sure_but_wrong"))
    elif verdict.right and sure == "guess":
        st.markdown(say("quiz.guessed_right"))


def explain(question: quiz.Question) -> None:
    """The answer and why."""
    with st.container(key=f"why-{question.id}"):
        st.markdown(f"**{say('quiz.solution')}** {quiz.solution(question)[current()]}")
        st.markdown(citations.linked(question.why[current()]))
        case_verdict.second(question.id)


def in_words(question: quiz.Question, given: str) -> str:
    """An answer as it can be read again: the words of what was chosen, or what was typed."""
    if question.options:
        chosen = [o.words[current()] for o in question.options if o.id in given.split(",")]
        return ", ".join(chosen)
    if question.pairs:
        right = {pair.id: pair.right[current()] for pair in question.pairs}
        joined = dict(part.split("=", 1) for part in given.split(",") if "=" in part)
        lefts = {p.id: p.left[current()] if p.left else p.curve for p in question.pairs}
        return ", ".join(
            f"{lefts[i]} — {right[joined[i]]}" for i in lefts if joined.get(i) in right
        )
    return formula_error.inert(given)


def in_one_line(prompt: str) -> str:
    """A prompt as a label: its lines joined, without colours, which a label would not show."""
    return COLOURED.sub(r"\1", " ".join(prompt.split()))
