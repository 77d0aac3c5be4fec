"""First request to a server that has just started."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.pilot import BUILT, ROOT, Visitor, serving

Visit = Callable[..., Visitor]


def test_first_request_to_a_new_server_may_be_a_deep_link(visit: Visit, tmp_path: Path) -> None:
    """`/relu` as a server's very first request is the ReLU page with the course around it."""
    with serving(ROOT / "app.py", tmp_path / "log.txt") as (address, _):
        page = visit(address).open("/relu")
        expect(page.locator("h1")).to_have_text("ReLU")
        expect(page.locator(".menu a")).to_have_count(len(BUILT))
        expect(page.locator(".st-key-block-explorer .ex[data-ready]")).to_have_count(1)
    assert "Traceback" not in (tmp_path / "log.txt").read_text("utf-8")
