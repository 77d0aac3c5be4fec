"""The words that a page is written in: `page.text("idea")`, `page.explorer(RELU)`, `page.end()`."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from core import content, course
from core.activations import Activation
from pages._ui import (
    citations,
    code,
    course_map,
    explorer,
    foot,
    head,
    library,
    pick,
    progress,
    projector,
    quiz_card,
    scene,
)
from pages._ui.boundary import fragment, kindly
from pages._ui.language import current, say
from pages._ui.scene import Scene
from pages._ui.settings import settings


class Lesson:
    """One section of the lesson, drawn block by block in the order in which the page calls it.

    At the projector only the block whose turn it is gets drawn.
    """

    def __init__(self, section: str) -> None:
        self.section = course.find(course.SECTIONS, section)
        self.turns = 0
        self.covered = ""

    def title(self) -> None:
        """Where we are, how long it takes, and the section's name; it stays at the projector."""
        head.draw(self.section)

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
            if until and not progress.is_open(until):
                self._cover(until)
            else:
                self.covered = ""
                draw()

    def _cover(self, question: str) -> None:
        """One line in place of a block, and of those right after it that wait for the same quiz."""
        if self.covered != question or projector.is_on():
            quiz_card.cover(library.questions(self.section.id)[question])
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

    def formula(self, act: Activation, until: str = "", slope_until: str = "") -> None:
        """f in blue and f' in vermilion; either may wait for a quiz."""
        hide_slope = bool(slope_until) and not progress.is_open(slope_until)
        self.block(f"formula-{act.name}", lambda: _formula(act, hide_slope), until)

    def explorer(
        self, act: Activation, until: str = "", slope_until: str = "", prefix: str = ""
    ) -> None:
        """The curve that follows the hand, its facts, the code and the table to take away.

        A second Explorer on a page takes a `prefix` for its parameters in the URL.
        """
        hidden = {
            "formula": bool(until) and not progress.is_open(until),
            "slope": bool(slope_until) and not progress.is_open(slope_until),
        }

        def explore() -> None:
            given = settings(act, prefix)
            refused = [say(f"param.{name}") for name in st.session_state.pop("refused", ())]
            if refused:
                st.info(say("failed.parameter", found=", ".join(refused)))
            explorer.show(act, given, hidden, prefix)
            if not projector.is_on():
                code.offer(act, given, locked=any(hidden.values()))

        name = f"explorer-{act.name}" if prefix else "explorer"
        self.block(name, lambda: fragment(name, explore))

    def scene(self, drawn: Scene, until: str = "") -> None:
        """A chart of this section's own, with its sliders."""

        def draw() -> None:
            scene.show(drawn)

        self.block(drawn.name, lambda: fragment(drawn.name, draw), until)

    def pick(self, scenes: Mapping[str, Scene], name: str = "f", until: str = "") -> None:
        """One of several scenes, chosen above it; `name` stands for the choice in the URL."""

        def draw() -> None:
            scene.show(scenes[pick.pick(self.section.id, name, tuple(scenes))])

        self.block(f"pick-{name}", lambda: fragment(f"pick-{name}", draw), until)

    def quiz(self, question: str) -> None:
        """A question of the deck, where the deck asks it."""
        asked = library.questions(self.section.id)[question]
        self.block(question, lambda: quiz_card.show(asked))

    def map(self) -> None:
        """Every section in the order of the slides, with its small live curve."""
        self.block("map", course_map.show)

    def users(self, *activations: str, until: str = "") -> None:
        """The known models that use one of these activations, with the place that proves it."""
        self.block("users", lambda: citations.users(activations), until)

    def end(self) -> None:
        """Previous and next section; at the projector, previous and next block."""
        foot.draw(self.section, self.turns)


def _formula(act: Activation, hide_slope: bool) -> None:
    slope = say("quiz.hidden_slope") if hide_slope else act.latex_df
    with st.container(key=f"formula-of-{act.name}"):
        st.markdown(f":blue[$\\displaystyle {act.latex}$]")
        st.markdown(f":orange[$\\displaystyle {slope}$]")
