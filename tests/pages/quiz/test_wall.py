"""Pairs of a question on the wall: words, and curves."""

import pytest
from streamlit.testing.v1 import AppTest

from core.quiz import Question
from pages._ui.text import library

PAIRS = [question for question in library.every_question().values() if question.pairs]


def _wall(name: str, known: bool) -> None:
    from pages._ui.quiz import answer_chart
    from pages._ui.text import library

    answer_chart.wall(library.every_question()[name], known)


@pytest.mark.parametrize("question", PAIRS, ids=lambda question: question.id)
def test_pairs_stand_on_the_wall(question: Question) -> None:
    """Each pair has its letter, words of the left side, and the right side once it is known."""
    asked = AppTest.from_function(_wall, args=(question.id, False)).run()
    known = AppTest.from_function(_wall, args=(question.id, True)).run()
    assert not asked.exception and not known.exception
    for number, pair in enumerate(question.pairs):
        before, after = asked.markdown[number].value, known.markdown[number].value
        assert before.startswith(f"({chr(ord('a') + number)})")
        assert pair.left.get("ko", "") in before and pair.right["ko"] not in before
        assert pair.right["ko"] in after
