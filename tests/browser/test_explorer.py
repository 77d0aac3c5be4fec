"""The Explorer in use: mouse, keys, numbers, play, and the messages to the server."""

import re
from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from core.activations import SWISH
from tests.browser import pilot
from tests.browser.pilot import Visitor, eventually, exact, grip, idle, slider

Visit = Callable[..., Visitor]

BETA = "swish-beta"
EXPLORER = ".st-key-block-explorer"
"""Place of the Explorer among the charts of its page."""

STEP = ".st-key-explore-step"
curve = partial(pilot.curve, within=EXPLORER)
painted = partial(pilot.painted, within=EXPLORER)


def opened(visit: Visit, path: str = "/swish?lang=en", **wishes: object) -> tuple[Visitor, Page]:
    """Visitor on the Swish page."""
    visitor = visit(**wishes)
    return visitor, visitor.open(path)


def answered(visit: Visit, path: str) -> Page:
    """Page whose quiz was opened, so that nothing of the Explorer is hidden."""
    page = visit().open(path)
    page.locator(".st-key-show-relu-negative-slope button").click()
    expect(page.locator("[class*=st-key-details-]")).to_be_visible()
    return page


def test_curve_follows_while_the_slider_is_held(visit: Visit) -> None:
    """Each move of the held slider draws another curve; the server gets one message, on release."""
    visitor, page = opened(visit)
    x, y = grip(page, slider(page, BETA))
    page.mouse.move(x, y)
    page.mouse.down()
    page.wait_for_timeout(300)  # pending messages have been sent by now
    visitor.watch.sent.clear()
    seen = {curve(page)}
    for step in range(1, 9):
        page.mouse.move(x + 12 * step, y)
        eventually(lambda: curve(page) not in seen, "the curve stood still")
        seen.add(curve(page))
    assert visitor.watch.sent == [], "a message was sent while the slider was held"
    page.mouse.up()
    expect(page).to_have_url(re.compile("beta="))
    idle(page)
    assert len(visitor.watch.sent) == 1, f"{len(visitor.watch.sent)} messages after one release"


def test_release_is_in_the_url_and_a_reload_restores_it(visit: Visit) -> None:
    """The URL after a release leads a new visitor to the same curve."""
    _, page = opened(visit)
    slider(page, BETA).focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    shown = exact(page, BETA).input_value()
    expect(page).to_have_url(re.compile(f"beta={float(shown):g}(&|$)"))
    idle(page)
    expect(exact(page, BETA)).to_have_value(shown)
    drawn = painted(page)
    page.reload()
    expect(exact(page, BETA)).to_have_value(shown)
    eventually(lambda: curve(page) == drawn, "the reloaded curve is another one")


def test_arrow_keys_move_the_slider_and_nothing_else(visit: Visit) -> None:
    """An arrow key moves the slider one step, announced as "β = …"; the page does not turn."""
    _, page = opened(visit)
    before, drawn = exact(page, BETA).input_value(), curve(page)
    slider(page, BETA).focus()
    page.keyboard.press("ArrowRight")
    expect(exact(page, BETA)).not_to_have_value(before)
    shown = float(exact(page, BETA).input_value())
    assert shown > float(before)
    expect(slider(page, BETA)).to_have_attribute("aria-valuetext", f"β = {shown:.2f}")
    eventually(lambda: curve(page) != drawn, "the curve did not follow the key")
    page.keyboard.press("ArrowLeft")
    expect(exact(page, BETA)).to_have_value(before)
    idle(page)
    expect(page.locator("h1")).to_have_text("Swish")


def test_late_answers_do_not_move_the_slider_back(visit: Visit) -> None:
    """Steps that are quicker than the server never go back, regardless of its late answers."""
    _, page = opened(visit)
    slider(page, BETA).focus()
    page.evaluate("""() => {
      const range = document.querySelector("#ex-swish-beta");
      window.rows = [];
      const look = () => (window.rows.push(+range.value), requestAnimationFrame(look));
      look();
    }""")
    for _ in range(12):
        page.keyboard.press("ArrowRight", delay=20)
    idle(page)
    rows = page.evaluate("window.rows")
    assert rows[-1] - rows[0] == 12
    assert rows == sorted(rows), "the slider jumped back"


