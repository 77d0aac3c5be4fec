"""The learner's record in a browser: reloads, a killed server, two tabs, full storage."""

import json
import os
import re
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pages._ui.text import library
from tests.browser.pilot import (
    ROOT,
    Visitor,
    entry,
    eventually,
    idle,
    listening,
    serving,
    settle,
    width_beyond,
)

Visit = Callable[..., Visitor]

RELU = "relu-negative-slope"
KEY = "activation-lab.progress"
WORDS = library.words("en")


def stored(page: Page) -> list[list[Any]]:
    """The events in the browser's storage."""
    text = page.evaluate(f"localStorage.getItem('{KEY}')")
    return json.loads(text)["events"] if text else []


def kept(page: Page, kind: str, response: str) -> Callable[[], bool]:
    """Whether the storage has this answer or draft."""
    return lambda: any(row[0] == kind and row[3] == response for row in stored(page))


def box(page: Page, quiz: str = RELU) -> Any:
    """Text box of the answer."""
    return page.locator(f".st-key-typed-{quiz} input")


def check(page: Page, response: str, sure: str = "think") -> None:
    """Type an answer to Quiz 2, say how sure it is, and check it."""
    box(page).fill(response)
    page.locator(f".st-key-sureness-{RELU}").get_by_text(
        WORDS["sureness"][sure], exact=True
    ).click()
    page.locator(f".st-key-check-{RELU} button").click()
    expect(page.locator(f".st-key-verdict-{RELU}")).to_be_visible()
    eventually(kept(page, "answer", response), "the browser does not have the answer")


def test_an_answer_survives_a_reload(visit: Visit) -> None:
    """After a reload the answer, its verdict and the blocks that it opened are there."""
    page = visit().open("/relu?lang=en")
    check(page, "0", "sure")
    page.reload()
    settle(page)
    expect(box(page)).to_have_value("0")
    expect(page.locator(f".st-key-verdict-{RELU}")).to_contain_text(WORDS["verdict"]["right"])
    expect(page.locator(".st-key-text-slope")).to_be_visible()


def test_a_killed_server_takes_nothing_with_it(visit: Visit, tmp_path: Path) -> None:
    """The server is killed during an answer: the checked and the half-typed text are there."""
    visitor = None
    with serving(ROOT / "app.py", tmp_path / "first.txt") as (address, server):
        visitor = visit(address)
        visitor.watch.allowed = ("WebSocket", "ERR_CONNECTION", "healthz", "_stcore", "fetch")
        page = visitor.open("/relu?lang=en")
        check(page, "1")
        entry(page, "elu").click()
        expect(page.locator("h1")).to_have_text("ELU")
        idle(page)
        box(page, "elu-limit").press_sequentially("-al", delay=30)
        eventually(kept(page, "draft", "-al"), "what was typed is not kept")
        os.kill(server.pid, signal.SIGKILL)
        server.wait()
        port = address.rpartition(":")[2]
    with serving(ROOT / "app.py", tmp_path / "second.txt", int(port)):
        page.goto(f"{address}/elu?lang=en")
        settle(page)
        expect(box(page, "elu-limit")).to_have_value("-al")
        page.goto(f"{address}/relu?lang=en")
        settle(page)
        expect(box(page)).to_have_value("1")
        expect(page.locator(f".st-key-verdict-{RELU}")).to_contain_text(WORDS["verdict"]["wrong"])
        page.goto(f"{address}/review?lang=en")
        settle(page)
        expect(page.locator(f".st-key-missed-{RELU}")).to_be_visible()


def test_two_tabs_lose_nothing(visit: Visit) -> None:
    """Answers of two open tabs are merged, and each tab receives the other's."""
    visitor = visit()
    first = visitor.open("/relu?lang=en")
    second = first.context.new_page()
    second.goto(f"{visitor.watch.address}/elu?lang=en")
    settle(second)
    check(first, "0")
    box(second, "elu-limit").fill("-α")
    second.locator(".st-key-check-elu-limit button").click()
    eventually(kept(second, "answer", "-α"), "the second tab's answer is not kept")
    eventually(kept(second, "answer", "0"), "the first tab's answer is lost")
    entry(second, "relu").click()
    expect(second.locator("h1")).to_have_text("ReLU")
    expect(second.locator(f".st-key-verdict-{RELU}")).to_contain_text(WORDS["verdict"]["right"])


