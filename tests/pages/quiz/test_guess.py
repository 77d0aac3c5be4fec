"""Guess before an experiment: chips, what was guessed and what was measured, the experiment."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from core.quiz import Question, solution
from pages._ui.text import library

Visit = Callable[..., AppTest]
Keys = Callable[[AppTest], list[str]]

FLOW = library.every_question()["predict-flow"]


def chips(page: AppTest, question: Question) -> list[str]:
    """Ids of the options shown as chips."""
    return list(page.button_group(key=f"guessed-{question.id}").options)


def plain(text: str) -> str:
    """Text without the marks that keep formulas and particles together."""
    return "".join(sign for sign in text if sign not in "{}\u2060")


def prose(page: AppTest) -> str:
    return "\n".join(m.value for m in page.get_by_key(f"guess-{FLOW.id}").markdown)


def test_the_experiment_waits_for_the_guess_without_a_lock(visit: Visit, keys: Keys) -> None:
    """Before the guess there are the question and its options, and nothing that is locked."""
    page = visit("03_sigmoid.py")
    assert len(chips(page, FLOW)) == len(FLOW.options)
    assert "block-experiment-stack-sigmoid" not in keys(page) and "block-stack" not in keys(page)
    assert not [c.value for c in page.caption if "lock" in c.value]


@pytest.mark.parametrize("right", (True, False))
def test_any_guess_starts_the_experiment(visit: Visit, keys: Keys, right: bool) -> None:
    """After a guess it stands beside what was measured, and the experiment is there."""
    option = next(o for o in FLOW.options if o.right == right)
    page = visit("03_sigmoid.py")
    page.button_group(key="guessed-predict-flow").set_value(option.id).run()
    assert plain(option.ko) in plain(prose(page))
    assert plain(solution(FLOW)["ko"]) in plain(prose(page))
    assert plain(FLOW.why["ko"]) in plain(prose(page))
    assert "block-experiment-stack-sigmoid" in keys(page) and "block-stack" in keys(page)
    (event,) = (e for e in page.session_state["record"] if e.kind == "answer")
    assert (event.of, event.response, event.sure) == (FLOW.id, option.id, "")


def test_one_may_go_on_without_a_guess(visit: Visit, keys: Keys) -> None:
    """The quiet link shows the experiment, and nothing counts as an answer."""
    page = visit("03_sigmoid.py", "en")
    page.button(key="show-predict-flow").click().run()
    assert "block-experiment-stack-sigmoid" in keys(page)
    assert not [e for e in page.session_state["record"] if e.kind == "answer"]
    assert plain(solution(FLOW)["en"]) in plain(prose(page))
