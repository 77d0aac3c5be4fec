"""The passport under a hand: a slot is filled where it is measured, and stays filled."""

import re

from playwright.sync_api import Page, expect

from pages._ui.text import library
from tests.browser.conftest import Visit
from tests.browser.pilot import PATIENCE, entry, idle, settle, slider, width_beyond

WORDS = library.words("en")["passport"]


def slots(page: Page, kind: str) -> list[str]:
    """Texts of the strip's slots of one kind."""
    return page.locator(f".passport .slot-{kind} dd").all_inner_texts()


def test_moving_the_stack_fills_the_passport(visit: Visit) -> None:
    """Two slots are stamped at once and said aloud, and are there after a reload and elsewhere."""
    page = visit(locale="en-GB").open("/linear")
    assert slots(page, "empty") == [WORDS["measure"]] * 3
    control = slider(page, "stack-linear-linear_c")
    control.focus()
    page.keyboard.press("End")
    expect(page.get_by_test_id("stToast")).to_contain_text("0.93 kept", timeout=PATIENCE)
    assert slots(page, "signal") == ["✓ kept\n0.93"]
    assert slots(page, "gradient") == ["✓ kept\n0.96"]
    idle(page)
    page.reload()
    settle(page)
    assert slots(page, "empty") == [WORDS["measure"]]
    expect(page.get_by_test_id("stToast")).to_have_count(0)
    entry(page, "cheatsheet").click()
    row = page.locator(".passports tr").filter(has_text=library.words("en")["section"]["linear"])
    expect(row.locator("td")).to_have_text([WORDS["measure"], "✓ 0.93 kept", "✓ 0.96 kept"])


def test_a_passport_moves_to_another_browser(visit: Visit) -> None:
    """A browser that takes the record shows on its cheat sheet the stamps of the other one."""
    here = visit(locale="en-GB").open("/linear")
    control = slider(here, "stack-linear-linear_c")
    control.focus()
    here.keyboard.press("End")
    expect(here.get_by_test_id("stToast")).to_contain_text("0.93 kept", timeout=PATIENCE)
    entry(here, "review").click()
    with here.expect_download() as waiting:
        here.locator(".st-key-save-record button").click()
    content = waiting.value.path().read_bytes()
    there = visit(locale="en-GB").open("/review")
    there.locator(".st-key-bring-record input[type=file]").set_input_files(
        {"name": "record.json", "mimeType": "application/json", "buffer": content}
    )
    expect(there.get_by_test_id("stAlertContentSuccess")).to_be_visible()
    entry(there, "cheatsheet").click()
    linear = library.words("en")["section"]["linear"]
    row = there.locator(".passports tr").filter(has_text=linear)
    expect(row.locator("td")).to_have_text([WORDS["measure"], "✓ 0.93 kept", "✓ 0.96 kept"])


def test_an_empty_slot_leads_to_its_measurement(visit: Visit) -> None:
    """On the page a slot leads to the block, and on the cheat sheet to the page."""
    page = visit(locale="en-GB", viewport={"width": 390, "height": 844}).open("/cheatsheet")
    expect(page.locator(".passports a").first).to_be_visible()
    assert width_beyond(page) <= 0
    row = page.locator(".passports tr").filter(has_text=library.words("en")["section"]["step"])
    row.locator("a").last.click()
    expect(page).to_have_url(re.compile("/step"), timeout=PATIENCE)
    settle(page)
    page.locator(".passport .slot-empty a").last.click()
    expect(page.locator("#stack")).to_be_in_viewport()


def test_the_switch_shows_all(visit: Visit) -> None:
    """With the switch no slot of the table is empty."""
    page = visit(locale="en-GB").open("/cheatsheet")
    expect(page.locator(".passports a")).to_have_count(30)
    page.locator(".st-key-passports-all label").click()
    expect(page.locator(".passports a")).to_have_count(0)


def test_a_link_within_the_page_is_no_way_back(visit: Visit) -> None:
    """After a slot's link the menu still opens another page at its top."""
    page = visit(locale="en-GB").open("/cheatsheet")
    main = page.locator(".stMain")
    page.locator(".tree").scroll_into_view_if_needed()
    entry(page, "linear").click()
    expect(page).to_have_url(re.compile("/linear"), timeout=PATIENCE)
    settle(page)
    page.locator(".passport .slot-empty a").last.click()
    expect(page.locator("#stack")).to_be_in_viewport()
    entry(page, "cheatsheet").click()
    expect(page).to_have_url(re.compile("/cheatsheet"), timeout=PATIENCE)
    settle(page)
    assert main.evaluate("(node) => node.scrollTop") == 0
