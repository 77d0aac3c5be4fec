"""Footer of a section: its neighbours, or at the projector the next block."""

import streamlit as st

from core.course import outline
from pages._ui.navigation import course_map, links
from pages._ui.session import projector
from pages._ui.text import library
from pages._ui.text.language import say


def draw(section: outline.Section, turns: int) -> None:
    """Draw the footer of `section`, which has `turns` blocks."""
    ready = outline.built(outline.SECTIONS, library.page_names())
    before, after = outline.neighbours(ready, section.id)
    with st.container(key="foot"):
        if projector.is_on():
            _steps(turns, before, after)
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


def _steps(turns: int, before: outline.Section | None, after: outline.Section | None) -> None:
    now = min(projector.step(), turns)
    if now != projector.step():
        projector.go(now)
        st.rerun()
    back, where, forth = st.columns([5, 2, 5], vertical_alignment="center")
    with back:
        _step_buttons("previous", ("Left", "PageUp"), now - 1, before if now == 1 else None)
    where.markdown(f"{now} / {turns}", text_alignment="center")
    with forth:
        _step_buttons("next", ("Right", "PageDown"), now + 1, after if now == turns else None)


def _step_buttons(
    label: str, keys: tuple[str, str], to: int, section: outline.Section | None
) -> None:
    """Two buttons, for arrow key and clicker, to the neighbouring block or, at the end, section."""
    pressed = [
        st.button(say(f"foot.{label}"), key=f"turn-{key}", shortcut=key, width="stretch")
        for key in keys
    ]
    if any(pressed) and section:
        projector.go(1)
        st.switch_page(section.page)
    if any(pressed):
        projector.go(to)
        st.rerun()
