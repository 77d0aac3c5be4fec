"""The script that Streamlit runs for every visitor: one section of the lesson."""

from pages._ui import shell

shell.open_course()
