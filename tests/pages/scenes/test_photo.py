"""Dog and cat in one photo: shares of one cake, and two answers of their own."""

import pytest

from core.activations import SIGMOID
from pages._ui.scenes.photo import BARS

SCORES = [(1.0, 1.0), (5.0, 5.0), (3.0, -2.0)]


@pytest.mark.parametrize(("dog", "cat"), SCORES)
def test_shares_sum_to_1_and_answers_are_independent(dog: float, cat: float) -> None:
    """The softmax of two scores is the sigmoid of their difference; a sigmoid sees one score."""
    (dog_share, cat_share), (dog_answer, cat_answer) = BARS.frame("en", dog=dog, cat=cat).traces
    assert dog_share == pytest.approx(SIGMOID(dog - cat))
    assert dog_share + cat_share == pytest.approx(1)
    assert (dog_answer, cat_answer) == (SIGMOID(dog), SIGMOID(cat))


def test_both_can_be_sure_only_with_two_sigmoids() -> None:
    """With both scores at their highest the softmax says one half twice, the sigmoids 0.99."""
    shares, answers = BARS.frame("en", dog=5.0, cat=5.0).traces
    assert [*shares] == [0.5, 0.5] and (answers > 0.99).all()
    assert BARS.frame("en", dog=5.0, cat=5.0).facts == ("1", "1.99")
