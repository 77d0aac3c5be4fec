"""The words that a page is written in: `page.text("idea")`, `page.explorer(RELU)`, `page.end()`."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from core.activations import Activation
from core.course import content, outline
from pages._ui.charts import experiment, explorer, scene
from pages._ui.charts.experiment import Trial
from pages._ui.charts.scene import Scene
from pages._ui.navigation import course_map, footer, gallery, header, links, resume
from pages._ui.quiz import card, practice
from pages._ui.reference import sources_and_corrections
from pages._ui.runtime.error_boundary import fragment, kindly
from pages._ui.session import answers, choice, projector
from pages._ui.text import citations, formula_pair, library
from pages._ui.text.language import current


class Lesson:
    """One section of the lesson, drawn block by block in the order in which the page calls it.

    At the projector only the block whose turn it is gets drawn.
    """

    def __init__(self, section: str) -> None:
        self.section = outline.find(outline.SECTIONS, section)
        self.turns = 0
        self.covered = ""
        self.asked: set[str] = set()

    def title(self) -> None:
        """Where we are, how long it takes, and the section's name; it stays at the projector."""
        header.draw(self.section)

    def split(self) -> tuple[Any, ...]:
        """Two columns side by side: words on the left, the picture on the right."""
        if projector.is_on():
            return st.container(), st.container()
        return tuple(st.columns([6, 7], gap="large"))

    def block(self, name: str, draw: Callable[[], None], until: str = "") -> None:
        """Draw one block when it is its turn; `until` keeps it covered until a quiz is answered."""
        self.turns += 1
        if projector.is_on() and self.turns != projector.step():
            return
        with kindly(name), st.container(key=f"block-{name}"):
            if answers.hides(until):
                self._cover(until)
            else:
                self.covered = ""
                draw()

    def _cover(self, question: str) -> None:
        """One line in place of a block, and of those right after it that wait for the same quiz."""
        if self.covered != question or projector.is_on():
            card.cover(library.questions(self.section.id)[question])
        self.covered = question

    def text(self, name: str, until: str = "") -> None:
        """The block `name` of this section's words."""
        block = library.blocks(self.section.id, current())[name]
        self.block(name, lambda: self._write(name, block), until)

    def _write(self, name: str, block: content.Block) -> None:
        with st.container(key=f"text-{name}"):
            if name != "idea":
                st.subheader(block.title, anchor=name)
            st.markdown(citations.linked(block.body))

    def formula(self, act: formula_pair.Written, until: str = "", slope_until: str = "") -> None:
        """f in blue and f' in vermilion; either may wait for a quiz."""
        hide = answers.hides(slope_until)
        self.block(f"formula-{act.name}", lambda: formula_pair.draw(act, hide), until)

    def explorer(
        self,
        act: Activation,
        until: str = "",
        slope_until: str = "",
        limit_until: str = "",
        prefix: str = "",
    ) -> None:
        """The curve that follows the hand, its facts, the code and the table to take away.

        Until a quiz is answered it may keep back the formula, the slope, or where f ends.  A
        second Explorer on a page takes a `prefix` for its parameters in the URL.
        """
        asked = {"formula": until, "slope": slope_until, "limit": limit_until}
        hidden = {part: answers.hides(question) for part, question in asked.items()}
        name = f"explorer-{act.name}" if prefix else "explorer"
        self.block(name, lambda: fragment(name, lambda: explorer.explore(act, hidden, prefix)))

    def scene(self, drawn: Scene, until: str = "") -> None:
        """A chart of this section's own, with its sliders."""
        self.block(drawn.name, lambda: fragment(drawn.name, lambda: scene.show(drawn)), until)

    def pick(self, scenes: Mapping[str, Scene], name: str = "f", until: str = "") -> None:
        """One of several scenes, chosen above it; `name` stands for the choice in the URL."""
        key = f"pick-{name}"

        def draw() -> None:
            scene.show(choice.one_of(scenes, self.section.id, name))

        self.block(key, lambda: fragment(key, draw), until)

    def experiment(self, name: str, drawn: Trial, until: str = "") -> None:
        """The block `name` of the words on the left, and the experiment they tell of on the right.

        At the projector the experiment has a turn of its own.
        """
        words, picture = self.split()
        with words:
            self.text(name, until)
        with picture:
            self.trial(drawn, until)

    def trial(self, drawn: Trial, until: str = "") -> None:
        """An experiment with its conditions above it."""
        name = f"trial-{drawn.name}"
        self.block(
            name, lambda: fragment(name, lambda: experiment.show(drawn, self.section.id)), until
        )

    def quiz(self, question: str) -> None:
        """A question of the deck, where the deck asks it."""
        asked = library.questions(self.section.id)[question]
        self.asked.add(question)
        self.block(question, lambda: card.show(asked))

    def map(self) -> None:
        """Every section in the order of the slides, with its small live curve."""
        self.block("map", course_map.show)

    def resume(self) -> None:
        """Back to where the learner was; not at the projector, which is for everybody."""
        if not projector.is_on():
            with kindly("resume"):
                resume.show()

    def gallery(self, *sections: str) -> None:
        """Some sections as large tiles, each with its formula and its live curve."""
        self.block("tiles", lambda: gallery.show(sections))

    def users(self, *activations: str, until: str = "") -> None:
        """The known models that use one of these activations, with the place that proves it."""
        self.block("users", lambda: citations.users(activations), until)

    def links(self, *sections: str) -> None:
        """The ways to other sections that the words above name; none at the projector."""
        if not projector.is_on():
            links.draw(sections)

    def references(self) -> None:
        """Everything that the lesson cites."""
        self.block("sources", sources_and_corrections.references)

    def corrections(self) -> None:
        """Every correction of a slide by its number, with the way to its section."""
        self.block("numbers", lambda: sources_and_corrections.corrections(self.section.id))

    def practice(self) -> None:
        """The questions of this section that are not asked above, at its end at the latest."""
        ids = practice.left(self.section.id, self.asked)
        if ids:
            self.block("check", lambda: self._practise(ids), until=self._deck_quiz())
        self.asked.update(ids)

    def end(self) -> None:
        """The questions not asked above; previous and next section, or at the projector, block."""
        self.practice()
        footer.draw(self.section, self.turns)

    def _practise(self, ids: list[str]) -> None:
        fragment("check", lambda: practice.show(self.section, ids))

    def _deck_quiz(self) -> str:
        """The deck's quiz of this section: the other questions would give it away."""
        questions = library.questions(self.section.id).values()
        numbered = (q.id for q in questions if q.deck_number and q.id in self.asked)
        return next(numbered, "")
