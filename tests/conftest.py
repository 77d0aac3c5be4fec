"""Fixtures of all tests."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests import postgres as servers

# As in app.py, before NumPy is loaded: threads for matrices this small only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# A busy machine is no fault of the code: an example may take its time.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def postgres() -> Iterator[servers.Cluster]:
    """PostgreSQL of these tests; without one they are skipped."""
    if reason := servers.missing():
        pytest.skip(reason)
    with servers.cluster() as cluster:
        yield cluster
