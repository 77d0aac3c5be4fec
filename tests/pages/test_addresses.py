"""Addresses that lead somewhere, and those that do not."""

from types import SimpleNamespace

import pytest

from core.course.outline import SECTIONS
from pages._ui import shell

KNOWN = {section.id for section in SECTIONS}


@pytest.mark.parametrize(
    ("path", "lost"),
    [
        ("", ""),
        ("/relu", ""),
        ("/base/relu/", ""),
        # What Streamlit makes of /nonlinear and /gelu once /linear and /elu are pages too.
        ("/non/nonlinear", ""),
        ("/g/gelu", ""),
        ("/nowhere", "nowhere"),
        ("/deep/nowhere", "nowhere"),
        ("/%EC%97%86%EC%9D%8C", "없음"),
    ],
)
def test_last_part_of_the_address_decides(
    monkeypatch: pytest.MonkeyPatch, path: str, lost: str
) -> None:
    """A section is found by the last part of its address, whatever stands before it."""
    monkeypatch.setattr("streamlit.context", SimpleNamespace(url=f"http://localhost{path}"))
    assert shell._lost_address(KNOWN) == lost
