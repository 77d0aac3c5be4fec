"""The page of ELU and Quiz 3: what would tell where f ends stays covered until it is answered."""

import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages._ui.text import library
from pages._ui.text.line_breaks import typeset

Visit = Callable[..., AppTest]
Keys = Callable[[AppTest], list[str]]

PAGE, QUIZ = "08_elu.py", "elu-limit"
COVERED = ("text-limit", *(f"judged-{c.id}" for c in library.claims("elu").values() if c.until))
RIGHT = ("-α", "-alpha", r"-\alpha", "−α", "마이너스 알파", "f(x) → -α", "-α에 수렴합니다")
PARTLY = ("α", "음수", "상수")
WRONG = ("0", "-∞", "1")

both_languages = pytest.mark.parametrize("language", ("ko", "en"))


def answer(page: AppTest, typed: str) -> AppTest:
    """Type an answer and press the button."""
    page.text_input(key=f"typed-{QUIZ}").set_value(typed)
    return page.button(key=f"check-{QUIZ}").click().run()


def read(page: AppTest) -> str:
    """All prose of the page."""
    return "\n".join(element.value for element in page.markdown)


def verdict(page: AppTest) -> str:
    """Verdict on the last answer."""
    return str(page.get_by_key(f"verdict-{QUIZ}").markdown[0].value)


def head(page: AppTest, name: str) -> dict[str, Any]:
    """Header of one Explorer."""
    plain = gzip.decompress(page.get_by_key(f"explore-{name}").proto.bytes)
    size = int.from_bytes(plain[:4], "little")
    return dict(json.loads(plain[4 : 4 + size]))


def opened(keys: list[str]) -> set[str]:
    """The text and the claims that wait for the answer, as far as they are open."""
    return set(COVERED) & set(keys)


@pytest.mark.parametrize("typed", RIGHT)
def test_right_answers_open_everything(visit: Visit, keys: Keys, typed: str) -> None:
    """Minus alpha, however it is written, is right and opens the text and all claims."""
    page = visit(PAGE)
    assert opened(keys(page)) == set()
    answer(page, typed)
    assert library.words("ko")["verdict"]["right"] in verdict(page)
    assert opened(keys(page)) == set(COVERED)


@both_languages
def test_minus_one_is_right_with_a_note(visit: Visit, keys: Keys, language: str) -> None:
    """The answer of the slide's own picture counts, and is told that it holds for alpha = 1."""
    page = answer(visit(PAGE, language), "-1")
    assert library.words(language)["verdict"]["right_with_note"] in verdict(page)
    assert opened(keys(page)) == set(COVERED)


@pytest.mark.parametrize("typed", PARTLY + WRONG)
@both_languages
def test_other_answers_open_nothing(visit: Visit, keys: Keys, typed: str, language: str) -> None:
    """A typical slip gets its own comment, nothing opens, and a second try counts."""
    page = answer(visit(PAGE, language), typed)
    kind = "partly" if typed in PARTLY else "wrong"
    assert library.words(language)["verdict"][kind] in verdict(page)
    comments = [c.words[language] for c in library.questions("elu")[QUIZ].comments]
    assert [c for c in comments if typeset(c) in read(page)], (
        "no comment of the quiz file was shown"
    )
    assert opened(keys(page)) == set()
    assert opened(keys(answer(page, "-α"))) == set(COVERED)


@pytest.mark.parametrize("name", ("elu", "selu", "celu"))
def test_explorers_keep_the_end_until_the_answer(visit: Visit, name: str) -> None:
    """Range, minimum and saturation come with the answer; the curve is there all the time."""
    words = library.words("ko")["facts"]
    telling = {words[fact] for fact in ("range", "minimum", "saturated")}
    page = visit(PAGE)
    before = head(page, name)
    assert before["hidden"]["limit"] and telling.isdisjoint(before["facts"])
    after = head(answer(page, "-α"), name)
    assert not after["hidden"]["limit"] and telling <= set(after["facts"])


@both_languages
def test_words_keep_the_end_until_the_answer(visit: Visit, language: str) -> None:
    """No open block names the limit, and the formula is there to find it with."""
    page = visit(PAGE, language)
    assert r"\alpha\,(e^{x} - 1)" in read(page)
    assert "-\\alpha" not in read(page).replace("x-\\alpha", "")
    assert "-\\alpha" in read(answer(page, "-α"))


def test_code_is_there_before_the_answer(visit: Visit, keys: Keys) -> None:
    """The formula is no secret here, so its code and the table can be taken at once."""
    found = keys(visit(PAGE))
    assert {f"details-{name}" for name in ("elu", "selu", "celu")} <= set(found)
    assert {f"csv-{name}" for name in ("elu", "selu", "celu")} <= set(found)


def test_each_explorer_has_its_own_place_in_the_url(visit: Visit) -> None:
    """ELU and CELU both have an alpha, and each keeps its own."""
    page = visit(PAGE, alpha="2", celu_alpha="0.5")
    assert page.session_state["settings"]["elu"] == {"alpha": 2.0}
    assert page.session_state["settings"]["celu"] == {"alpha": 0.5}
    assert page.query_params == {"alpha": "2", "celu_alpha": "0.5"} or page.query_params == {
        "alpha": ["2"],
        "celu_alpha": ["0.5"],
    }


def test_leaky_relu_and_prelu_have_their_own_slopes(visit: Visit) -> None:
    """The learned slope beside the fixed one is another slider, kept apart in the URL."""
    page = visit("07_leaky_relu.py", slope="0.3", prelu_a="-0.5")
    assert page.session_state["settings"]["leaky_relu"] == {"slope": 0.3}
    assert page.session_state["settings"]["prelu"] == {"a": -0.5}
