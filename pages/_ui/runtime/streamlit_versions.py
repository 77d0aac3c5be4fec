"""Features of Streamlit that the older version 1.62 lacks, each with a substitute.

The lesson in a browser without a server runs on that version.
"""

import inspect
from typing import Any, Final

import streamlit as st

LIVE: Final[dict[str, Any]] = (
    {"live": True} if "live" in inspect.signature(st.text_input).parameters else {}
)
"""Text boxes that report each keystroke; in 1.62 they report on Enter and when they are left."""
