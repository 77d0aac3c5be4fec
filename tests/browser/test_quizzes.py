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


OPTIONS = "[data-testid='stRadioOption']"
PHONE = {"width": 390, "height": 844}
# A key as an input method sends it while a syllable is composed, and as it comes afterwards.
PRESS = """(node, [key, composing]) => node.dispatchEvent(
  new KeyboardEvent("keydown", { key, isComposing: composing, bubbles: true, cancelable: true }))"""


def practice(visitor: Visitor) -> Locator:
    """Card of the first practice question of a section, which has options."""
    page = visitor.open("/what_is_af?lang=en")
    page.locator("[class*=st-key-practice-] button").first.click()
    card = page.locator(".st-key-quiz-neuron-find-the-slip")
    card.scroll_into_view_if_needed()
    return card


def chosen(card: Locator) -> Locator:
    """Chosen options of a card."""
    return card.locator(f"{OPTIONS}:has(input:checked)")


def test_digits_choose_and_enter_confirms(visit: Visit) -> None:
    """On a card that has the focus 2 chooses the second option; Enter confirms, then goes on."""
    card = practice(visit())
    page = card.page
    page.keyboard.press("2")
    expect(chosen(card)).to_have_count(0)
    card.locator("p").first.click()
    page.keyboard.press("2")
    expect(chosen(card)).to_contain_text("B.")
    page.keyboard.press("4")
    expect(chosen(card)).to_contain_text("D.")
    page.keyboard.press("Enter")
    expect(card.locator("[class*=st-key-mark-]").first).to_be_visible()
    expect(card.locator("[class*=st-key-onward-] button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(card).to_have_count(0)


def test_a_syllable_in_the_making_is_no_key(visit: Visit) -> None:
    """While Hangul is composed, digits choose nothing and Enter confirms nothing."""
    card = practice(visit())
    option = card.locator(f"{OPTIONS} input").first
    option.evaluate(PRESS, ["3", True])
    expect(chosen(card)).to_have_count(0)
    option.evaluate(PRESS, ["3", False])
    expect(chosen(card)).to_contain_text("C.")
    idle(card.page)
    option.evaluate(PRESS, ["Enter", True])
    card.page.wait_for_timeout(500)
    expect(card.locator("[class*=st-key-verdict-]")).to_have_count(0)
    option.evaluate(PRESS, ["Enter", False])
    expect(card.locator("[class*=st-key-verdict-]")).to_be_visible()


def test_questions_are_rows_that_fold(visit: Visit) -> None:
    """Each question of the practice is a row; one that is pressed opens it, and again closes it."""
    page = visit(viewport=PHONE).open("/step?lang=en")
    rows = page.locator("[class*=st-key-practice-] button")
    card = page.locator(".st-key-quiz-step-in-the-middle")
    expect(rows).to_have_count(3)
    heights = rows.evaluate_all("(all) => all.map((n) => n.getBoundingClientRect().height)")
    assert min(heights) >= 44 and max(heights) <= 50, heights
    expect(card).to_have_count(0)
    rows.first.click()
    expect(card).to_be_visible()
    rows.first.click()
    expect(card).to_have_count(0)


def test_rows_beside_an_open_one_keep_their_edges(visit: Visit) -> None:
    """Above and below an open question the other rows have a border on all four sides."""
    page = visit().open("/step?lang=en")
    rows = page.locator("[class*=st-key-practice-] button")
    rows.nth(1).click()
    expect(rows.nth(1)).to_have_attribute("data-selected", "true")
    for row in (rows.first, rows.last):
        top = row.evaluate("(node) => getComputedStyle(node).borderTopColor")
        for side in ("right", "bottom", "left"):
            expect(row).to_have_css(f"border-{side}-color", top)


def test_digits_in_a_box_are_text(visit: Visit) -> None:
    """A digit typed into an answer stays in it, and Enter in a syllable does not check it."""
    page = visit().open(PATH[RELU])
    box(page, RELU).press_sequentially("01")
    expect(box(page, RELU)).to_have_value("01")
    box(page, RELU).evaluate(PRESS, ["Enter", True])
    page.wait_for_timeout(500)
    expect(verdict(page, RELU)).to_have_count(0)


def test_a_review_has_the_keys_at_once(visit: Visit) -> None:
    """In a review the one card has the keys without a click: choose, confirm, next."""
    page = visit().open("/review?lang=en")
    page.locator(".st-key-review-start button").click()
    expect(page.get_by_text("1 / 10")).to_be_visible()
    card = page.locator("[class*=st-key-quiz-]")
    expect(card.locator(OPTIONS).first).to_be_visible()
    idle(page)
    page.keyboard.press("1")
    expect(chosen(card)).to_contain_text("A.")
    page.keyboard.press("Enter")
    expect(card.locator("[class*=st-key-onward-] button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 / 10")).to_be_visible()


def test_an_answer_leads_to_what_it_opened(visit: Visit) -> None:
    """The link of an answered quiz brings the first block that it opened into view."""
    page = visit().open(PATH[SWISH])
    page.locator(f".st-key-show-{SWISH} button").click()
    page.locator(f".st-key-onward-{SWISH} a").click()
    expect(page.locator(f".st-key-text-{BEHIND[SWISH]}")).to_be_in_viewport()


def test_options_fit_a_thumb(visit: Visit) -> None:
    """On a phone each option is as wide as the card and at least 44 pixels high."""
    card = practice(visit(viewport=PHONE))
    width = card.bounding_box()
    assert width
    for option in card.locator(OPTIONS).all():
        size = option.bounding_box()
        assert size and size["height"] >= 44 and size["width"] > 0.85 * width["width"]
