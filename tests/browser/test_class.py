"""A class in real browsers: projector, presenter's window, teacher's phone, followers."""

import re
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from core.room import fits_a_phone
from pages._ui.text import library
from tests.browser.conftest import Visit
from tests.browser.pilot import exact, idle, listening, settle
from tests.browser.test_room import PHONE, answer, joined, opened, place, press, sound

SECTION = "step"
DECK = library.slides(SECTION)
ASKING = next(n for n, s in enumerate(DECK, 1) if s.ask)
QUESTION = library.questions(SECTION)[DECK[ASKING - 1].ask]
WALL: Any = {"width": 1280, "height": 720}


def projecting(visit: Visit, step: int, section: str = SECTION) -> Page:
    """Projector at a slide."""
    page = visit(viewport=WALL).open(f"/{section}?present=1&step={step}")
    listening(page)
    return page


def presenter(projector: Page) -> Page:
    """Presenter's window, opened with N."""
    with projector.expect_popup() as opening:
        projector.keyboard.press("n")
    expect(opening.value.locator("#title")).not_to_be_empty()
    return opening.value


def with_room(projector: Page) -> str:
    """Code of the room that R opens at the projector."""
    projector.keyboard.press("r")
    code = wall(projector).locator(".code")
    expect(code).to_have_text(re.compile("[2-9A-Z]{4}"))
    return code.inner_text()


def wall(projector: Page) -> FrameLocator:
    """Wall of the room, over the slide."""
    return projector.frame_locator(".wall-cover[data-name=room] iframe")


def lead(projector: Page) -> str:
    """Fragment of the address that leads the room of this browser from elsewhere."""
    kept = "JSON.parse(localStorage.getItem('teacher'))"
    return str(projector.evaluate(f"`#${{{kept}.code}}.${{{kept}.teacher}}`"))


def at(page: Page, step: int) -> None:
    """Wait until the projector has come to a slide."""
    expect(page).to_have_url(re.compile(f"step={step}(&|$)"))


def test_projector_presenter_and_two_phones_play_a_question(visit: Visit, server: str) -> None:
    """R opens the room, the presenter asks the slide's question, its votes lie over the slide."""
    assert fits_a_phone(QUESTION)
    projector = projecting(visit, ASKING)
    notes = presenter(projector)
    expect(notes.locator("#room")).to_be_hidden()
    projector.bring_to_front()
    code = with_room(projector)
    projector.keyboard.press("r")
    expect(projector.locator(".wall-cover")).to_have_count(0)
    first = joined(visit, f"{server}/j/{code}")
    second = joined(visit, f"{server}/j/{code}", locale="en-GB", color_scheme="dark")
    notes.bring_to_front()
    expect(notes.locator("#code")).to_have_text(code)
    expect(notes.locator("#question")).to_have_value(QUESTION.id)
    sound(notes)
    press(notes, "ask")
    for number, phone in enumerate((first, second)):
        phone.bring_to_front()
        place(phone, "vote-1")
        answer(phone, number)
    notes.bring_to_front()
    expect(notes.locator("#count")).to_contain_text("2")
    expect(notes.locator("#private .hint")).to_be_visible()
    projector.bring_to_front()
    expect(wall(projector).locator("main")).to_contain_text("2")
    expect(wall(projector).locator(".bars")).to_have_count(0)
    notes.bring_to_front()
    press(notes, "reveal")
    projector.bring_to_front()
    expect(wall(projector).locator(".bars")).to_be_visible()
    notes.bring_to_front()
    press(notes, "next")
    projector.bring_to_front()
    expect(projector.locator(".wall-cover")).to_have_count(0)


def test_a_room_that_cannot_be_opened_is_said(visit: Visit) -> None:
    """If the server refuses a room, its sentence stands on the wall until the next key."""
    visitor = visit(viewport=WALL)
    visitor.watch.allowed = ("429",)
    projector = visitor.open(f"/{SECTION}?present=1&step=1")
    listening(projector)
    refused = {"error": "<b>full</b>"}
    projector.route("**/room?lang=*", lambda route: route.fulfill(status=429, json=refused))
    projector.keyboard.press("r")
    expect(projector.locator(".wall-cover")).to_have_text("<b>full</b>")
    projector.unroute("**/room?lang=*")
    projector.keyboard.press("Shift")
    expect(projector.locator(".wall-cover")).to_have_count(0)


def test_votes_lie_over_the_slide_that_asks(visit: Visit) -> None:
    """A turn takes the votes away; on the way back they appear at the slide of their question.

    The room that is opened in the presenter's window is that of the projector, too.
    """
    projector = projecting(visit, ASKING)
    notes = presenter(projector)
    notes.locator("#open").click()
    expect(notes.locator("#code")).to_have_text(re.compile("[2-9A-Z]{4}"))
    code = notes.locator("#code").inner_text()
    press(notes, "ask")
    expect(projector.locator(".wall-room")).to_contain_text(code)
    projector.bring_to_front()
    expect(projector.locator(".wall-cover iframe")).to_be_visible()
    projector.keyboard.press("PageUp")
    at(projector, ASKING - 1)
    expect(projector.locator(".wall-cover")).to_have_count(0)
    idle(projector)
    projector.keyboard.press("PageDown")
    expect(projector.locator(".wall-cover iframe")).to_be_visible()


