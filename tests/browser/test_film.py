"""Timeline mode: the Explorer's slider is the step of a recording."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pilot import Visitor, app_of, curve, eventually, serving, slider

Visit = Callable[..., Visitor]

SCRIPT = """
import numpy as np
import plotly.graph_objects as go
import streamlit as st
from pages._ui.browser.player import film

st.title("recording")
x = np.linspace(0, 6, 50)
lines = np.stack([np.sin(x + step / 4) for step in range(40)])
boards = np.random.default_rng(0).random((40, 4 * 6))


def still(low, high):
    return {"fixedrange": True, "range": [low, high]}


line = go.Figure(
    go.Scatter(x=x, mode="lines"),
    go.Layout(xaxis=still(0, 6), yaxis=still(-1, 1)),
)
board = go.Figure(
    go.Heatmap(x=list(range(6)), y=list(range(4)), zmin=0, zmax=1),
    go.Layout(xaxis=still(-0.5, 5.5), yaxis=still(-0.5, 3.5)),
)
film("line", line.to_plotly_json(), "step", [lines])
film("board", board.to_plotly_json(), "step", [boards])
"""


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with one page that shows a recorded line and a recorded board."""
    folder = tmp_path_factory.mktemp("film")
    with serving(app_of(folder, SCRIPT), folder / "log.txt") as (address, _):
        yield address


def opened(visit: Visit, recording: str) -> Page:
    """The page of recordings, drawn."""
    page = visit(recording).page
    page.goto(recording)
    expect(page.locator(".ex[data-ready]")).to_have_count(2)
    return page


def board(page: Page) -> str:
    """The heatmap as it is painted."""
    return str(page.locator(".heatmaplayer image").get_attribute("href"))


@pytest.mark.parametrize(("name", "seen"), [("line-step", curve), ("board-step", board)])
def test_slider_scrubs_line_and_board(
    visit: Visit, recording: str, name: str, seen: Callable[[Page], str]
) -> None:
    """Each step of the slider shows another line, or another board; the way back the same ones."""
    page = opened(visit, recording)
    first = seen(page)
    slider(page, name).focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    eventually(lambda: seen(page) != first, f"{name} does not follow")
    expect(slider(page, name)).to_have_attribute("aria-valuetext", "step = 5")
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    eventually(lambda: seen(page) == first, f"{name} does not come back")


def test_play_runs_to_the_end_once(visit: Visit, recording: str) -> None:
    """Play shows the recording from here to its last step, and stays there."""
    page = opened(visit, recording)
    first = curve(page)
    page.locator(".ex-play").first.click()
    eventually(lambda: curve(page) != first, "play shows nothing")
    expect(slider(page, "line-step")).to_have_attribute("aria-valuetext", "step = 39")
    expect(page.locator(".ex-play").first).to_have_text("▶")
    expect(slider(page, "line-step")).to_have_attribute("aria-valuetext", "step = 39")
