"""The duel in a browser: its film follows the slider, and a bad URL gets a sentence."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from core.course.content import LANGUAGES
from pages._ui.text import library
from tests.browser.pilot import Visitor, curve, eventually, grip, slider, width_beyond

Visit = Callable[..., Visitor]

LOSS = 0
"""Index of the first line of a duel over the plane, whose maps are not lines."""


BEYOND = """(texts) => Math.max(...texts.map((text) =>
  text.closest(".ex-stage").getBoundingClientRect().left - text.getBoundingClientRect().left))"""


def at_the_end(page: Page) -> Locator:
    """Slider of the film, moved to the last step."""
    box = slider(page, "duel-n")
    box.focus()
    page.keyboard.press("End")
    expect(box).to_have_value("60")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return box


def maps(page: Page) -> list[str]:
    """Pixels of the maps."""
    pictures = "(all) => all.map((canvas) => canvas.toDataURL())"
    return list(page.locator(".ex-graph > canvas").evaluate_all(pictures))


@pytest.mark.parametrize("width", (390, 1280))
def test_scrubbing_changes_every_map_and_the_loss(visit: Visit, width: int) -> None:
    """At another step each map and the loss differ; back at the end they are the same."""
    page = visit(viewport={"width": width, "height": 900}).open("/duel?acts=relu,tanh&width=8")
    at_the_end(page)
    end, loss = maps(page), curve(page, LOSS)
    assert len(end) == 2 and len(set(end)) == 2
    page.keyboard.press("Home")
    eventually(lambda: curve(page, LOSS) != loss, "the loss did not follow the slider")
    eventually(lambda: all(a != b for a, b in zip(maps(page), end, strict=True)), "maps stayed")
    assert page.locator(".ex-graph .point").count() >= 200
    page.keyboard.press("End")
    eventually(lambda: curve(page, LOSS) == loss and maps(page) == end, "the end is another")
    assert width_beyond(page) <= 0


def test_numbers_beside_the_axes_are_whole_on_a_phone(visit: Visit) -> None:
    """At 390 pixels no number of a chart leaves the figure, and each axis has two or more."""
    page = visit(viewport={"width": 390, "height": 844}).open("/duel")
    for number in (7, 8, 9):
        numbers = page.locator(f".ex-graph .y{number}tick text").filter(visible=True)
        assert numbers.count() >= 2
        assert numbers.evaluate_all(BEYOND) <= 0


def reach(page: Page) -> float:
    """Right end of the loss curve, in pixels of its chart."""
    return float(curve(page, LOSS).rpartition("L")[2].split(",")[0])


def test_every_step_under_the_hand_is_shown(visit: Visit) -> None:
    """While the timeline is held, the loss ends at the slider's step and each map is that step's.

    Lines and their markers keep their number, and the way back shows the same maps.
    """
    page = visit().open("/duel?acts=relu,tanh&width=8")
    box = at_the_end(page)
    whole, last = reach(page), 60
    parts = ".ex-graph .js-line, .ex-graph .point"
    count = page.locator(parts).count()
    x, y = grip(page, box)
    page.mouse.move(x, y)
    page.mouse.down()
    seen: dict[int, list[str]] = {}
    for across in (60, 0, -60, -120, -60, 0, 60):
        page.mouse.move(x + across, y)
        step = int(box.input_value())
        shown = whole * step / last
        eventually(lambda shown=shown: abs(reach(page) - shown) < 0.1, f"no loss at {step}")  # type: ignore[misc]
        assert seen.setdefault(step, maps(page)) == maps(page), f"other maps at {step}"
        assert page.locator(parts).count() == count
    page.mouse.up()
    assert len(seen) == 4
    for history in zip(*seen.values(), strict=True):
        assert len(set(history)) == 4, "a map stood still"


def test_diverged_contender_leaves_the_charts(visit: Visit) -> None:
    """Past its last finite step a contender has no markers, and at an earlier one it has them."""
    page = visit().open("/duel?acts=relu,elu&opt=sgd&lr=30&batch=0")
    at_the_end(page)
    markers = page.locator(".ex-graph .trace:has(.js-line) .point")
    expect(markers).to_have_count(8)
    expect(markers.locator("visible=true")).to_have_count(4)
    page.keyboard.press("Home")
    expect(markers.locator("visible=true")).to_have_count(8)


def titles(page: Page) -> list[str]:
    """Texts above the maps of a duel of two."""
    return page.locator(".ex-graph .annotation-text").all_text_contents()[:2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_bet_starts_the_film_and_has_its_result(visit: Visit, language: str) -> None:
    """The film waits at step 0; a bet plays it, ranks appear, and at its end a sentence answers."""
    words = library.words(language)["duel"]
    page = visit().open(f"/duel?acts=relu,tanh&width=8&lang={language}")
    box, result = slider(page, "duel-n"), page.locator(".ex-result")
    expect(box).to_have_value("0")
    expect(result).to_have_text("")
    assert titles(page) == ["ReLU", "tanh"]
    page.get_by_role("button", name="tanh", exact=True).and_(page.locator(".ex-option")).click()
    expect(page.locator(".ex-option[aria-pressed=true]")).to_have_text("tanh")
    expect(box).to_have_value("60", timeout=120_000)
    first = words["rank"].format(rank=1, name="tanh") in titles(page)
    winner = words["rank"].format(rank=1, name="tanh" if first else "ReLU")
    assert winner in titles(page)
    won = words["bet_won"].format(seed=0, best="tanh")
    lost = words["bet_lost"].format(seed=0, best="ReLU", bet="tanh", rank=2)
    expect(result).to_have_text(won if first else lost)


def test_bet_brings_the_whole_film_into_sight(visit: Visit) -> None:
    """On a phone the maps and charts stand in the window once the film plays."""
    page = visit(viewport={"width": 390, "height": 844}).open("/duel?acts=relu,tanh&width=8")
    below = "(stage) => stage.getBoundingClientRect().bottom - innerHeight"
    stage = page.locator(".ex-stage").first
    assert stage.evaluate(below) > 0
    page.locator(".ex-option").first.click()
    eventually(lambda: stage.evaluate(below) <= 0, "the film plays out of sight")


def test_next_duel_asks_for_a_new_bet(visit: Visit) -> None:
    """Another seed takes the film back to step 0, with no bet; another language keeps both."""
    page = visit().open("/duel?acts=relu,tanh&width=8")
    page.locator(".ex-option").first.click()
    expect(slider(page, "duel-n")).to_have_value("60", timeout=120_000)
    page.get_by_text("English", exact=True).click()
    expect(page.locator(".ex-ask")).to_have_text(library.words("en")["duel"]["bet"])
    expect(page.locator(".ex-option").first).to_have_attribute("aria-pressed", "true")
    expect(slider(page, "duel-n")).to_have_value("60")
    page.locator(".st-key-next-seed button").click()
    expect(slider(page, "duel-n")).to_have_value("0")
    expect(page.locator(".ex-option[aria-pressed=true]")).to_have_count(0)


def test_reduced_motion_leaves_the_start_to_the_reader(visit: Visit) -> None:
    """A bet then moves nothing, and says that the play button starts the training."""
    page = visit(reduced_motion="reduce").open("/duel?acts=relu,tanh&width=8")
    page.locator(".ex-option").first.click()
    expect(page.locator(".ex-result")).to_have_text(library.words("ko")["duel"]["bet_waits"])
    expect(slider(page, "duel-n")).to_have_value("0")
    page.locator(".ex-play").click()
    expect(slider(page, "duel-n")).to_have_value("60", timeout=120_000)


def test_ten_seeds_are_dots(visit: Visit) -> None:
    """The button gives ten dots for each contender, within a phone's width."""
    page = visit(viewport={"width": 390, "height": 844}).open(
        "/duel?acts=relu,tanh&width=8&lang=en"
    )
    page.locator(".st-key-repeat-duel button").click()
    dots = page.locator(".st-key-scene-duel-seeds .ex-graph .point")
    expect(dots).to_have_count(20)
    assert width_beyond(page) <= 0


def test_playing_runs_to_the_end(visit: Visit) -> None:
    """The play button starts over at the end, and stops there again."""
    page = visit().open("/duel?acts=relu,tanh&width=8")
    at_the_end(page)
    page.locator(".ex-play").click()
    expect(slider(page, "duel-n")).not_to_have_value("60")
    expect(slider(page, "duel-n")).to_have_value("60", timeout=60_000)


@pytest.mark.parametrize("language", LANGUAGES)
def test_bad_address_gets_a_sentence(visit: Visit, language: str) -> None:
    """Invalid settings of the address are named, and the first duel is shown."""
    page = visit().open(f"/duel?depth=99&data=%F0%9F%8E%B2&lang={language}")
    field = {"ko": "은닉층 수", "en": "hidden layers"}[language]
    expect(page.locator(".stAlert").filter(has_text=field)).to_be_visible()
    expect(page.locator(".ex[data-ready]")).to_be_visible()
