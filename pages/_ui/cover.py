"""Stage of the cover: a question, the film of two networks, and a guess."""

import streamlit as st

from pages._ui.charts import experiment
from pages._ui.quiz import hunch
from pages._ui.runtime.error_boundary import fragment
from pages._ui.scenes.one_line import ONE_LINE
from pages._ui.session import projector
from pages._ui.text import prose

SECTION = "contents"


def stage(text: str) -> None:
    """Show the text block with the question, and all below it, as one part that reruns alone.

    On a slide the words stand beside the stage, in place of the text block.
    """

    def draw() -> None:
        if not projector.is_on():
            prose.write(SECTION, text)
        with st.container(key=f"experiment-{ONE_LINE.name}"):
            experiment.show(ONE_LINE, SECTION)
        hunch.show()

    fragment(text, draw)