def test_number_box_gives_exactly_that_number(visit: Visit) -> None:
    """1.702 is not a stop of the slider, and is used exactly all the same."""
    _, page = opened(visit)
    drawn = curve(page)
    exact(page, BETA).fill("1.702")
    exact(page, BETA).press("Enter")
    expect(page).to_have_url(re.compile(r"beta=1\.702(&|$)"))
    idle(page)
    expect(exact(page, BETA)).to_have_value("1.702")
    expect(slider(page, BETA)).to_have_attribute("aria-valuetext", "β = 1.702")
    assert curve(page) != drawn


def test_number_box_stays_in_the_range(visit: Visit) -> None:
    """A number beyond the slider is clamped to its end, and an empty box gets its number back."""
    _, page = opened(visit)
    before, box = exact(page, BETA).input_value(), exact(page, BETA)
    box.fill("")
    box.press("Tab")
    expect(box).to_have_value(before)
    low, high = SWISH.params[0].low, SWISH.params[0].high
    for typed, shown in (("1000", high), ("-1000", low)):
        box.fill(typed)
        box.press("Tab")
        expect(box).to_have_value(f"{shown:g}")
        expect(slider(page, BETA)).to_have_attribute("aria-valuetext", f"β = {shown:.2f}")


def test_reset_brings_the_default_back(visit: Visit) -> None:
    """Reset shows the default again and removes the parameter from the URL."""
    _, page = opened(visit, "/swish?lang=en&beta=3")
    expect(exact(page, BETA)).to_have_value("3")
    page.locator(f"{EXPLORER} .ex-reset").first.click()
    expect(exact(page, BETA)).to_have_value("1")
    expect(page).not_to_have_url(re.compile("beta="))


def test_play_sweeps_and_stops(visit: Visit) -> None:
    """Play moves the curve by itself; a second press keeps the current value."""
    _, page = opened(visit)
    play = page.locator(f"{EXPLORER} .ex-play").first
    play.click()
    values: set[str] = set()

    def many() -> bool:
        values.add(str(slider(page, BETA).get_attribute("aria-valuetext")))
        return len(values) > 5

    eventually(many, "play does not sweep")
    play.click()
    expect(page).to_have_url(re.compile("beta="))
    idle(page)
    kept = exact(page, BETA).input_value()
    page.wait_for_timeout(200)
    assert exact(page, BETA).input_value() == kept


def test_play_is_hidden_from_who_wants_no_motion(visit: Visit) -> None:
    """With prefers-reduced-motion there is a slider but no play button."""
    _, page = opened(visit, reduced_motion="reduce")
    expect(page.locator(f"{EXPLORER} .ex-play").first).to_be_hidden()
    expect(slider(page, BETA)).to_be_visible()


def test_number_in_the_formula_is_a_handle(visit: Visit) -> None:
    """A number in the filled formula, dragged sideways, moves slider and curve."""
    page = visit().open("/sigmoid?lang=en")
    handle = page.locator(".ex-scrub").first
    x, y = grip(page, handle)
    drawn, before = curve(page), exact(page, "sigmoid-k").input_value()
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=6)
    eventually(lambda: curve(page) != drawn, "the curve did not follow the number")
    assert float(exact(page, "sigmoid-k").input_value()) > float(before)
    assert "k=" not in page.url
    page.mouse.up()
    expect(page).to_have_url(re.compile("k="))


def test_pointer_on_the_chart_tells_x_f_and_slope(visit: Visit) -> None:
    """The formula under the chart has the numbers at the pointer."""
    page = visit().open("/sigmoid?lang=en")
    stage = page.locator(f"{EXPLORER} .ex-layer")
    x, y = grip(page, stage)
    texts = set()
    for away in (-150, 0, 150):
        page.mouse.move(x + away, y)
        texts.add(
            page.locator(f"{EXPLORER} .ex-worked").inner_text()
            + page.locator(f"{EXPLORER} .ex-slope").inner_text()
        )
    assert len(texts) == 3, texts
    assert all("f′(x)" in text for text in texts)
    worked = page.locator(f"{EXPLORER} .ex-worked").inner_text()
    at = float(page.locator(f"{EXPLORER} .ex-x").first.inner_text().replace("−", "-"))
    value = float(worked.rsplit("=", 1)[1].replace("−", "-"))
    assert value == pytest.approx(1 / (1 + 2.718281828459045**-at), abs=0.006)


def test_arrow_keys_on_the_chart_move_x(visit: Visit) -> None:
    """The chart is a slider for x: arrow keys move it, the page does not turn."""
    page = visit().open("/sigmoid?lang=en")
    stage = page.locator(f"{EXPLORER} .ex-layer")
    stage.focus()
    before = str(stage.get_attribute("aria-valuenow"))
    slope = page.locator(f"{EXPLORER} .ex-slope").inner_text()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(stage).not_to_have_attribute("aria-valuenow", before)
    assert float(str(stage.get_attribute("aria-valuenow"))) > float(before)
    assert page.locator(f"{EXPLORER} .ex-slope").inner_text() != slope
    idle(page)
    expect(page.locator("h1")).to_have_text("Sigmoid")


