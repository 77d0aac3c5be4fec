"""The wizard in a browser: clicks, back, reload, keyboard, the tree; the printed cheat sheet."""

import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from core.choose import CATALOGUE
from pages._ui.text import library
from tests.browser.pilot import PATIENCE, Visitor, eventually, idle, listening, settle, width_beyond

Visit = Callable[..., Visitor]

TREE = library.choices()

INK = """(nodes) => nodes.map((n) => getComputedStyle(n).webkitTextFillColor)
  .map((colour) => Number(/oklch\\(([\\d.]+)/.exec(colour)[1]))"""


def press(page: Page, question: str, answer: str) -> None:
    """Press one answer and wait for the next question or the advice."""
    page.locator(f".st-key-wizard-{question}-{answer} button").click()
    idle(page)


def at(page: Page, part: str) -> None:
    """Wait until the URL has this part."""
    expect(page).to_have_url(re.compile(re.escape(part)))


def test_a_path_by_clicks_with_the_way_back(visit: Visit) -> None:
    """Four clicks lead to an advice with its curve; going back and a reload lose nothing."""
    page = visit(locale="en-GB").open("/choose")
    way = (("trained", "new"), ("place", "hidden"), ("architecture", "mlp"), ("depth", "deep"))
    for question, answer in way:
        press(page, question, answer)
    at(page, "path=new.hidden.mlp.deep")
    expect(page.locator("#advice")).to_have_text(TREE.leaves["mlp_deep"].name["en"])
    expect(page.locator(".st-key-advice-curve .ex[data-ready]")).to_be_visible()
    page.locator(".st-key-trail-depth button").click()
    expect(page).not_to_have_url(re.compile("deep"))
    press(page, "depth", "deep")
    need = next(need for need in TREE.needs if need.id == "dead").words["en"]
    page.locator(".st-key-wizard-ask-needs button").get_by_text(need, exact=True).click()
    expect(page.locator("#advice")).to_have_text("SELU")
    at(page, "needs=dead")
    page.reload()
    settle(page)
    expect(page.locator("#advice")).to_have_text("SELU")
    assert "path=new.hidden.mlp.deep" in unquote(page.url)


def test_the_browsers_own_back_goes_back(visit: Visit) -> None:
    """The back button of the browser takes the last answer back."""
    page = visit(locale="en-GB").open("/choose")
    for question, answer in (("trained", "new"), ("place", "hidden"), ("architecture", "rnn")):
        press(page, question, answer)
    at(page, "path=new.hidden.rnn")
    page.go_back()
    expect(page.locator("#advice")).to_have_count(0)
    idle(page)
    expect(page).not_to_have_url(re.compile("rnn"))


def test_the_keyboard_is_enough(visit: Visit) -> None:
    """Tab and Enter answer a question, and the next one is a few stops away."""
    page = visit(locale="en-GB").open("/choose?path=new")
    listening(page)
    page.locator(".st-key-wizard-place-output button").focus()
    page.keyboard.press("Enter")
    at(page, "path=new.output")
    idle(page)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.st-key-wizard-answers') !== null"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#advice")).to_be_visible()


def test_the_tree_is_explored_and_taken(visit: Visit) -> None:
    """Opening an advice in the tree answers nothing; its button selects and marks the path."""
    page = visit(locale="en-GB").open("/choose")
    page.locator(".st-key-wizard-tree summary").first.click()
    leaf = page.locator('.tree details[data-path="new.hidden.transformer.llm"]')
    leaf.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(leaf.locator("p")).to_contain_text("LLaMA")
    expect(page.locator("#advice")).to_have_count(0)
    leaf.locator("button").click()
    at(page, "path=new.hidden.transformer.llm")
    expect(page.locator("#advice")).to_have_text("SwiGLU")
    expect(page.locator(".tree [data-on] > .tree-answer")).to_have_count(4)
    expect(leaf.locator("button")).to_be_disabled()
    expect(page.locator(".tree details")).to_have_count(28)


def test_code_opens_in_four_frameworks(visit: Visit) -> None:
    """The expander has a tab for each framework with a complete layer."""
    page = visit(locale="en-GB").open("/choose?path=new.hidden.gan.discriminator")
    page.locator(".st-key-wizard-code summary").click()
    tabs = page.locator(".st-key-wizard-code [role=tab]")
    expect(tabs).to_have_text(["PyTorch", "JAX / Flax", "Keras", "NumPy"])
    expect(page.locator(".st-key-wizard-code [role=tabpanel]").first).to_contain_text("Conv2d")
    expect(page.locator(".st-key-wizard-code [role=tabpanel]").first).to_contain_text("slope=0.2")


def test_the_curve_of_an_advice_has_its_parameter(visit: Visit) -> None:
    """Leaky ReLU for a discriminator is drawn with slope 0.2."""
    page = visit(locale="en-GB").open("/choose?path=new.hidden.gan.discriminator")
    expect(page.locator("#ex-leaky_relu-slope")).to_have_value(re.compile(r"^\d+$"))
    expect(page.locator(".st-key-advice-curve .ex-exact")).to_have_value("0.2")


@pytest.mark.parametrize(
    "path", ("new.hidden.transformer.llm", "new.output.classes", "new.hidden.field")
)
def test_advice_fits_a_phone(visit: Visit, path: str) -> None:
    """On a phone the advice needs no horizontal scrolling."""
    page = visit(viewport={"width": 390, "height": 844}).open(f"/choose?path={path}")
    expect(page.locator("#advice")).to_be_visible()
    assert width_beyond(page) <= 0


def pages_of(pdf: bytes) -> int:
    """Number of pages of a PDF of this browser."""
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


@pytest.mark.parametrize("scheme", ("light", "dark"))
@pytest.mark.parametrize("language", ("ko", "en"))
def test_cheat_sheet_prints_on_one_page(visit: Visit, language: str, scheme: str) -> None:
    """Title and table are one page of A4, dark on white, without menu, buttons and tree."""
    page = visit(color_scheme=scheme).open(f"/cheatsheet?lang={language}")
    table = page.locator(".st-key-block-sheet-table table")
    expect(table.locator(".mini")).to_have_count(len(CATALOGUE))
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1
    page.emulate_media(media="print")
    expect(table).to_be_visible()
    for gone in (".stSidebar", ".st-key-bar", ".st-key-foot", ".passports", ".tree"):
        expect(page.locator(gone).first).to_be_hidden()
    assert max(table.locator("td").evaluate_all(INK)) < 0.5
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(255, 255, 255)"


def test_other_pages_keep_their_paper(visit: Visit) -> None:
    """Only the cheat sheet has narrow margins: on the next page the rule is gone."""
    page = visit(locale="en-GB").open("/cheatsheet")
    rules = "[...document.styleSheets].some((s) => [...s.cssRules].some((r) => r.type === 6))"
    eventually(lambda: bool(page.evaluate(rules)), "the sheet has no rule for paper")
    page.locator(".st-key-go-previous button").click()
    expect(page).to_have_url(re.compile("choose"), timeout=PATIENCE)
    settle(page)
    eventually(lambda: not page.evaluate(rules), "the rule for paper stayed on another page")
