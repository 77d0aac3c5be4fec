"""Parameters of the URL: read when somebody else changed them, absent at their default."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

WRITTEN, ASKED = "written", "asked-for"


@dataclass(frozen=True)
class UrlParameter:
    """One parameter of the URL, which a page reads and writes as text.

    The address holds only what differs from `default`.  The page's own writing is remembered by
    name, so that a link, an edited address or a step back can be distinguished from it.
    """

    name: str
    default: str = ""

    def changed(self) -> str | None:
        """Text of `ask_for`, or of the URL if the page did not write it itself; else None."""
        asked: dict[str, str] = st.session_state.get(ASKED, {})
        if self.name in asked:
            return asked.pop(self.name)
        text = st.query_params.get(self.name)
        return None if text == _written().get(self.name) else text

    def show(self, text: str) -> None:
        """Write the text into the URL, or remove the parameter at its default."""
        _written()[self.name] = text
        if text == self.default:
            st.query_params.pop(self.name, None)
        elif st.query_params.get(self.name) != text:
            st.query_params[self.name] = text

    def remove(self) -> None:
        """Remove the parameter from the URL, and forget that it was written."""
        _written().pop(self.name, None)
        st.query_params.pop(self.name, None)


def ask_for(texts: Mapping[str, str]) -> None:
    """Texts as a link would have them; each holds until its parameter is next read."""
    st.session_state[ASKED] = dict(texts)


def _written() -> dict[str, str]:
    """Texts that this visitor's pages wrote into the URL, by parameter."""
    written: dict[str, str] = st.session_state.setdefault(WRITTEN, {})
    return written
