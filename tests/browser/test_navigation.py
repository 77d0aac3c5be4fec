"""Navigation of the lesson: menu, map, buttons, keys, languages, and unknown addresses."""

import re
from collections.abc import Callable
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from pages._ui.text import library
from tests.browser.pilot import (
    BUILT,
    LOCALES,
    Visitor,
    curve,
    entry,
    eventually,
    exact,
    idle,
    listening,
    settle,
)

Visit = Callable[..., Visitor]

RESTING = 400  # milliseconds, far longer than a pointer must rest on a link that is meant
NOWHERE = (
    ("/foo", "ko"),
    ("/foo", "en"),
    ("/relu/foo", "en"),
    ("/" + quote("🙂"), "ko"),
    ("/" + quote("<b>x</b>"), "en"),
)


def name(section: str, language: str = "ko") -> str:
    """Title of a section."""
    return str(library.words(language)["section"][section])


def heading(page: Page, text: str) -> None:
    """Wait for the page with this title."""
    expect(page.locator("h1")).to_have_text(text)
    idle(page)


def stay(page: Page) -> None:
    """Mark the page, so that a reload can be detected."""
    page.evaluate("window.stayed = true")


def stayed(page: Page) -> bool:
    """Whether the page has not been reloaded since `stay`."""
    return bool(page.evaluate("window.stayed === true"))


def test_buttons_and_arrow_keys_go_to_the_neighbours(visit: Visit) -> None:
    """Card of the next section and link to the previous one, also by arrow key, in place."""
    page = visit().open("/relu")
    stay(page)
    page.locator(".st-key-next a").click()
    heading(page, name("leaky_relu"))
    listening(page)
    page.keyboard.press("ArrowLeft")
    heading(page, name("relu"))
    page.keyboard.press("ArrowRight")
    heading(page, name("leaky_relu"))
    page.locator(".st-key-go-previous button").click()
    heading(page, name("relu"))
    expect(page).to_have_url(re.compile("/relu$"))
    assert stayed(page)


