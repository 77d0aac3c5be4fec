"""Components of the lesson, whose scripts lie in `assets/web/`."""

from functools import cache
from typing import Any

import streamlit as st

from pages._ui.browser.urls import loader


@cache
def component(name: str, script: str, html: str | None = None) -> Any:
    """Component that `mount` of `assets/web/<script>` draws, registered once.

    It has no styles of its own: those of the page hold inside it.
    """
    return st.components.v2.component(name, html=html, js=loader(script), isolate_styles=False)
