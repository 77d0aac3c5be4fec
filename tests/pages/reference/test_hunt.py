"""Hunt for the reference that does not exist: nine cards, a guess, the findings."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from core.course.claims import Claim
from core.progress import Event, calibration
from pages._ui.reference.hunt import ABSENT, HUNT
from pages._ui.text import citations, library

Visit = Callable[..., AppTest]
Keys = Callable[[AppTest], list[str]]

LAST = "12_references.py"
CLAIMS = library.claims("references")
GHOST = next(claim for claim in CLAIMS.values() if claim.verdict == "does_not_hold")

both_languages = pytest.mark.parametrize("language", ("ko", "en"))


def cards(page: AppTest) -> dict[str, str]:
    """Key of each card, by the reference on it."""
    return {b.label: str(b.key) for b in page.button if str(b.key).startswith("hunt-")}


def read(page: AppTest) -> str:
    """Prose of the hunt."""
    return "\n".join(m.value for m in page.get_by_key("block-deck-references").markdown)


def anchors(page: AppTest) -> list[str]:
    """Anchors of the headings on the page."""
    return [heading.proto.anchor for heading in page.subheader]


@both_languages
def test_nine_cards_say_nothing_before_the_guess(visit: Visit, language: str) -> None:
    """Before the guess each of the nine references stands on a card, without what was found."""
    page = visit(LAST, language)
    assert len(cards(page)) == 9
    assert not any(citations.linked(c.why[language]) in read(page) for c in CLAIMS.values())
    assert not set(CLAIMS) & set(anchors(page))


@both_languages
@pytest.mark.parametrize("claim", (GHOST, CLAIMS["E43"]), ids=("ghost", "real"))
def test_a_guess_turns_all_cards(visit: Visit, language: str, claim: Claim) -> None:
    """After a guess each reference has its anchor, verdict and reason; the guess is marked."""
    page, words = visit(LAST, language), library.words(language)
    page.button(key=cards(page)[claim.quote[language]]).click().run()
    assert not page.exception and not cards(page)
    assert set(CLAIMS) <= set(anchors(page))
    for other in CLAIMS.values():
        assert citations.linked(other.why[language]) in read(page)
    assert words["hunt"]["right" if claim is GHOST else "wrong"] in read(page)
    assert f"{claim.quote[language]} :gray-badge[{words['mark']['guess']}]" in read(page)


def test_the_guess_is_kept_as_a_prediction(visit: Visit) -> None:
    """The guess is in the record and counts in the calibration, and breaks no review."""
    page = visit(LAST)
    page.button(key=cards(page)[CLAIMS["E43"].quote["ko"]]).click().run()
    assert calibration(page.session_state["record"])[""] == (False,)
    assert not page.switch_page("12_review.py").run().exception


def test_one_may_look_without_a_guess(visit: Visit) -> None:
    """The quiet link turns the cards, and a record of an earlier visit does the same."""
    page = visit(LAST)
    page.button(key=f"show-{HUNT}").click().run()
    assert not cards(page) and ABSENT in anchors(page)
    later = visit(LAST)
    later.session_state["record"] = (Event("answer", HUNT, 1, GHOST.id, "right", ""),)
    assert not cards(later.run())