@pytest.mark.parametrize(
    ("name", "key"), [("QuotaExceededError", "full"), ("SecurityError", "forbidden")]
)
def test_a_browser_that_keeps_nothing(visit: Visit, name: str, key: str) -> None:
    """Full or forbidden storage is reported once, and the lesson goes on."""
    visitor = visit(own_tab=True)
    visitor.page.add_init_script(
        f"Storage.prototype.setItem = () => {{ throw new DOMException('no', '{name}'); }}"
    )
    page = visitor.open("/relu?lang=en")
    note = page.get_by_text(WORDS["memory"][key])
    expect(note).to_be_visible()
    box(page).fill("0")
    page.locator(f".st-key-check-{RELU} button").click()
    expect(page.locator(f".st-key-verdict-{RELU}")).to_contain_text(WORDS["verdict"]["right"])
    expect(note).to_have_count(0)


def test_a_broken_record_is_put_aside(visit: Visit) -> None:
    """An unreadable record is kept under another key and reported, and a new one begins."""
    visitor = visit(own_tab=True)
    visitor.page.add_init_script(
        f"sessionStorage.once ??= (localStorage.setItem('{KEY}', '<b>broken'), 'yes')"
    )
    page = visitor.open("/relu?lang=en")
    expect(page.get_by_text(WORDS["memory"]["broken"])).to_be_visible()
    assert page.evaluate(f"localStorage.getItem('{KEY}.broken')") == "<b>broken"
    check(page, "0")


def test_a_newer_record_is_left_alone(visit: Visit) -> None:
    """A record of a later version is neither read nor changed."""
    newer = '{"version": 9, "events": []}'
    visitor = visit(own_tab=True)
    visitor.page.add_init_script(f"localStorage.setItem('{KEY}', '{newer}')")
    page = visitor.open("/relu?lang=en")
    expect(page.get_by_text(WORDS["memory"]["newer"])).to_be_visible()
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == newer


def test_the_record_moves_to_another_browser(visit: Visit) -> None:
    """An answer in an exported record is there after the import, also after a reload."""
    here, there = visit().open("/relu?lang=en"), visit().open("/review?lang=en")
    check(here, "1")
    entry(here, "review").click()
    expect(here.locator("h1")).to_have_text("Review")
    with here.expect_download() as waiting:
        here.locator(".st-key-save-record button").click()
    content = waiting.value.path().read_bytes()
    there.locator(".st-key-bring-record input[type=file]").set_input_files(
        {"name": "record.json", "mimeType": "application/json", "buffer": content}
    )
    expect(there.locator(f".st-key-missed-{RELU}")).to_be_visible()
    eventually(kept(there, "answer", "1"), "the other browser did not keep the record")
    there.reload()
    settle(there)
    expect(there.locator(f".st-key-missed-{RELU}")).to_be_visible()


def test_forgetting_empties_the_browser(visit: Visit) -> None:
    """After "forget" no answer is in the browser, also after a reload."""
    page = visit().open("/relu?lang=en")
    check(page, "1")
    page.goto(page.url.replace("/relu", "/review"))
    settle(page)
    page.get_by_role("button", name=WORDS["keeping"]["forget"]).click()
    page.locator(".st-key-forget button").click()
    expect(page.locator(f".st-key-missed-{RELU}")).to_have_count(0)
    eventually(lambda: not kept(page, "answer", "1")(), "the answer is still in the browser")
    page.reload()
    settle(page)
    expect(page.locator(f".st-key-missed-{RELU}")).to_have_count(0)


