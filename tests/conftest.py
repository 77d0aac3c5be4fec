"""Fixtures of all tests."""

import os

# As in app.py, before NumPy is loaded: threads for matrices this small only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
