"""Interaction with the scenes: grips, planes, bars, recordings, the lab.

One visitor opens all of them, so that its browser loads the player once.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Download, Locator, Page, ViewportSize, expect

from pages._ui.text import library
from tests.browser.conftest import Browsers, visitors
from tests.browser.pilot import Visitor, curve, eventually, exact, grip, idle, settle, slider

PHONE = {"width": 390, "height": 844}
WORDS = library.words("en")


@pytest.fixture(scope="module")
def visitor(browsers: Browsers, server: str) -> Iterator[Visitor]:
    """Visitor who reads page after page; at the end there must have been no problem."""
    made = visitors(browsers, server)
    yield next(made)(locale="en-GB")
    assert next(made, None) is None


ABOVE_MAP = """(point) => {
  const { x, y, width, height } = point.getBoundingClientRect();
  const there = document.elementsFromPoint(x + width / 2, y + height / 2);
  const map = there.findIndex((node) => node.localName === "canvas");
  return there.includes(point) && map > there.indexOf(point);
}"""


# A line of text of 13 pixels has a box of 19, whose upper and lower 2 hold no letter.
TOUCHING = """(names) => {
  const boxes = names.map((name) => name.getBoundingClientRect());
  const across = (a, b) => a.left < b.right - 1 && b.left < a.right - 1;
  const upward = (a, b) => a.top < b.bottom - 4 && b.top < a.bottom - 4;
  return boxes.some((a, k) => boxes.slice(k + 1).some((b) => across(a, b) && upward(a, b)));
}"""


def fact(page: Page, name: str, within: str = ".stMain") -> Locator:
    """Value of one fact below a chart."""
    plain = unicodedata.normalize("NFKC", WORDS["facts"][name])  # its raised digits are elements
    label = re.compile(f"^{re.escape(plain)}$")
    return (
        page.locator(f"{within} .ex-fact")
        .filter(has=page.locator("dt", has_text=label))
        .locator("dd")
    )


def drag(page: Page, handle: Locator, across: float, up: float) -> None:
    """Hold an element at its centre and move it, without releasing it."""
    x, y = grip(page, handle)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across / 2, y - up / 2)
    page.mouse.move(x + across, y - up)


def to_the_end(page: Page, name: str) -> None:
    """Move a slider to its last stop."""
    slider(page, name).focus()
    page.keyboard.press("End")


def test_maxout_grip_lifts_its_line(visitor: Visitor) -> None:
    """The envelope follows a grip while it is held; its release is in the URL."""
    page = visitor.open("/maxout?lang=en&lines=relu&w1=0&b1=0&w2=1&b2=0")
    drawn = curve(page)
    drag(page, page.locator("[data-slider=b2]"), 0, 60)
    eventually(lambda: curve(page) != drawn, "the envelope stood still")
    lifted = float(exact(page, "maxout-relu-b2").input_value())
    assert lifted > 0
    page.mouse.up()
    expect(page).to_have_url(re.compile(f"b2={lifted:g}(&|$)"))
    idle(page)
    expect(fact(page, "kinks")).to_have_text(f"x = −{lifted:g}")


def test_maxout_grip_turns_its_line(visitor: Visitor) -> None:
    """The other grip of a line changes its slope and leaves its height alone."""
    page = visitor.open("/maxout?lang=en&lines=abs&w1=-1&b1=0&w2=1&b2=0")
    drag(page, page.locator("[data-slider=w2]"), 0, -60)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"w2=0\.\d"))
    expect(exact(page, "maxout-abs-b2")).to_have_value("0")


def test_glu_point_is_dragged_and_moved_by_keys(visitor: Visitor) -> None:
    """The point of the plane follows the pointer, then moves one node with each arrow key."""
    page = visitor.open("/glu?lang=en")
    plane = page.locator(".st-key-block-pick-gate .ex")
    line = plane.locator(".ex-worked")
    expect(line).to_contain_text("SwiGLU(a, b) = 1.462")
    drag(page, plane.locator(".ex-handle"), -40, 20)
    page.mouse.up()
    expect(line).not_to_contain_text("a = 1.00")
    layer = plane.locator(".ex-layer")
    before = float(str(layer.get_attribute("aria-valuenow")))
    layer.focus()
    page.keyboard.press("ArrowRight")
    after = float(str(layer.get_attribute("aria-valuenow")))
    assert 0.11 < after - before < 0.14
    height = line.inner_text()
    page.keyboard.press("ArrowUp")
    expect(line).not_to_have_text(height)
    expect(page.locator("h1")).to_have_text(WORDS["section"]["glu"])


def test_budget_gives_the_sizes_of_real_models(visitor: Visitor) -> None:
    """The rule of two thirds gives the hidden sizes of LLaMA 7B, 13B and LLaMA 3 8B."""
    page = visitor.open("/glu?lang=en")
    block = ".st-key-block-pick-model"
    for model, size in (("llama-7b", "11008"), ("llama-13b", "13824"), ("llama3-8b", "14336")):
        page.locator(f"{block} button", has_text=WORDS["choice"][model]).click()
        expect(fact(page, "hidden", block)).to_have_count(1)
        expect(fact(page, "hidden", block)).to_have_text(size)


def test_softmax_bars_follow_the_hand(visitor: Visitor) -> None:
    """A larger logit has a higher bar and lower others, while it is held; the sum stays 1."""
    page = visitor.open("/softmax?lang=en")
    block = ".st-key-block-pick-logits"
    bars = page.locator(f"{block} .barlayer .point path")

    def heights() -> list[float]:
        boxes = [bar.bounding_box() for bar in bars.all()]
        return [box["height"] for box in boxes if box]

    grip(page, slider(page, "softmax-3-z1"))
    before = heights()
    drag(page, slider(page, "softmax-3-z1"), 120, 0)
    eventually(lambda: heights()[0] > before[0], "the bar stood still")
    assert heights()[1] < before[1] and heights()[2] < before[2]
    expect(fact(page, "sums", block)).to_contain_text("= 1.000")
    page.mouse.up()
    expect(page).to_have_url(re.compile("z1="))


def test_linear_layers_stay_a_line(visitor: Visitor) -> None:
    """Ten linear layers stay a line, those with ReLU do not; and gradient descent converges."""
    page = visitor.open("/linear?lang=en")
    bent = curve(page, 1, ".st-key-block-linear-stack")
    to_the_end(page, "linear-stack-layers")
    expect(fact(page, "off_line_relu")).to_contain_text("0.")
    eventually(
        lambda: curve(page, 1, ".st-key-block-linear-stack") != bent, "the ReLU curve stood still"
    )
    guess = page.locator(".st-key-block-predict-linear")
    guess.get_by_role("button", name=WORDS["quiz"]["just_show"]).click()
    page.locator("#ex-linear-learning-n").wait_for()
    to_the_end(page, "linear-learning-n")
    expect(fact(page, "mse")).to_contain_text("×10−32")
    expect(fact(page, "mse").locator("sup").first).to_have_text("−32")


def film_of_xor(visitor: Visitor) -> Locator:
    """The film of both maps, without the guess that it waits for."""
    page = visitor.open("/nonlinear?lang=en")
    film = page.locator(".st-key-block-experiment-xor-film")
    guess = page.locator(".st-key-block-predict-xor")
    show = guess.get_by_role("button", name=WORDS["quiz"]["just_show"])
    expect(film.or_(show)).to_be_visible()
    if show.count():
        show.click()
    expect(film.locator(".ex")).to_have_count(1)  # the page below moves through its place
    expect(film.locator(".ex[data-ready]")).to_be_visible()
    film.scroll_into_view_if_needed()
    return film


def test_points_of_xor_lie_on_their_map(visitor: Visitor) -> None:
    """The ring of the input 1, 1 has its middle above the tick of 1, and each tick is seen once."""
    film = film_of_xor(visitor)
    ticks = film.locator(".ex-graph .xtick text").filter(visible=True)
    assert ticks.all_text_contents() == ["0", "1"]
    rings = film.locator(".ex-graph .xy .point").all()
    middles = {round(box["x"] + box["width"] / 2) for ring in rings if (box := ring.bounding_box())}
    marks = [box for tick in ticks.all() if (box := tick.bounding_box())]
    assert middles == {round(box["x"] + box["width"] / 2) for box in marks}
    film.page.add_style_tag(content=".ex-stage * { pointer-events: all !important; }")
    assert film.locator(".ex-graph .xy .point").last.evaluate(ABOVE_MAP), "the map hides a point"


def test_xor_is_learnt_by_tanh_only(visitor: Visitor) -> None:
    """At the end of the recording the linear net gives 0.5 four times, the tanh net XOR."""
    film = film_of_xor(visitor)
    page, picture = film.page, "(canvas) => canvas.toDataURL()"
    canvas = film.locator(".ex-graph > canvas").last
    first = canvas.evaluate(picture)
    to_the_end(page, "xor-film-n")
    for point, answer in (("00", 0), ("01", 1), ("10", 1), ("11", 0)):
        expect(fact(page, "outputs_linear")).to_contain_text(f"{point}\u00a0→\u00a00.50")
        expect(fact(page, "outputs_tanh")).to_contain_text(f"{point}\u00a0→\u00a0{answer}.00")
    eventually(lambda: canvas.evaluate(picture) != first, "the map stood still")


def test_the_film_of_xor_is_never_blank(visitor: Visitor) -> None:
    """While the film plays, both maps are never empty, and they move."""
    film = film_of_xor(visitor)
    maps = film.locator(".ex-graph > canvas")
    colours = """(all) => all.map((canvas) => {
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      return new Set(new Uint32Array(data.buffer)).size;
    })"""
    pictures = "(all) => all.map((canvas) => canvas.toDataURL()).join()"
    film.locator(".ex-play").click()
    seen = set()
    for _ in range(6):
        assert all(count > 1 for count in maps.evaluate_all(colours)) and maps.count() == 2
        seen.add(maps.evaluate_all(pictures))
        film.page.wait_for_timeout(150)
    assert len(seen) > 2


def test_grips_bend_the_stick_and_turn_the_cut(visitor: Visitor) -> None:
    """The end of the stick bends it, and one cut then divides XOR; its other grip turns the cut."""
    page = visitor.open("/nonlinear?lang=en")
    within = ".st-key-block-fold"
    expect(fact(page, "points_right", within)).to_contain_text("2 / 4")
    drag(page, page.locator(f"{within} [data-slider=bend]"), 0, 90)
    page.mouse.up()
    expect(fact(page, "points_right", within)).to_contain_text("4 / 4")
    drag(page, page.locator(f"{within} [data-slider=angle]"), 40, 40)
    page.mouse.up()
    expect(exact(page, "fold-angle")).not_to_have_value("45")


def test_random_gate_comes_closer_to_gelu(visitor: Visitor) -> None:
    """The mean over a thousand masks is nearer to x·Φ(x) than the mean over ten."""
    page = visitor.open("/gelu?lang=en")
    block = ".st-key-block-random-gate"
    far = float(fact(page, "deviation", block).inner_text().split()[0])
    to_the_end(page, "random-gate-n")
    expect(fact(page, "samples", block)).to_have_text("1000")
    assert float(fact(page, "deviation", block).inner_text().split()[0]) < far / 2


def saved(page: Page, button: Locator) -> tuple[Download, bytes]:
    """File that a button downloads."""
    with page.expect_download() as waiting:
        button.click()
    return waiting.value, Path(waiting.value.path()).read_bytes()


def test_comparison_is_picked_shared_and_saved(visitor: Visitor) -> None:
    """A picked function is drawn and in the URL; picture and table have all functions."""
    page = visitor.open("/compare?lang=en")
    pill = page.locator(".st-key-_fs button", has_text=re.compile("^tanh$"))
    pill.click()
    expect(page).to_have_url(re.compile(r"fs=relu(,|%2C)gelu(,|%2C)swish(,|%2C)tanh"))
    settle(page)
    expect(page.locator(".stMain .ex-graph .js-line")).to_have_count(4)
    expect(page.locator(".properties tbody tr")).to_have_count(4)
    picture, data = saved(page, page.locator(".ex-save"))
    assert picture.suggested_filename == "relu-gelu-swish-tanh-f.png"
    assert data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) > 10_000
    assert int.from_bytes(data[16:20], "big") >= 1200
    table, data = saved(page, page.locator(".st-key-csv-compare button"))
    assert table.suggested_filename == "relu-gelu-swish-tanh-f.csv"
    head, *rows = data.decode().splitlines()
    assert head == "x,relu,gelu,swish(beta=1),tanh" and len(rows) > 400


def test_gallery_tile_opens_its_page(visitor: Visitor) -> None:
    """A click on a large tile leads to that function."""
    page = visitor.open("/gallery?lang=en")
    page.locator(".map-large a", has_text="Maxout").click()
    expect(page.locator("h1")).to_have_text(WORDS["section"]["maxout"])
    settle(page)


def test_phone_has_the_chart_before_its_questions(visitor: Visitor) -> None:
    """On a phone the order is idea, chart, and then what to try on it; cards follow their chart."""
    page = visitor.open("/sigmoid?lang=en")
    window = page.viewport_size
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    order = ("idea", "sigmoid-shares", "odds", "area", "shape", "explorer", "claims-e13")
    boxes = [page.locator(f".st-key-block-{name}").bounding_box() for name in order]
    page.set_viewport_size(window)  # type: ignore[arg-type]
    tops = [box["y"] for box in boxes if box]
    assert len(tops) == len(order) and tops == sorted(tops)


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 800}], ids=["phone", "wide"])
def test_names_of_the_arena_stay_apart(visitor: Visitor, size: ViewportSize) -> None:
    """In plain layers and in blocks no name of a function lies on another one."""
    page = visitor.open("/choose?lang=en")
    window = page.viewport_size
    page.set_viewport_size(size)
    arena = page.locator(".st-key-block-experiment-arena")
    names = arena.locator(".ex-graph .textpoint text")
    for wiring in ("plain_layers", "blocks"):
        arena.get_by_text(WORDS["choice"][wiring], exact=True).click()
        title = "16 / 16" if wiring == "blocks" else "5 / 16"
        expect(fact(page, "in_cell")).to_contain_text(title)
        expect(names).to_have_count(16)
        eventually(lambda: not names.evaluate_all(TOUCHING), "two names touch")
    if window:
        page.set_viewport_size(window)
