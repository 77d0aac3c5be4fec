"""Background jobs in a browser: they go on by themselves and can be stopped."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from pages._ui.text import library
from tests.browser.pilot import Visitor, app_of, serving

Visit = Callable[..., Visitor]

LONG = "/duel?acts=relu,tanh,sigmoid,elu,swish,gelu&depth=10&width=32&batch=all"

BROKEN = """
import streamlit as st
from pages._ui.runtime import background_jobs
from pages._ui.runtime.error_boundary import error_boundary
from pages._ui.runtime.job_progress import finished

background_jobs.PIECE = 0.0


def work():
    yield 0.1
    yield 0.2
    raise ValueError("this work breaks")


if "job" not in st.session_state:
    st.session_state["job"] = background_jobs.Job(work())
with error_boundary("test"):
    finished("test", "under way", st.session_state["job"])
"""


def test_a_long_duel_goes_on_by_itself_and_is_stopped(visit: Visit) -> None:
    """A bar fills, a press stops the job, the page stays in use, and resuming finishes it."""
    visitor = visit()
    page = visitor.page
    page.goto(visitor.watch.address + LONG)
    page.locator(".st-key-stop-duel button").click()
    expect(page.locator(".st-key-film [data-testid=stAlert]")).to_contain_text("%")
    expect(page.locator(".st-key-foot")).to_be_visible()
    page.locator(".st-key-go-on-duel button").click()
    expect(page.locator(".st-key-film .ex[data-ready]")).to_be_visible()
    expect(page.locator(".st-key-stop-duel")).to_have_count(0)


def test_broken_work_is_told_and_asked_no_more(visit: Visit, tmp_path: Path) -> None:
    """A job that fails ends in one sentence, not in an error at every tick."""
    log = tmp_path / "log.txt"
    with serving(app_of(tmp_path, BROKEN), log) as (address, _):
        page = visit(address).page
        page.goto(address)
        sentence = library.words("ko")["failed"]["block"]
        expect(page.locator(".st-key-failed-test")).to_contain_text(sentence)
        expect(page.locator(".st-key-stop-test")).to_have_count(0)
        before = log.read_text("utf-8").count("failed\n")
        page.wait_for_timeout(1000)
        assert 0 < before == log.read_text("utf-8").count("failed\n") < 4
