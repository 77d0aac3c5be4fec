"""First view in a browser: read and moved before Streamlit has started, then handed over."""

import re
import time
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from pages._ui.text import library
from tests.browser.conftest import Browsers, Visit
from tests.browser.pilot import PATIENCE, eventually, settle

ENTRY = "**/static/js/index.*.js"
HANDED = "html[data-handed]"
FAR = 4  # pixels by which the two pages may differ
SPOTS = "h1, .st-key-block-idea p, .ex-stage"
BUTTONS = ".st-key-bar button"
ICON_FONT = "[...document.fonts].some((f) => f.family.includes('Symbols') && f.status === 'loaded')"
PLACES = """(spots) => [...document.querySelectorAll(spots)]
  .filter((node) => node.checkVisibility({ visibilityProperty: true })).slice(0, 4)
  .map((node) => node.getBoundingClientRect())
  .map(({ x, y, width, height }) => [x, y, width, height])"""
# Block at the top of the window, and how far above or below the edge it begins.
TOP = """() => {
  const shown = document.querySelector("#first") ?? document.querySelector("#root");
  const blocks = [...shown.querySelectorAll("[class*='st-key-block-']")];
  const block = blocks.find((node) => node.getBoundingClientRect().bottom > 0);
  return [block.className.match(/st-key-block-[\\w-]+/)[0], block.getBoundingClientRect().top];
}"""


class Held:
    """Page whose Streamlit starts only when it is let go."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.waiting: list[Route] = []
        page.route(ENTRY, lambda route: self.waiting.append(route))

    def go(self) -> None:
        end = time.monotonic() + PATIENCE / 1000
        while not self.waiting and time.monotonic() < end:
            self.page.wait_for_timeout(30)  # the handler runs while the page is waited for
        assert self.waiting, "Streamlit's script is not asked for"
        for route in self.waiting:
            route.continue_()
        self.page.locator(HANDED).wait_for(state="attached")


def opened(visit: Visit, server: str, path: str, **wishes: Any) -> Held:
    """First view of a page, Streamlit held back."""
    page = visit(own_tab=True, **wishes).page
    held = Held(page)
    page.goto(server + path, wait_until="commit")
    page.locator("#first h1").wait_for()
    return held


@pytest.mark.parametrize("path", ("/swish", "/nonlinear?lang=en", "/step"))
def test_nothing_jumps_when_the_live_page_takes_over(visit: Visit, server: str, path: str) -> None:
    """Title, hook and picture stand where they stood, to within four pixels."""
    held = opened(visit, server, path)
    held.page.locator("#first .ex[data-ready]").first.wait_for()
    before = held.page.evaluate(PLACES, SPOTS)
    held.go()
    after = held.page.evaluate(PLACES, SPOTS)
    assert len(before) == len(after) > 2
    for here, there in zip(before, after, strict=True):
        assert here == pytest.approx(there, abs=FAR)


def test_icons_are_there_before_streamlit(visit: Visit, server: str) -> None:
    """Buttons have their icons in the first view, in the size and place of the live page."""
    held = opened(visit, server, "/swish?lang=en")
    page = held.page
    eventually(lambda: page.evaluate(ICON_FONT), "the font of the icons is not there")
    icon = page.locator("#first .st-key-bar .icon")
    drawn = icon.evaluate("(node) => getComputedStyle(node, '::before').content")
    assert drawn == '"present_to_all"'
    before = page.evaluate(PLACES, BUTTONS)
    held.go()
    after = page.evaluate(PLACES, BUTTONS)
    assert len(before) == len(after) > 2
    for here, there in zip(before, after, strict=True):
        assert here == pytest.approx(there, abs=1)


def test_slider_follows_before_streamlit_and_keeps_its_value(visit: Visit, server: str) -> None:
    """A slider moves the curve in the first view, and the live page opens at its value."""
    held = opened(visit, server, "/swish")
    page = held.page
    line = page.locator("#first .ex[data-ready] .js-line").first
    line.wait_for()
    slider = page.locator("#first input[type=range]").first
    before = line.get_attribute("d")
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    eventually(lambda: line.get_attribute("d") != before, "the curve does not follow")
    value = slider.input_value()
    held.go()
    expect(page.locator("input[type=range]").first).to_have_value(value)


def test_next_document_is_fetched_while_its_link_is_meant(visit: Visit, server: str) -> None:
    """In the first view a link under the pointer fetches its page and its first chart's data."""
    page = opened(visit, server, "/swish").page
    page.locator("#first .ex[data-ready]").first.wait_for()
    page.locator("#first .menu a[href^='elu?']").hover()
    links = "() => [...document.querySelectorAll('link[rel=prefetch]')].map((link) => link.href)"
    eventually(lambda: len(page.evaluate(links)) == 2, "the next page is not fetched ahead")
    document, data = page.evaluate(links)
    assert document == f"{server}/elu?lang=ko" and re.search(r"/first/\w+\.chart$", data)
    page.locator("#first .menu a[href^='elu?']").click()
    expect(page.locator("h1").first).to_have_text("ELU")


