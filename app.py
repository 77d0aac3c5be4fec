"""Activation Lab: `streamlit run app.py` starts the lesson."""

from pathlib import Path

import streamlit as st

from pages._ui.serving import lifespan, middleware, routes

# The script lies in pages/ so that Streamlit does not take that folder for its old multipage
# layout, under which a deep link to a cold server would run a page without the course around it.
app = st.App(
    Path(__file__).parent / "pages" / "_course.py",
    routes=routes(),
    middleware=middleware(),
    lifespan=lifespan,
)
