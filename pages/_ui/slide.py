"""Slide of the projector: title and words, and the stage for what they speak about."""

from typing import Any

import streamlit as st

from core.course.outline import Section
from core.course.slides import Slide
from core.quiz import Question, solution
from pages._ui.navigation import passport
from pages._ui.quiz import card, claim
from pages._ui.session import answers, slides
from pages._ui.text import library
from pages._ui.text.language import current, say
from pages._ui.text.line_breaks import typeset


def draw(section: Section, slide: Slide) -> Any:
    """Draw title and words; return the stage, with the slide's question or sentence on it.

    The last slide of a section closes with its passport.
    """
    slides.arrive(section.id, slide)
    question = library.questions(section.id)[slide.ask] if slide.ask else None
    with st.container(key="slide"):
        with st.container(key="slide-head"):
            st.caption(" ".join(filter(None, (section.number, say(f"section.{section.id}")))))
            st.title(typeset(slide.title[current()]), anchor=False)
        with st.container(key="slide-words"):
            st.markdown(typeset(slide.words[current()]))
            if question and slides.is_built(slide) and not question.pairs:
                _answer(question)
            if slide is library.slides(section.id)[-1]:
                passport.strip(section.id)
        stage = st.container(key="slide-stage")
        with stage:
            if question and _has_stage(question, slide):
                card.project(question)
            if slide.claim:
                said = library.claims(section.id)[slide.claim]
                claim.project(said, known=slides.is_built(slide))
    return stage


def shows(slide: Slide, block: str) -> bool:
    """Whether the stage shows a block; pictures come after the guess between options."""
    return block in slide.show and (slides.is_built(slide) or not _is_guess(slide))


def _is_guess(slide: Slide) -> bool:
    return bool(slide.ask) and _is_card(library.every_question()[slide.ask])


def _is_card(question: Question) -> bool:
    """Whether the question shows more than its prompt: options, or pairs to join."""
    return bool(question.options or question.pairs)


def _has_stage(question: Question, slide: Slide) -> bool:
    """Whether the question is on the stage: before its answer, or where there is no picture."""
    return not slide.show or (_is_card(question) and not answers.is_open(question.id))


def _answer(question: Question) -> None:
    """Show the right answer below the words."""
    with st.container(key="slide-answer"):
        truth = typeset(solution(question)[current()])
        measured = question.kind == "predict"
        words = say("quiz.measured", truth=truth) if measured else f"{say('quiz.solution')} {truth}"
        st.markdown(words)
