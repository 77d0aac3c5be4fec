"""Options after the answer: each keeps its mark, and a wrong one says why it is wrong."""

import streamlit as st

from core.quiz import Option, Question, shuffled_options
from pages._ui.quiz.answer_fields import LETTERS
from pages._ui.text.language import current, say
from pages._ui.text.line_breaks import typeset


def show(question: Question, response: str) -> None:
    """Show every option as a row: the learner's choice and the right one by sign and word."""
    chosen = response.split(",")
    with st.container(key=f"marked-{question.id}", gap="xsmall"):
        for letter, option in zip(LETTERS, shuffled_options(question), strict=False):
            _row(question, option, letter, option.id in chosen)


def _row(question: Question, option: Option, letter: str, chosen: bool) -> None:
    look = "right" if option.right else "wrong" if chosen else "other"
    with st.container(key=f"mark-{look}-{question.id}-{option.id}", gap=None):
        words = f"{letter}. {typeset(option.words[current()])}"
        st.markdown(f"{words} {badge(option.right, _words(question, option, chosen))}".strip())
        if option.comment and not (option.right and chosen):
            st.markdown(typeset(option.comment[current()]))


def badge(right: bool, words: list[str]) -> str:
    """Sign and words on green or red; "" without words."""
    sign, colour = ("✓", "green") if right else ("✕", "red")
    return f":{colour}-badge[{sign} {' · '.join(words)}]" if words else ""


def _words(question: Question, option: Option, chosen: bool) -> list[str]:
    predicted = question.kind == "predict"
    missed = question.kind == "multi" and not chosen
    truth = "measured" if predicted else "missed" if missed else "right"
    words = [say(f"mark.{'guess' if predicted else 'mine'}")] if chosen else []
    return [*words, say(f"mark.{truth}")] if option.right else words
