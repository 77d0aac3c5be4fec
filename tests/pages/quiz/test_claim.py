"""Cards of the slides' sentences: judged first, then the verdict; judgements are kept."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from core.progress import Event
from pages._ui.text import library

Visit = Callable[..., AppTest]

CLAIM = library.claims("step")["E03"]


def card(page: AppTest) -> str:
    """Prose of the card."""
    return "\n".join(entry.value for entry in page.get_by_key("claim-e03").markdown)


def test_the_verdict_follows_the_judgement(visit: Visit) -> None:
    """Before the tap there is the sentence alone; after any tap, verdict and how it is known."""
    page, words = visit("02_step.py"), library.words("ko")["slide_claim"]
    assert CLAIM.quote["ko"] in card(page) and words[CLAIM.basis] not in card(page)
    page.button_group(key="judged-E03").set_value("holds").run()
    assert f"**◐ {words['holds_if']}**" in card(page) and words[CLAIM.basis] in card(page)


@pytest.mark.parametrize("language", ("ko", "en"))
def test_a_judgement_that_arrives_later_is_shown(visit: Visit, language: str) -> None:
    """The browser's record comes after the first run; the card then has its judgement."""
    page = visit("02_step.py", language)
    page.session_state["record"] = (Event("draft", "claim-e03", 1, "does_not_hold"),)
    page.run()
    assert page.session_state["judged-E03"] == "does_not_hold"
    assert library.words(language)["slide_claim"][CLAIM.basis] in card(page)