def test_slope_of_relu_is_broken_at_zero(visit: Visit) -> None:
    """f' of ReLU is two lines, with an open dot and a filled one; f is one line."""
    page = answered(visit, "/relu?lang=en")
    lines = page.locator(".ex-graph .scatterlayer .trace")
    expect(lines.nth(0).locator(".js-line")).to_have_count(1)
    expect(lines.nth(1).locator(".js-line")).to_have_count(2)
    expect(page.locator(".ex-dot-df.ex-open")).to_have_count(1)
    expect(page.locator(".ex-dot-df.ex-filled")).to_have_count(1)


def test_slope_is_hidden_while_quiz_2_asks_for_it(visit: Visit) -> None:
    """Before Quiz 2 neither curve, dots, band nor number reveal the slope of ReLU."""
    page = visit().open("/relu?lang=en")
    slope = page.locator(".ex-graph .trace").nth(1)
    assert slope.evaluate("(trace) => getComputedStyle(trace).display") == "none", "it is drawn"
    expect(page.locator(".ex-dot-df, .ex-flat rect")).to_have_count(0)
    expect(page.locator(".ex-point.ex-c2").first).to_be_hidden()
    expect(page.locator(".ex-slope").first).to_have_text(re.compile(r"\?$"))


def test_saturated_stretches_are_shaded(visit: Visit) -> None:
    """Both ends of the sigmoid lie in a labelled band, and a steeper one has wider bands."""
    page = visit().open("/sigmoid?lang=en")
    bands = page.locator(".ex-flat rect")
    expect(bands).to_have_count(2)
    expect(page.locator(".ex-flat text").first).to_contain_text("|f′| < 0.1")
    before = float(str(bands.first.get_attribute("width")))
    exact(page, "sigmoid-k").fill("4")
    exact(page, "sigmoid-k").press("Enter")
    eventually(
        lambda: float(str(bands.first.get_attribute("width"))) > before, "the band kept its width"
    )


def test_facts_follow_the_slider(visit: Visit) -> None:
    """The facts under the chart are those of the current value while it moves."""
    page = visit().open("/sigmoid?lang=en")
    facts = page.locator(f"{EXPLORER} .ex-facts")
    expect(facts).to_contain_text("0.25")
    exact(page, "sigmoid-k").fill("2")
    exact(page, "sigmoid-k").press("Enter")
    expect(facts).to_contain_text("0.5 (x = 0)")
    expect(page.locator(f"{EXPLORER} .ex-alt")).to_contain_text("0.5")


def test_axis_does_not_move_under_the_hand(visit: Visit) -> None:
    """The numbers on the y axis are the same at both ends of the slider."""
    _, page = opened(visit)
    ticks = page.locator(f"{EXPLORER} .ex-graph .ytick text")
    before = ticks.all_text_contents()
    assert len(before) > 3
    drawn = curve(page)
    slider(page, BETA).focus()
    page.keyboard.press("End")
    eventually(lambda: curve(page) != drawn, "the curve did not follow the key")
    assert ticks.all_text_contents() == before


def test_broken_chart_says_so(visit: Visit) -> None:
    """If the drawing library cannot be loaded, there is a sentence instead of an empty box."""
    for lang, words in (("en", "could not be drawn"), ("ko", "그리지 못했어요")):
        visitor = visit(own_tab=True)
        visitor.watch.allowed = ("plotly-cartesian", "explorer: Error: cannot load")
        visitor.page.route("**/plotly-cartesian*", lambda route: route.abort())
        page = visitor.open(f"/sigmoid?lang={lang}")
        expect(page.locator(f"{EXPLORER} .ex-error")).to_be_visible()
        expect(page.locator(f"{EXPLORER} .ex-error")).to_contain_text(words)
        expect(page.locator(f"{EXPLORER} .ex-stage")).to_be_hidden()
        expect(page.locator("h1")).to_be_visible()


