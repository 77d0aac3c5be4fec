"""A class in real browsers: a teacher, a wall and two phones play a question to the end."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pages._ui.text import library
from tests.browser.conftest import Visit
from tests.browser.pilot import width_beyond
from tests.browser.test_looks import AXE, FINDINGS

PHONE: Any = {"width": 390, "height": 844}
SINGLE = next(q for q in library.every_question().values() if q.kind == "single")
POINT = "tanh-slope-one-half"
BUTTONS = ("ask", "discuss", "again", "reveal", "next")


def press(teacher: Page, name: str) -> None:
    """Press a button of the phases, once it may be pressed."""
    button = teacher.locator(".phases button").nth(BUTTONS.index(name))
    expect(button).to_be_enabled()
    button.click()


def answer(phone: Page, number: int) -> None:
    """Choose an option, say that one is sure, send, and wait for the receipt."""
    phone.locator(".options label").nth(number).click()
    phone.locator(".sure label").nth(2).click()
    phone.locator("main form button").click()
    sent = phone.locator("form").get_attribute("data-sent")
    expect(phone.locator(".sent")).to_have_text(str(sent))


def place(phone: Page, begins: str) -> None:
    """Wait until a phone or wall shows a phase."""
    expect(phone.locator(f'main[data-place^="{begins}"]')).to_be_visible()


def sound(page: Page) -> None:
    """The page has no serious finding of axe and nothing beyond its window."""
    page.evaluate(AXE)
    assert page.evaluate(FINDINGS) == []
    assert width_beyond(page) <= 0


def opened(visit: Visit, server: str) -> tuple[Page, str]:
    """Teacher with a new room, and its code."""
    teacher = visit().page
    teacher.goto(f"{server}/room")
    sound(teacher)
    teacher.locator("#open").click()
    expect(teacher.locator("#code")).to_have_text(re.compile("[2-9A-Z]{4}"))
    return teacher, teacher.locator("#code").inner_text()


def joined(visit: Visit, address: str, **wishes: Any) -> Page:
    """Phone whose learner has joined with one tap."""
    phone = visit(viewport=PHONE, **wishes).page
    phone.goto(address)
    sound(phone)
    phone.locator("main button").click()
    place(phone, "lobby")
    return phone


def test_a_class_plays_a_question(visit: Visit, server: str) -> None:
    """Two phones join, vote, discuss and vote again; the wall shows bars after the reveal alone."""
    teacher, code = opened(visit, server)
    first = joined(visit, f"{server}/j/{code}")
    second = joined(visit, f"{server}/j/{code}", locale="en-GB", color_scheme="dark")
    wall = teacher.context.new_page()
    wall.goto(f"{server}/room/{code}")
    expect(wall.locator(".big")).to_contain_text("2")
    sound(wall)
    teacher.bring_to_front()
    teacher.locator("#question").select_option(SINGLE.id)
    press(teacher, "ask")
    for phone in (first, second):
        place(phone, "vote-1")
        sound(phone)
    answer(first, 0)
    answer(second, 1)
    expect(teacher.locator("#count")).to_contain_text("2")
    expect(teacher.locator("#private .bars")).to_be_visible()
    wall.bring_to_front()
    place(wall, "vote-1")
    assert wall.locator(".bars").count() == 0
    teacher.bring_to_front()
    press(teacher, "discuss")
    place(second, "discuss")
    press(teacher, "again")
    for phone in (first, second):
        place(phone, "vote-2")
        answer(phone, 1)
    press(teacher, "reveal")
    for phone in (first, second):
        place(phone, "reveal-2")
        expect(phone.locator(".bar.n2")).to_have_count(len(SINGLE.options))
        sound(phone)
    wall.bring_to_front()
    place(wall, "reveal-2")
    sound(wall)
    assert "1" in wall.locator(".moved").inner_text()
    teacher.bring_to_front()
    press(teacher, "next")
    place(first, "next")
    expect(teacher.locator("#question")).not_to_have_value(SINGLE.id)


def test_a_phone_comes_back(visit: Visit, server: str) -> None:
    """After a reload, and with its cookies lost, a phone is the same learner with its answer."""
    teacher, code = opened(visit, server)
    phone = joined(visit, f"{server}/j/{code}")
    name = phone.locator("#name").inner_text()
    press(teacher, "ask")
    place(phone, "vote-1")
    first = phone.locator("main").get_attribute("data-place")
    assert first
    phone.reload()
    place(phone, first)
    phone.context.clear_cookies()
    phone.reload()
    place(phone, first)
    expect(phone.locator("#name")).to_have_text(name)


def test_a_point_is_dragged(visit: Visit, server: str) -> None:
    """A finger on the curve moves the point and the number; the answer is the number."""
    teacher, code = opened(visit, server)
    phone = joined(visit, f"{server}/j/{code}")
    teacher.locator("#question").select_option(POINT)
    press(teacher, "ask")
    place(phone, "vote-1")
    box = phone.locator("svg[data-curve]").bounding_box()
    assert box
    phone.mouse.move(box["x"] + box["width"] / 2, box["y"] + 40)
    phone.mouse.down()
    phone.mouse.move(box["x"] + box["width"] * 0.61, box["y"] + 40)
    phone.mouse.up()
    expect(phone.locator("[data-x]")).to_have_text("0.88")
    phone.locator("main form button").click()
    expect(phone.locator(".sent")).not_to_be_empty()
    press(teacher, "reveal")
    place(phone, "reveal-1")
    expect(phone.locator("circle.dot")).to_have_count(1)
    expect(phone.locator(".verdict.right")).to_be_visible()
    sound(phone)


def test_a_second_device_leads_the_room(visit: Visit, server: str) -> None:
    """The teacher's address opens the same room elsewhere; the key leaves the address bar."""
    teacher, code = opened(visit, server)
    address = str(teacher.locator("#remote").get_attribute("href"))
    other = visit(viewport=PHONE).page
    other.goto(f"{server}/room#{address.partition('#')[2]}")
    expect(other.locator("#code")).to_have_text(code)
    assert "#" not in other.url
    press(other, "ask")
    teacher.bring_to_front()
    expect(teacher.locator(".phases button").nth(0)).to_be_disabled()
    sound(other)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_screen_about_what_is_kept(visit: Visit, server: str, language: str) -> None:
    """One screen says what is kept, readable on a phone."""
    page = visit(viewport=PHONE).page
    page.goto(f"{server}/room/kept?lang={language}")
    sound(page)
    expect(page.locator("main li")).to_have_count(7)
