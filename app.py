"""Activation Lab: `streamlit run app.py` starts the lesson."""

import os
from pathlib import Path

# Before NumPy is loaded: with threads, matrices as small as the experiments' only wait for each
# other, up to 60 times as long on a busy server.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import streamlit as st

from pages._ui.server.asgi import lifespan, middleware, routes

# The script lies in pages/ so that Streamlit does not take that folder for its old multipage
# layout, under which a deep link to a cold server would run a page without the course around it.
app = st.App(
    Path(__file__).parent / "pages" / "_course.py",
    routes=routes(),
    middleware=middleware(),
    lifespan=lifespan,
)
