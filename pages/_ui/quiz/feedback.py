"""Feedback on an answer: verdict, comments and explanation; options have theirs in their rows."""

import re

import streamlit as st

from core import quiz
from pages._ui.session import answers
from pages._ui.text import citations, formula_error
from pages._ui.text.language import current, say
from pages._ui.text.line_breaks import typeset
from pages._ui.wizard import case_verdict

COLOURED = re.compile(r":(?:blue|orange)\[((?:[^\[\]]|\[[^\]]*\])*)\]")

ICONS: dict[quiz.Verdict, str] = {
    "right": ":green[:material/check_circle:]",
    "right_with_note": ":green[:material/check_circle:]",
    "partly": ":material/adjust:",
    "wrong": ":red[:material/cancel:]",
    "empty": ":material/edit:",
    "unreadable": ":material/help:",
}
PREDICTED = ":material/troubleshoot:"
"""Icon of a prediction, which is neither right nor wrong."""


def show(question: quiz.Question, since: int = 0) -> None:
    """Show verdict and comments for the last answer, and the explanation."""
    response = answers.answers(since).get(question.id)
    feedback = quiz.grade(question, response) if response is not None else None
    if response is not None and feedback is not None:
        _show_verdict(question, response, feedback)
        if feedback.verdict in ("empty", "unreadable"):
            return
    missed = feedback is not None and not feedback.right
    surprised = missed and answers.sureness(question.id) == "sure"
    if answers.is_open(question.id, since) or surprised:
        explain(question)
    elif feedback is not None:
        with st.expander(say("quiz.why"), key=f"early-{question.id}"):
            explain(question)


def _show_verdict(question: quiz.Question, response: str, feedback: quiz.Feedback) -> None:
    with st.container(key=f"verdict-{question.id}"):
        st.markdown(f"{ICONS[feedback.verdict]} **{_verdict_text(question, feedback.verdict)}**")
        for comment in () if question.options else feedback.comments:
            st.markdown(typeset(comment[current()]))
        if feedback.error:
            formula_error.show(response, feedback.error)
        elif feedback.verdict != "empty":
            _comment_on_sureness(question.id, feedback)


def _verdict_text(question: quiz.Question, verdict: quiz.Verdict) -> str:
    """Verdict in a word; a prediction is not wrong, but differs from the measurement."""
    if question.kind == "predict" and verdict in ("right", "wrong"):
        return say(f"verdict.predicted_{verdict}")
    if verdict == "empty" and question.kind not in ("text", "formula", "number"):
        return say("verdict.choose")
    return say(f"verdict.{verdict}")


def _comment_on_sureness(question: str, feedback: quiz.Feedback) -> None:
    sure = answers.sureness(question)
    if not feedback.right and sure == "sure":
        st.markdown(say("quiz.sure_but_wrong"))
    elif feedback.right and sure == "guess":
        st.markdown(say("quiz.guessed_right"))


def explain(question: quiz.Question) -> None:
    """Show the explanation, below the right answer unless the options are marked."""
    with st.container(key=f"why-{question.id}"):
        if not question.options:
            st.markdown(f"**{say('quiz.solution')}** {quiz.solution(question)[current()]}")
        st.markdown(citations.linked(question.why[current()]))
        case_verdict.show(question.id)


def response_text(question: quiz.Question, response: str) -> str:
    """Response as text: the words of the chosen options or pairs, or the typed text."""
    if question.options:
        chosen = [o.words[current()] for o in question.options if o.id in response.split(",")]
        return ", ".join(chosen)
    if question.pairs:
        right = {pair.id: pair.right[current()] for pair in question.pairs}
        joined = dict(part.split("=", 1) for part in response.split(",") if "=" in part)
        lefts = {p.id: p.left[current()] if p.left else p.curve for p in question.pairs}
        return ", ".join(
            f"{lefts[i]} — {right[joined[i]]}" for i in lefts if joined.get(i) in right
        )
    return formula_error.inert(response)


def one_line(prompt: str) -> str:
    """Prompt as a label: on one line and without colours, which labels do not show."""
    return COLOURED.sub(r"\1", " ".join(prompt.split()))