def test_what_was_pressed_is_done_afterwards(visit: Visit, server: str) -> None:
    """A button that needs Python, pressed too early, is pressed on the live page."""
    held = opened(visit, server, "/swish")
    held.page.locator("#first").get_by_role(
        "button", name=library.words("ko")["quiz"]["show"]
    ).click()
    held.go()
    expect(held.page.locator(".st-key-block-named")).not_to_be_empty()
    expect(held.page.locator(".st-key-text-named")).to_be_visible()


def test_reader_keeps_the_place(visit: Visit, server: str) -> None:
    """The block at the top of the window is there after the exchange too."""
    held = opened(visit, server, "/sigmoid")
    held.page.locator("#first .stMain").evaluate("(node) => node.scrollTo(0, 900)")
    held.page.wait_for_timeout(300)
    name, before = held.page.evaluate(TOP)
    held.go()
    held.page.wait_for_timeout(300)
    again, after = held.page.evaluate(TOP)
    assert again == name and after == pytest.approx(before, abs=4)


@pytest.mark.parametrize("path", ("/swish?beta=2", "/sigmoid?present=1&step=2", "/nowhere"))
def test_other_states_have_no_first_view(visit: Visit, server: str, path: str) -> None:
    """An address with a setting, the projector and an unknown page start as they always did."""
    page = visit(own_tab=True).open(path)
    assert page.locator("#first").count() == 0
    assert page.locator(HANDED).count() == 0


def test_reader_who_answered_here_sees_the_live_page_alone(visit: Visit, server: str) -> None:
    """A record with an answer on this page leaves the fresh reader's view out."""
    page = visit(own_tab=True).open("/swish")
    record = '{"version":1,"events":[["show","swish-formula",1700000000000,"","",""]]}'
    page.evaluate("(text) => localStorage.setItem('activation-lab.progress', text)", record)
    page.goto(server + "/swish")
    settle(page)
    assert page.locator(HANDED).count() == 0


def test_page_is_read_without_scripts(browsers: Browsers, server: str) -> None:
    """Without JavaScript the words and formulas are a page, with the charts in words."""
    browser = browsers.playwright.chromium.launch(
        executable_path=browsers.path, args=["--no-sandbox"]
    )
    page = browser.new_page(java_script_enabled=False, locale="ko-KR")
    page.goto(server + "/swish")
    expect(page.locator("h1")).to_have_text("Swish")
    expect(page.locator("math").first).to_be_visible()
    browser.close()


def test_server_that_does_not_answer_is_named(visit: Visit, server: str) -> None:
    """The first view stays, and says in one line that the server has not answered."""
    page = visit(own_tab=True).page
    page.clock.install()
    page.route(ENTRY, lambda route: None)
    page.goto(server + "/relu", wait_until="commit")
    page.locator("#first h1").wait_for()
    page.wait_for_timeout(500)
    page.clock.fast_forward(16_000)
    expect(page.locator("#first-waits")).to_be_visible()


def test_browser_that_forbids_storage_gets_the_page(visit: Visit, server: str) -> None:
    """A browser where even to ask for the storage is an error gets the page handed over."""
    page = visit(own_tab=True).page
    page.add_init_script(
        """Object.defineProperty(window, "localStorage", {
          get() { throw new DOMException("forbidden", "SecurityError"); } })"""
    )
    page.goto(server + "/relu")
    page.locator(HANDED).wait_for(state="attached")
    expect(page.locator("h1")).to_have_text("ReLU")


def test_way_taken_in_the_tree_is_taken_afterwards(visit: Visit, server: str) -> None:
    """A button of the wizard's tree leaves no page, and chooses its way on the live one."""
    held = opened(visit, server, "/choose")
    page = held.page
    page.locator("#first details:has(.tree) > summary").click()
    advice = page.locator("#first .tree details").last
    advice.locator("summary").click()
    path = advice.get_attribute("data-path")
    advice.locator("button").click()
    held.go()
    expect(page).to_have_url(re.compile(f"path={path}"))


def test_bet_stands_when_the_live_page_takes_over(visit: Visit, server: str) -> None:
    """A bet that was made in the first view is made on the live page."""
    held = opened(visit, server, "/duel")
    option = held.page.locator("#first .ex-option").nth(1)
    option.click()
    expect(option).to_have_attribute("aria-pressed", "true")
    held.go()
    option = held.page.locator("#root .ex-option").nth(1)
    expect(option).to_have_attribute("aria-pressed", "true")


def test_map_of_cells_lies_in_its_chart(visit: Visit, server: str) -> None:
    """A heatmap with named cells, whose axis points down, fills its chart and has its numbers."""
    page = opened(visit, server, "/softmax").page
    page.locator("#first details:has(.st-key-scene-softmax-slopes) > summary").click()
    block = page.locator("#first .st-key-scene-softmax-slopes")
    block.scroll_into_view_if_needed()
    block.locator(".heatmaplayer").wait_for()
    cells = block.locator("canvas").first
    stage, box = block.locator(".ex-stage").bounding_box(), cells.bounding_box()
    assert stage and box and box["height"] > stage["height"] / 2
    assert stage["y"] <= box["y"] and box["y"] + box["height"] <= stage["y"] + stage["height"]
    assert block.locator(".heatmaplayer text").count() >= 9
