"""Vocabulary of a page: `page.text("idea")`, `page.explorer(RELU)`, `page.end()`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from functools import partial
from typing import Any

import streamlit as st

from core.activations import Activation
from core.course import outline
from core.quiz import Question
from pages._ui import slide
from pages._ui.charts import experiment, explorer, scene
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Scene
from pages._ui.navigation import footer, header, links, passport
from pages._ui.quiz import card, claim, guess, poster, practice
from pages._ui.runtime.error_boundary import error_boundary, fragment
from pages._ui.session import answers, choice, projector, slides
from pages._ui.text import citations, formula_pair, library, prose
from pages._ui.text.formula_pair import LatexFunction
from pages._ui.text.language import say


class Lesson:
    """One section of the lesson, drawn block by block in the order of the page's calls.

    At the projector only the blocks of the current slide are drawn, or the block of the current
    step in a section without slides.
    """

    def __init__(self, section: str) -> None:
        self.section = outline.find(outline.SECTIONS, section)
        self.slide = slides.current(section)
        self.stage: Any = None
        self.turns = 0
        self.stowed = False
        self.covers: set[str] = set()
        self.asked: set[str] = set()
        self.part = partial(passport.part, section)

    def title(self) -> None:
        """Number, duration and title of the section; at the projector those of the slide."""
        if self.slide:
            self.stage = slide.draw(self.section, self.slide)
        else:
            header.draw(self.section)

    def split(self) -> tuple[Any, ...]:
        """Two columns: words, and a picture that stays in sight; one column at the projector."""
        if projector.is_on():
            return st.container(), st.container()
        return tuple(st.columns([5, 7], gap="large"))

    @contextmanager
    def drawer(self, title: str = "drawer") -> Iterator[None]:
        """Closed box with what goes deeper, as its title says; absent at the projector."""
        self.stowed = projector.is_on()
        drawer = st.expander(say(title), key=f"drawer-{self.turns}") if not self.stowed else None
        with drawer or nullcontext():
            yield
        self.stowed = False

    def block(self, name: str, draw: Callable[[], None], until: str = "") -> None:
        """Draw one block; `until` names a quiz that covers it until that quiz is answered."""
        if self.slide:
            self._show(name, draw)
            return
        self.turns += not self.stowed
        if self.stowed or (projector.is_on() and self.turns != projector.step()):
            return
        projector.show_block(name)
        with error_boundary(name), st.container(key=f"block-{name}"):
            if answers.hides(until):
                self._cover(until, name)
            else:
                draw()

    def _show(self, name: str, draw: Callable[[], None]) -> None:
        """Draw a block on the stage of the slide, if the slide shows it."""
        if self.slide and slide.shows(self.slide, name):
            projector.show_block(name)
            with self.stage, error_boundary(name), st.container(key=f"block-{name}"):
                draw()

    def _cover(self, question: str, name: str) -> None:
        """Show one poster for all the blocks that a quiz covers, in place of the first."""
        if question not in self.covers:
            self.covers.add(question)
            with st.container(key=f"covered-{self.turns}"):
                poster.show(question, name)

    def text(self, name: str, until: str = "") -> None:
        """Text block `name` of this section."""
        self.block(name, partial(prose.write, self.section.id, name), until)

    def fold(self, name: str) -> None:
        """Text block `name` in a closed box under its title."""
        self.block(name, partial(prose.fold, self.section.id, name))

    def formula(self, function: LatexFunction, until: str = "", slope_until: str = "") -> None:
        """Formulas of f in blue and f' in vermilion; either may wait for a quiz."""
        hide = answers.hides(slope_until)
        self.block(f"formula-{function.name}", lambda: formula_pair.draw(function, hide), until)

    def explorer(
        self, act: Activation, until: str = "", hides: str = "formula", prefix: str = ""
    ) -> None:
        """Explorer of an activation: draggable curve, facts, code and CSV.

        The part that `hides` names, "formula", "slope" or "limit", waits for the quiz `until`.  A
        second Explorer on a page takes a `prefix` for its parameters in the URL.
        """
        hidden = dict.fromkeys(("formula", "slope", "limit"), False) | {hides: answers.hides(until)}
        name = f"explorer-{act.name}" if prefix else "explorer"
        self.block(name, lambda: self.part(name, lambda: explorer.explore(act, hidden, prefix)))

    @contextmanager
    def _beside(
        self, text: str, until: str = "", guess: str = "", claims: Sequence[str] = ()
    ) -> Iterator[None]:
        """Place for a picture: to the right of a text block (projector: after it), if any.

        Around the text stand a settled guess and claims; on a narrow screen the claims come last.
        """
        words, picture = self.split() if text else (st.container(), st.container())
        with words:
            if guess:
                self.guess(guess)
            if text:
                self.text(text, until)
            if claims:
                self.claims(*claims, title=False, until=until)
        with picture:
            yield

    def scene(self, drawn: Scene, text: str = "", until: str = "") -> None:
        """Chart of this section with its sliders; a text block stands on its left."""
        with self._beside(text, until):
            self.block(drawn.name, lambda: self.part(drawn.name, lambda: scene.show(drawn)), until)

    def pick(self, scenes: Mapping[str, Scene], name: str = "f", text: str = "") -> None:
        """One of several scenes, chosen above it; `name` is the choice's parameter in the URL.

        A text block stands on its left.
        """
        key = f"pick-{name}"
        chosen = partial(choice.one_of, scenes, self.section.id, name)
        with self._beside(text):
            self.block(key, lambda: self.part(key, lambda: scene.show(chosen())))

    def experiment(
        self,
        drawn: Experiment,
        text: str = "",
        guess: str = "",
        until: str = "",
        claims: Sequence[str] = (),
    ) -> None:
        """Experiment below its settings; a text block stands on its left.

        It waits for the guess in the question `guess`, which takes its place, and afterwards
        stands above the text.  `claims` stand below the text, on a narrow screen below the chart.
        """
        if guess and answers.hides(guess) and not self.slide:
            self.guess(guess)
            return
        with self._beside(text, until, guess, claims):
            name = f"experiment-{drawn.name}"
            draw = partial(experiment.show, drawn, self.section.id)
            self.block(name, partial(self.part, name, draw), until)

    def guess(self, question: str) -> None:
        """Prediction before an experiment."""
        self.block(question, partial(guess.show, self._ask(question)))

    def claims(self, *ids: str, title: bool = True, guess: str = "", until: str = "") -> None:
        """Cards with sentences of the slide, all of the section's or those with these ids.

        They are absent before the guess in the question `guess`, as its experiment is, and one is
        before the quiz that its verdict would answer; `until` names a quiz that the sentences
        themselves would answer.
        """
        if answers.hides(guess):
            return
        found = library.claims(self.section.id)
        asked = [found[name] for name in ids] or [c for c in found.values() if not c.slip]
        chosen = [one for one in asked if not answers.hides(one.until)]
        if not chosen:
            return

        def draw() -> None:
            if title:
                st.subheader(say("slide_claim.title"), anchor="claims")
            for one in chosen:
                self.part(f"claim-{one.id}", partial(claim.show, one))

        self.block(f"claims-{chosen[0].id.lower()}", draw, until)

    def quiz(self, question: str) -> None:
        """Question at its place in the section."""
        after = partial(poster.way, question)
        self.block(question, partial(card.show, self._ask(question), after=after))

    def _ask(self, question: str) -> Question:
        """Question that the page asks itself, so that the practice leaves it out."""
        self.asked.add(question)
        return library.questions(self.section.id)[question]

    def users(self, *activations: str, until: str = "") -> None:
        """Known models that use one of these activations, each with its source."""
        self.block("users", lambda: citations.users(activations), until)

    def links(self, *sections: str) -> None:
        """Links to the sections that the text above names; absent at the projector."""
        if not projector.is_on():
            links.draw(sections)

    def remember(self, until: str = "") -> None:
        """The section in one sentence, beside the remaining questions."""
        words, questions = self.split()
        with words:
            self.text("remember", until)
        with questions:
            self.practice()

    def practice(self) -> None:
        """Remaining questions of this section; `end` shows them if the page has not."""
        ids = practice.remaining(self.section.id, self.asked)
        if ids:
            draw = partial(practice.show, self.section, ids)
            self.block("check", partial(fragment, "check", draw), self._deck_quiz())
        self.asked.update(ids)

    def end(self) -> None:
        """Remaining questions and links to the previous and next section (projector: step)."""
        self.practice()
        footer.draw(self.section, self.turns)

    def _deck_quiz(self) -> str:
        """Id of the deck's quiz in this section; the other questions would give its answer away."""
        asked = (q for q in library.questions(self.section.id).values() if q.id in self.asked)
        return next((q.id for q in asked if q.deck_number), "")