def test_code_and_table_have_the_present_values(visit: Visit) -> None:
    """Code and CSV are those of the curve that is shown."""
    page = visit().open("/sigmoid?lang=en&k=2.5")
    page.locator(".st-key-details-sigmoid summary").click()
    code = page.locator(".st-key-details-sigmoid code").first
    expect(code).to_contain_text("2.5")
    code.hover()
    expect(page.get_by_role("button", name="Copy to clipboard").first).to_be_attached()
    with page.expect_download() as waiting:
        page.locator(".st-key-csv-sigmoid button").click()
    rows = waiting.value.path().read_text("utf-8").splitlines()
    assert rows[0] == "x,f,df"
    x, f, _ = map(float, rows[-1].split(","))
    assert f == pytest.approx(1 / (1 + 2.718281828459045 ** (-2.5 * x)), rel=1e-12)
    assert "k=2.5" in waiting.value.suggested_filename


def changed(page: Page, look: str, part: int, before: str) -> bool:
    """Whether this part of the look has changed."""
    return bool(page.evaluate(look)[part] != before)


def test_theme_is_followed_live(visit: Visit) -> None:
    """Dark and light change page and curve at once, without a reload."""
    page = visit(color_scheme="light").open("/sigmoid?lang=en")
    look = """() => [getComputedStyle(document.querySelector('.stApp')).backgroundColor,
        getComputedStyle(document.querySelector('.ex-graph .js-line')).stroke]"""
    light = page.evaluate(look)
    page.evaluate("window.stayed = true")
    page.emulate_media(color_scheme="dark")

    for part, before in enumerate(light):
        kept = f"the {('page', 'curve')[part]} kept its colour"
        eventually(partial(changed, page, look, part, before), kept)
    assert page.evaluate("window.stayed"), "the page was loaded again"


def test_small_digits_are_elements_and_are_spoken(visit: Visit) -> None:
    """x₀ has a lowered 0 in one font, an exponent is raised, and those who hear it get e^(…)."""
    page = visit().open("/sigmoid")
    label = page.locator("label[for=ex-sigmoid-shift]")
    expect(label).to_have_text("x0")
    expect(label.locator("sub")).to_have_text("0")
    spoken = page.locator(f"{EXPLORER} .ex-layer").first.get_attribute("aria-valuetext")
    assert spoken and "e^(−1.00" in spoken


def test_unusable_number_leaves_the_address(visit: Visit) -> None:
    """`?shift=99` shows x₀ = 0 with a sentence, and no 99 stays in the address."""
    page = visit().open("/sigmoid?shift=99")
    expect(page.locator(".stAlert").filter(has_text="x₀")).to_be_visible()
    expect(exact(page, "sigmoid-shift")).to_have_value("0")
    expect(page).not_to_have_url(re.compile("99"))


COUNT_VOICES = """() => {
  window.voices = [];
  window.AudioContext = class extends AudioContext {
    constructor() {
      super();
      voices.push(this);
    }
  };
}"""


def test_curve_is_heard_only_when_asked_for(visit: Visit) -> None:
    """No sound is made before the speaker is pressed; it ends by the button and with the tab."""
    page = visit().open("/sigmoid?lang=en")
    page.evaluate(COUNT_VOICES)
    stage, sound = page.locator(f"{EXPLORER} .ex-layer"), page.locator(f"{EXPLORER} .ex-sound")
    stage.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("voices.length") == 0
    sound.locator(".ex-speaker").click()
    expect(sound).to_contain_text("High is a large value")
    stage.focus()
    page.keyboard.down("d")
    expect(sound.locator(".ex-heard-slope")).to_have_attribute("aria-pressed", "true")
    page.keyboard.up("d")
    expect(sound.locator(".ex-heard-slope")).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("voices.map((voice) => voice.state)") == ["running"]
    page.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(sound.locator(".ex-speaker")).to_have_attribute("aria-pressed", "false")
    page.wait_for_function("voices[0].state === 'closed'")


def test_chart_in_a_closed_drawer_waits(visit: Visit) -> None:
    """Plotly draws a chart in a drawer once that is opened, in the language of the moment."""
    _, page = opened(visit, "/step?lang=ko")
    drawer, chart = page.locator("[class*=st-key-drawer-]"), page.locator(f"{STEP} .ex")
    expect(chart.locator("input")).not_to_have_count(0)
    expect(chart.locator(".main-svg")).to_have_count(0)
    page.get_by_role("radio", name="English").click()
    expect(page.locator("h1")).to_have_text("Binary step")
    idle(page)
    drawer.locator("summary").first.click()
    expect(chart.locator(".main-svg").first).to_be_visible()
    expect(chart.locator("figcaption")).to_contain_text("Binary step(")
    assert curve(page, within=STEP)