def test_menu_and_cover_show_what_is_done(visit: Visit) -> None:
    """The rings of the menu and the cover show which sections were opened and are remembered."""
    rows = [["answer", q, 5, "x", "right", "sure"] for q in library.questions("softmax")]
    text = json.dumps({"version": 1, "events": [*rows, ["visit", "elu", 9, "", "", ""]]})
    visitor = visit(own_tab=True)
    visitor.page.add_init_script(f"localStorage.setItem('{KEY}', {text!r})")
    page = visitor.open("/?lang=en")
    for place in (".menu", ".map-road"):
        expect(page.locator(f"{place} a [data-step=remembered]")).to_have_count(1)
        expect(page.locator(f"{place} a [data-step=opened]")).to_have_count(1)
    assert WORDS["ring"]["remembered"] in entry(page, "softmax").inner_text()
    expect(page.locator(".map li[data-here]")).to_contain_text("ELU")
    due = page.locator(".menu summary .menu-due")
    expect(due).to_contain_text(WORDS["menu"]["due"].format(due=len(rows)))
    page.locator(".st-key-resume a").first.click()
    expect(page.locator("h1")).to_have_text("ELU")


def test_ring_follows_an_answer(visit: Visit) -> None:
    """A guess fills its part of the ring at once, without another page being opened."""
    page = visit().open("/relu?lang=en")
    ring = entry(page, "relu").locator(".ring")
    expect(ring).to_have_attribute("data-step", "opened")
    check(page, "1")
    expect(ring).to_have_attribute("data-step", "guessed")


def test_a_point_is_an_answer(visit: Visit) -> None:
    """The point on the chart is moved by keys or pointer, and its last position is checked."""
    page = visit().open("/tanh?lang=en")
    practice = page.locator(".st-key-block-check")
    number = list(library.questions("tanh")).index("tanh-slope-one-half") + 1
    practice.get_by_text(str(number), exact=True).first.click()
    chart = practice.locator(".ex-layer")
    expect(practice.locator(".ex[data-ready]")).to_have_count(1)
    chart.focus()
    for _ in range(9):
        page.keyboard.press("ArrowRight")
    expect(practice.locator(".ex-worked")).to_contain_text("0.90")
    eventually(kept(page, "draft", "0.9"), "the place is not kept")
    idle(page)
    practice.locator("[class*=st-key-check-tanh] button").click()
    verdict = practice.locator("[class*=st-key-verdict-]")
    expect(verdict).to_contain_text(WORDS["verdict"]["right"])
    left = chart.bounding_box()
    assert left
    page.mouse.move(left["x"] + left["width"] / 2, left["y"] + 80)
    page.mouse.down()
    page.mouse.move(left["x"] + left["width"] / 3, left["y"] + 80, steps=4)
    page.mouse.up()
    idle(page)
    practice.locator("[class*=st-key-check-tanh] button").click()
    expect(verdict).not_to_contain_text(WORDS["verdict"]["right"])


def test_a_link_to_a_drawn_question_shows_the_same(visit: Visit) -> None:
    """The same URL shows the same numbers in another browser; a new question has others."""
    first = visit().open("/tanh?lang=en&item=s-slope:7")
    card = "[class*='st-key-quiz-s-slope']"
    prompt = first.locator(card).inner_text()
    assert visit().open("/tanh?lang=en&item=s-slope:7").locator(card).inner_text() == prompt
    first.locator("[class*=st-key-another-] button").click()
    expect(first).not_to_have_url(re.compile("s-slope(:|%3A)7(&|$)"))


@pytest.mark.parametrize("width", [390, 1280])
def test_a_sitting_by_keyboard_alone(visit: Visit, width: int) -> None:
    """A review needs no mouse, and on a phone nothing is wider than the page."""
    page = visit(viewport={"width": width, "height": 800}).open("/review?lang=en")
    listening(page)
    page.locator(".st-key-review-start button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[class*=st-key-quiz-]").first).to_be_visible()
    idle(page)
    assert width_beyond(page) <= 0
    page.locator(".st-key-review-next button").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 / 10")).to_be_visible()
