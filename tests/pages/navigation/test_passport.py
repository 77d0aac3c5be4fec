"""The passport of a page: its places exist, its numbers are the stack's, its slots fill at once."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from core.activations import BY_NAME
from core.course.passport import PASSPORTS, QUESTIONS
from core.experiments.passport import passport
from core.experiments.stack import DEPTH, MAXOUT
from pages._ui.navigation import passport as strip
from pages._ui.scenes import dimmer, gelu, maxout, rulers, sigmoid, staircase, tanh
from pages._ui.scenes.stack import scene as stack
from pages._ui.text import library
from pages._ui.text.language import LANGUAGES

Visit = Callable[..., AppTest]

CHARTS = {
    *(drawn.name for drawn in (staircase.STAIRCASE, sigmoid.SHARES, tanh.MORPH, dimmer.DIMMER)),
    *(drawn.name for drawn in (*rulers.RULERS.values(), *maxout.CHOICES.values())),
    *(stack(name).name for name in PASSPORTS),
    *(f"explorer-{name}" for name, act in BY_NAME.items() if act.params),
    gelu.RANDOM_GATE.name,
}

every_passport = pytest.mark.parametrize("section", PASSPORTS)


def slots(page: AppTest) -> str:
    """HTML of the strip."""
    return next(text.value for text in page.markdown if 'class="passport"' in text.value)


@every_passport
def test_places_and_ids_exist(section: str) -> None:
    """Each slot leads to a block of both texts, and its ids are sentences, guesses and charts."""
    claims = {f"claim-{name.lower()}" for name in library.claims(section)}
    guesses = {q.id for q in library.questions(section).values() if q.kind == "predict"}
    for slot in PASSPORTS[section].values():
        for language in LANGUAGES:
            assert slot.block in {*library.blocks(section, language), "claims"}
        assert set(slot.ids) <= claims | guesses | CHARTS


@every_passport
def test_numbers_and_words_are_those_of_the_chart(section: str) -> None:
    """Signal and gradient are said as the facts of the page's stack at the passport's variance."""
    c = passport(section).c
    drawn = stack(section)
    depth, size = (slider.name for slider in drawn.sliders[:2])
    facts = drawn.frame("ko", **(drawn.defaults | {depth: DEPTH, size: c})).facts[:2]
    said = tuple(strip.answer(section, name).partition(" ")[2] for name in QUESTIONS[1:])
    assert said == facts


def test_a_sentence_that_is_judged_fills_its_slot(visit: Visit) -> None:
    """On arrival three slots are empty; the sentence on backpropagation answers the third."""
    page = visit("02_step.py")
    assert slots(page).count("slot-empty") == 3 and "#stack" in slots(page)
    page.button(key="show-predict-step").click().run()
    page.button_group(key="judged-E04").set_value("holds").run()
    assert not page.exception
    assert slots(page).count("slot-empty") == 2
    assert "✕ 소실 <small>0</small>" in slots(page) and "0.31" not in slots(page)
    assert page.toast[0].value == "여권에 도장을 찍었어요 · 그래디언트\u00a0↓ ✕ 0 소실"


def test_the_projector_closes_with_the_whole_passport(visit: Visit) -> None:
    """The last slide has the filled passport beside its picture, other slides have none."""
    page = visit("02_linear.py", "en-GB", present="1")
    assert not [text for text in page.markdown if 'class="passport"' in text.value]
    page.session_state["step"] = len(library.slides("linear"))
    page.run()
    assert slots(page).count("slot-empty") == 0 and "no, straight" in slots(page)


def _moved() -> None:
    from pages._ui.session import learner_record

    for chart in ("stack-relu", "stack-relu", "compare"):
        learner_record.measure(chart)


def test_a_chart_is_recorded_once_and_only_where_a_passport_needs_it() -> None:
    """Two moves of a stack are one event; a chart of no passport is none."""
    page = AppTest.from_function(_moved).run()
    assert [(e.kind, e.of) for e in page.session_state["record"]] == [("measure", "stack-relu")]
    assert MAXOUT in PASSPORTS