def test_next_page_is_prepared_while_its_link_is_meant(visit: Visit) -> None:
    """A link under a resting pointer, or reached by Tab, asks for its page's scripts, and once."""
    page = visit().open("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    link = entry(page, "backpropagation")
    link.hover()
    ours = "/first/backpropagation.ko.json"
    eventually(lambda: heard(page, asked, ours), "the pointer asks for nothing")
    eventually(lambda: heard(page, asked, "/web/glass/main.js"), "no script is fetched")
    entry(page, "linear").hover()
    link.hover()
    page.wait_for_timeout(RESTING)
    assert asked.count(ours) == 1
    link.focus()
    page.keyboard.press("Shift+Tab")
    eventually(lambda: heard(page, asked, "/first/step.ko.json"), "the key asks for nothing")


def test_finger_that_scrolls_prepares_nothing(visit: Visit) -> None:
    """A finger on a link is no sign that the link is meant."""
    page = visit().open("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    entry(page, "tanh").dispatch_event("pointerenter", {"pointerType": "touch"})
    page.wait_for_timeout(RESTING)
    assert [path for path in asked if path.startswith("/first/")] == []


def heard(page: Page, asked: list[str], path: str) -> bool:
    """Whether a path has been requested; requests are heard while the page is waited for."""
    page.wait_for_timeout(30)
    return path in asked


def test_keys_in_a_text_box_stay_there(visit: Visit) -> None:
    """Arrows and P in a text box turn no page and start no projection."""
    page = visit().open("/relu")
    box = page.locator(".st-key-typed-relu-negative-slope input")
    box.fill("")
    box.press_sequentially("pP0")
    for key in ("ArrowLeft", "ArrowRight", "PageDown", "Escape"):
        box.press(key)
    expect(box).to_have_value("pP0")
    idle(page)
    assert page.url.endswith("/relu")
    heading(page, name("relu"))


def test_menu_leads_to_each_section(visit: Visit) -> None:
    """The menu has the built sections with numbers and titles, and opens them in place."""
    page = visit().open("/")
    stay(page)
    for number, section in (("03", "sigmoid"), ("09", "swish")):
        link = entry(page, section)
        expect(link).to_contain_text(f"{number} {name(section)}")
        link.click()
        heading(page, name(section))
        expect(link).to_have_attribute("aria-current", "page")
    assert stayed(page)


def test_menu_unfolds_the_group_of_the_page(visit: Visit) -> None:
    """A visit begins with the group of its page; groups opened by hand stay open on other pages."""
    page = visit().open("/relu")
    unfolded = page.locator(".menu details[open]")
    expect(unfolded).to_have_count(1)
    expect(unfolded).to_contain_text("ReLU")
    fold = page.locator(".menu details[data-group=lab] summary")
    fold.focus()
    page.keyboard.press("Enter")
    expect(unfolded).to_have_count(2)
    entry(page, "duel").click()
    heading(page, name("duel"))
    page.reload()
    settle(page)
    groups = unfolded.evaluate_all("(all) => all.map((one) => one.dataset.group)")
    assert groups == ["classics", "lab"]


def test_map_opens_a_section_and_remembers_it(visit: Visit) -> None:
    """A tile of the map opens its section without a reload, and the cover shows the visit."""
    page = visit().open("/")
    expect(page.locator(".map-road [data-here]")).to_have_count(0)
    stay(page)
    page.locator(".map-road a[href^=sigmoid]").click()
    heading(page, name("sigmoid"))
    settle(page)
    assert stayed(page)
    page.goto(page.url.replace("/sigmoid", "/"))
    settle(page)
    here = page.locator(".map-road li[data-here]")
    expect(here).to_have_count(1)
    expect(here).to_contain_text(name("sigmoid"))
    expect(here).to_contain_text(library.words("ko")["map"]["resume"])


def test_map_opens_with_the_keyboard(visit: Visit) -> None:
    """A tile is a link: Tab reaches it and Enter opens it."""
    page = visit().open("/")
    page.locator(".map-road a[href^=swish]").focus()
    page.keyboard.press("Enter")
    heading(page, name("swish"))


def test_map_shows_every_section_and_sweeps_a_curve(visit: Visit) -> None:
    """Every built section has a link; a curve moves while the pointer is on it, then rests."""
    page = visit().open("/")
    road = page.locator(".map-road")
    assert road.locator("ol > li").count() == road.locator("a").count() == len(BUILT) - 1
    tile = road.locator("a[href^=swish]")
    line = tile.locator(".map-f")
    at_rest = str(line.get_attribute("d"))
    tile.hover()
    expect(line).not_to_have_attribute("d", at_rest)
    page.mouse.move(1, 1)
    expect(line).to_have_attribute("d", at_rest)


def test_language_switch_keeps_page_and_parameters(visit: Visit) -> None:
    """The page and its curve stay in another language; `lang` of the document follows."""
    page = visit().open("/sigmoid?k=2.5")
    expect(page.locator("html")).to_have_attribute("lang", "ko")
    drawn = curve(page)
    stay(page)
    page.get_by_role("radio", name="English").click()
    heading(page, name("sigmoid", "en"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_url(re.compile(r"k=2\.5"))
    expect(page).to_have_url(re.compile("lang=en"))
    expect(exact(page, "sigmoid-k")).to_have_value("2.5")
    assert curve(page) == drawn and stayed(page)
    page.reload()
    settle(page)
    heading(page, name("sigmoid", "en"))


@pytest.mark.parametrize("language", ("ko", "en"))
def test_browser_chooses_the_language(visit: Visit, language: str) -> None:
    """Without `?lang=` the language is the browser's, and the document declares it."""
    page = visit(locale=LOCALES[language]).open("/sigmoid")
    expect(page.locator("html")).to_have_attribute("lang", language)
    heading(page, name("sigmoid", language))


@pytest.mark.parametrize(("path", "language"), NOWHERE)
def test_unknown_address_gets_a_kind_sentence(visit: Visit, path: str, language: str) -> None:
    """An unknown address shows a sentence in the reader's language and a link to the cover."""
    words = library.words(language)["lost"]
    page = visit(locale=LOCALES[language]).open(path)
    heading(page, words["title"])
    expect(page.get_by_text(words["text"])).to_be_visible()
    page.locator(".stMain .stPageLink a").click()
    heading(page, name("contents", language))


def test_id_of_the_cover_is_an_address_too(visit: Visit) -> None:
    """`/contents`, which the menu's order suggests, is the cover and not an error."""
    page = visit().open("/contents")
    heading(page, name("contents"))
    expect(page.locator(".map-road")).to_be_visible()


def test_settings_come_back_with_the_page(visit: Visit) -> None:
    """A reader who turns the page and comes back finds the curve and its URL."""
    page = visit().open("/sigmoid?k=2.5")
    listening(page)
    page.keyboard.press("ArrowRight")
    heading(page, name("softmax"))
    page.keyboard.press("ArrowLeft")
    heading(page, name("sigmoid"))
    settle(page)
    expect(exact(page, "sigmoid-k")).to_have_value("2.5")
    expect(page).to_have_url(re.compile(r"k=2\.5"))


def test_back_button_of_the_browser_goes_back(visit: Visit) -> None:
    """The browser's own back and forward turn the pages."""
    page = visit().open("/sigmoid")
    page.locator(".st-key-next a").click()
    heading(page, name("softmax"))
    page.go_back()
    heading(page, name("sigmoid"))
    page.go_forward()
    heading(page, name("softmax"))
