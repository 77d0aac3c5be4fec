"""The stack under a hand: its labels follow the sliders."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.pilot import app_of, eventually, serving, slider

PAGE = """
from pages._ui.charts import experiment
from pages._ui.scenes.stack import stack

experiment.show(stack("tanh"), "tanh")
"""


def layers(page: Page) -> list[str]:
    """Numbers of the layers that are written beside them."""
    found = page.locator(".ex .textpoint text").all_text_contents()
    return [text for text in found if re.fullmatch(r"\d+", text)]


def test_labels_follow_the_sliders(visit: Visit, tmp_path: Path) -> None:
    """From large weights the gradient is beyond 10³, and fewer layers have other numbers."""
    with serving(app_of(tmp_path, PAGE), tmp_path / "log.txt") as (address, _):
        page = visit(address).page
        page.goto(address)
        expect(page.locator(".ex[data-ready]")).to_be_visible()
        assert layers(page) == ["1", "5", "10", "15", "20"]
        texts = page.locator(".ex .textpoint text")
        slider(page, "stack-tanh-tanh_c").focus()
        page.keyboard.press("End")
        expect(texts.filter(has_text=re.compile("^10\u200b3"))).not_to_have_count(0)
        slider(page, "stack-tanh-tanh_depth").focus()
        page.keyboard.press("Home")
        eventually(lambda: layers(page) == ["1", "2"], "the numbers of the layers stood still")