def test_the_teachers_phone_is_a_presenters_window(visit: Visit, server: str) -> None:
    """On another device the teacher sees slide, next and notes, and turns the projector."""
    projector = projecting(visit, 1)
    with_room(projector)
    phone = visit(viewport=PHONE, locale="en-GB", color_scheme="dark").page
    phone.goto(f"{server}/room{lead(projector)}")
    expect(phone.locator("#title")).to_have_text(DECK[0].title["en"])
    expect(phone.locator("#after")).to_contain_text(DECK[1].title["en"])
    for language in ("en", "ko"):
        expect(phone.locator("#notes")).to_contain_text(DECK[0].note[language])
    sound(phone)
    phone.locator("[data-way=Right]").click()
    projector.bring_to_front()
    at(projector, 2)
    expect(projector.locator(".wall-cover")).to_have_count(0)
    phone.bring_to_front()
    expect(phone.locator("#title")).to_have_text(DECK[1].title["en"])
    phone.keyboard.press("PageUp")
    projector.bring_to_front()
    at(projector, 1)


def test_phones_follow_the_teacher_until_they_leave(visit: Visit, server: str) -> None:
    """Off by default; on, the lesson goes to the teacher's section and setting; one tap leaves.

    Who comes from the room again, follows again.
    """
    projector = projecting(visit, 2)
    code = with_room(projector)
    teacher = presenter(projector)
    learner = joined(visit, f"{server}/j/{code}")
    learner.locator("main a").click()
    bar = learner.locator("#follow")
    expect(bar).to_be_visible()
    expect(learner.locator("#follow button")).to_have_count(0)
    teacher.bring_to_front()
    teacher.locator("[data-switch=follow]").check()
    learner.bring_to_front()
    expect(learner).to_have_url(re.compile(f"/{SECTION}"))
    expect(learner.locator("#ex-staircase-t")).to_have_attribute(
        "aria-valuetext", re.compile("1.20")
    )
    settle(learner)
    expect(learner.locator(".stToast")).to_have_count(0)
    sound(learner)
    teacher.bring_to_front()
    teacher.locator("[data-way=Right]").click()
    learner.bring_to_front()
    expect(learner.locator("#ex-staircase-s")).to_have_attribute(
        "aria-valuetext", re.compile("0.60")
    )
    projector.bring_to_front()
    exact(projector, "staircase-s").fill("0.2")
    exact(projector, "staircase-s").press("Enter")
    learner.bring_to_front()
    expect(learner.locator("#ex-staircase-s")).to_have_attribute(
        "aria-valuetext", re.compile("0.20")
    )
    learner.locator("#follow button").click()
    expect(learner.locator("#follow button")).to_have_count(0)
    projector.bring_to_front()
    projector.goto(f"{server}/relu?present=1&step=1")
    teacher.bring_to_front()
    expect(teacher.locator("#place")).to_contain_text("ReLU")
    learner.bring_to_front()
    expect(bar).to_be_visible()
    expect(learner).to_have_url(re.compile(f"/{SECTION}"))
    learner.locator("#follow a").click()
    place(learner, "lobby")
    learner.locator("main a").click()
    expect(learner).to_have_url(re.compile("/relu"))


def test_a_follower_is_told_of_a_question(visit: Visit, server: str) -> None:
    """In the lesson a link leads back to the room, and says so when a question is asked."""
    teacher, code = opened(visit, server)
    learner = joined(visit, f"{server}/j/{code}")
    learner.locator("main a").click()
    way = learner.locator("#follow a")
    expect(way).to_have_text(library.words("ko")["follow"]["back"])
    teacher.bring_to_front()
    press(teacher, "ask")
    learner.bring_to_front()
    expect(way).to_have_text(library.words("ko")["follow"]["asked"])
    way.click()
    place(learner, "vote-1")


@pytest.mark.parametrize("written", ["<b>Zorro</b> 🦊"])
def test_a_name_of_ones_own_can_be_removed(visit: Visit, server: str, written: str) -> None:
    """Once the teacher allows names, a phone asks for one; a tap of the teacher removes it."""
    teacher, code = opened(visit, server)
    phone = visit(viewport=PHONE).page
    phone.goto(f"{server}/j/{code}")
    expect(phone.locator("[name=name]")).to_have_count(0)
    teacher.bring_to_front()
    teacher.locator("[data-switch=names]").check()
    phone.bring_to_front()
    phone.locator("[name=name]").fill(written)
    sound(phone)
    phone.locator("main button").click()
    expect(phone.locator("#name")).to_have_text("bZorrob 🦊")
    teacher.bring_to_front()
    sound(teacher)
    teacher.locator("#names button").click()
    expect(teacher.locator("#names")).to_be_hidden()
    phone.bring_to_front()
    expect(phone.locator("#name")).not_to_have_text("bZorrob 🦊")
    expect(phone.locator("h1")).not_to_contain_text("Zorro")
