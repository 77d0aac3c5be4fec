"""The very first request to a server that has just started."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from core.course import Section
from pages._ui import library
from tests.browser.pilot import BUILT, ROOT, Visitor, serving

Visit = Callable[..., Visitor]


def test_first_request_to_a_new_server_may_be_a_deep_link(visit: Visit, tmp_path: Path) -> None:
    """`/relu` as a server's very first request is the ReLU page with the course around it."""
    with serving(ROOT / "app.py", tmp_path / "log.txt") as (address, _):
        page = visit(address).open("/relu")
        expect(page.locator("h1")).to_have_text("ReLU")
        expect(page.get_by_test_id("stSidebarNavLink")).to_have_count(len(BUILT))
        expect(page.locator(".ex[data-ready]")).to_have_count(1)
    assert "Traceback" not in (tmp_path / "log.txt").read_text("utf-8")


@pytest.mark.parametrize("section", BUILT, ids=lambda section: section.id)
def test_every_page_has_its_address(visit: Visit, section: Section) -> None:
    """A link to a section opens that section, marked in the menu as the present one."""
    page = visit().open("/" if section == BUILT[0] else f"/{section.id}")
    expect(page.locator("h1")).to_have_text(library.words("ko")["section"][section.id])
    here = page.locator("[data-testid=stSidebarNavLink][aria-current=page]")
    expect(here).to_have_count(1)
