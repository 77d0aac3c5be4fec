"""Footer of a section: its neighbours, or at the projector the next slide or block."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from core.course import outline
from pages._ui.navigation import course_map, links, presenter
from pages._ui.session import projector, slides
from pages._ui.text import library
from pages._ui.text.language import say


def draw(section: outline.Section, turns: int) -> None:
    """Draw the footer of `section`, which has `turns` blocks; slides count in their place."""
    ready = outline.built(outline.SECTIONS, library.page_names())
    before, after = outline.neighbours(ready, section.id)
    with st.container(key="foot"):
        if projector.is_on():
            turns = len(library.slides(section.id)) or turns
            _steps(section.id, turns, before, after)
            presenter.connect(section, turns)
        else:
            _neighbours(before, after)


def _neighbours(before: outline.Section | None, after: outline.Section | None) -> None:
    """Card of the next section and a quiet link to the previous one, both with an arrow key."""
    if after:
        with st.container(key="next"):
            course_map.next_card(after)
        # A card takes no shortcut, so a hidden button has it.
        _neighbour_button("Right", after, "next")
    if before:
        _neighbour_button("Left", before, "previous")


def _neighbour_button(key: str, section: outline.Section, label: str) -> None:
    title = f"{say(f'foot.{label}')} · {links.name(section)}"
    st.button(
        title,
        key=f"go-{label}",
        shortcut=key,
        type="tertiary",
        on_click=links.choose,
        args=(section.id,),
    )


def _steps(
    section: str, turns: int, before: outline.Section | None, after: outline.Section | None
) -> None:
    now = min(projector.step(), turns)
    if now != projector.step():
        projector.go(now)
        st.rerun()
    back, where, forth = st.columns([5, 2, 5], vertical_alignment="center")
    with back:
        _buttons(
            "previous", ("Left", "PageUp"), partial(_turn, now - 1, before if now == 1 else None)
        )
    where.markdown(f"{now} / {turns}", text_alignment="center")
    with forth:
        onward = partial(_turn, min(now + 1, turns), after if now == turns else None)
        _buttons("next", ("Right", "PageDown"), partial(_build_or, onward, section))


def _buttons(label: str, keys: tuple[str, str], turn: Callable[[], None]) -> None:
    """Two buttons that turn, for arrow key and clicker."""
    for key in keys:
        st.button(
            say(f"foot.{label}"), key=f"turn-{key}", shortcut=key, width="stretch", on_click=turn
        )


def _build_or(onward: Callable[[], None], section: str) -> None:
    """Show the answer that the slide keeps back and stay; without one, go `onward`."""
    shown = slides.current(section)
    if shown and not slides.is_built(shown):
        slides.build(shown)
    else:
        onward()


def _turn(to: int, section: outline.Section | None) -> None:
    """Go to the neighbouring step or, at the end, to the neighbouring section."""
    projector.go(1 if section else to)
    if section:
        links.choose(section.id)
