"""Quizzes in a browser: by mouse, by keyboard alone, and with hostile text."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from pages._ui.text import library
from tests.browser.pilot import Visitor, curve, eventually, idle, settle

Visit = Callable[..., Visitor]

RELU, SWISH = "relu-negative-slope", "swish-formula"
PATH = {RELU: "/relu?lang=en", SWISH: "/swish?lang=en"}
RIGHT = {RELU: "0", SWISH: "x*sigmoid(x)"}
WRONG = {RELU: "1", SWISH: "max(0,x)"}
BEHIND = {RELU: "slope", SWISH: "named"}
OVERLAY = ".st-key-quiz-swish-formula"
HOSTILE = (
    "<img src=x onerror=window.hacked=1>",
    "<script>window.hacked=1</script>",
    "![x](x) [a](javascript:window.hacked=1)",
)
VERDICTS = library.words("en")["verdict"]

both_quizzes = pytest.mark.parametrize("quiz", (RELU, SWISH))


def box(page: Page, quiz: str) -> Locator:
    """Text box of the answer."""
    return page.locator(f".st-key-typed-{quiz} input")


def check(page: Page, quiz: str) -> None:
    """Press the button "Check"."""
    page.locator(f".st-key-check-{quiz} button").click()


def verdict(page: Page, quiz: str) -> Locator:
    """Verdict on the answer."""
    return page.locator(f".st-key-verdict-{quiz}")


def slip(page: Page) -> Locator:
    """Marked position of an error in the live preview."""
    return page.locator(f"{OVERLAY} .stMarkdownColoredBackground")


@both_quizzes
def test_wrong_then_right_with_the_mouse(visit: Visit, quiz: str) -> None:
    """A wrong answer gets a comment and opens nothing; the right one opens the covers."""
    page = visit().open(PATH[quiz])
    expect(page.locator(f".st-key-text-{BEHIND[quiz]}")).to_have_count(0)
    box(page, quiz).fill(WRONG[quiz])
    check(page, quiz)
    expect(verdict(page, quiz)).to_contain_text(VERDICTS["wrong"])
    expect(page.locator(f".st-key-text-{BEHIND[quiz]}")).to_have_count(0)
    box(page, quiz).fill(RIGHT[quiz])
    check(page, quiz)
    expect(verdict(page, quiz)).to_contain_text(VERDICTS["right"])
    expect(page.locator(f".st-key-text-{BEHIND[quiz]}")).to_be_visible()
    expect(page.locator(f".st-key-why-{quiz}")).to_be_visible()


@both_quizzes
def test_keyboard_alone_is_enough(visit: Visit, quiz: str) -> None:
    """Type, Tab to a button, Enter: no mouse is needed; the tip opens the same way."""
    page = visit().open(PATH[quiz])
    box(page, quiz).focus()
    page.keyboard.type(RIGHT[quiz])
    page.keyboard.press("Tab")
    expect(page.locator(f".st-key-check-{quiz} button")).to_be_focused()
    tip = page.locator(f".st-key-ways-{quiz} .stPopover button")
    for _ in range(4):  # over the degrees of sureness
        page.keyboard.press("Tab")
        if tip.evaluate("(button) => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text(library.questions(PATH[quiz][1:-8])[quiz].tip["en"])).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(f".st-key-check-{quiz} button").focus()
    page.keyboard.press("Enter")
    expect(verdict(page, quiz)).to_contain_text(VERDICTS["right"])
    expect(page.locator(f".st-key-text-{BEHIND[quiz]}")).to_be_visible()


@both_quizzes
def test_enter_in_the_box_is_an_answer(visit: Visit, quiz: str) -> None:
    """Enter after typing gives a verdict, as in every form on the web."""
    page = visit().open(PATH[quiz])
    box(page, quiz).fill(RIGHT[quiz])
    box(page, quiz).press("Enter")
    expect(verdict(page, quiz)).to_contain_text(VERDICTS["right"], timeout=4000)


@both_quizzes
def test_show_me_opens_the_covers(visit: Visit, quiz: str) -> None:
    """A learner who gives up is shown the answer and everything behind it."""
    page = visit().open(PATH[quiz])
    page.locator(f".st-key-show-{quiz} button").click()
    expect(page.locator(f".st-key-text-{BEHIND[quiz]}")).to_be_visible()
    expect(page.locator(f".st-key-why-{quiz}")).to_contain_text(
        library.words("en")["quiz"]["solution"]
    )


def test_preview_draws_what_is_typed(visit: Visit) -> None:
    """The formula of Quiz 4 is drawn while it is typed."""
    page = visit().open(PATH[SWISH])
    yours = page.locator(f"{OVERLAY} .ex-graph .scatterlayer .trace").nth(1).locator(".js-line")
    box(page, SWISH).press_sequentially("tanh(x)", delay=30)
    expect(yours).to_have_count(1)
    eventually(lambda: len(yours.get_attribute("d") or "") > 100, "the formula is not drawn")
    typed = str(yours.get_attribute("d"))
    box(page, SWISH).press_sequentially("+1")
    eventually(lambda: yours.get_attribute("d") not in (None, typed), "the curve stood still")
    expect(box(page, SWISH)).to_be_focused()
    expect(box(page, SWISH)).to_have_value("tanh(x)+1")


def test_preview_lies_on_the_true_curve_for_the_right_answer(visit: Visit) -> None:
    """The right formula covers the true curve exactly."""
    page = visit().open(PATH[SWISH])
    box(page, SWISH).fill("x/(1+exp(-x))")
    yours = page.locator(f"{OVERLAY} .ex-graph .scatterlayer .trace").nth(1).locator(".js-line")
    expect(yours).to_have_count(1)
    truth = curve(page, 0, OVERLAY)
    eventually(lambda: yours.get_attribute("d") == truth, "the right formula is another curve")


def test_preview_explains_a_slip_at_its_place(visit: Visit) -> None:
    """A syntax error is explained while typing, with its position marked; the true curve stays."""
    page = visit().open(PATH[SWISH])
    box(page, SWISH).fill("x*sigmoyd(x)")
    message = library.words("en")["formula"]["unknown_name"].split("{")[0]
    expect(page.locator(OVERLAY).get_by_text(message.strip()).first).to_be_visible()
    expect(slip(page).first).to_contain_text("sigmoyd")
    box(page, SWISH).fill("x*(1+x")
    expect(slip(page).first).not_to_contain_text("sigmoyd")
    expect(page.locator(f"{OVERLAY} .ex-graph .js-line").first).to_be_visible()


@both_quizzes
def test_nothing_typed_becomes_a_part_of_the_page(visit: Visit, quiz: str) -> None:
    """Typed text is shown as text: no element, no link, no script."""
    page = visit().open(PATH[quiz])
    box(page, quiz).fill(WRONG[quiz])
    check(page, quiz)
    expect(verdict(page, quiz)).to_be_visible()
    settle(page)
    hints = page.locator(f"[class*=st-key-early-{quiz}] a")
    links = page.locator(".stMain a").count() - hints.count()
    for typed in HOSTILE:
        box(page, quiz).fill(typed)
        check(page, quiz)
        expect(verdict(page, quiz)).to_be_visible()
        idle(page)
        expect(page.locator(".stMain img, .stMain script")).to_have_count(0)
        assert page.evaluate("window.hacked") is None, typed
        assert page.locator(".stMain a").count() == links + hints.count(), typed
