"""Traits and source of an activation in the box under its Explorer."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from core.activations import ALL, BY_NAME, TRAITS, Activation
from pages._ui.charts.claims import STRONGER, strongest
from pages._ui.text import library

Visit = Callable[..., AppTest]


@pytest.mark.parametrize("language", ("ko", "en"))
def test_the_box_says_what_the_catalogue_claims(visit: Visit, language: str) -> None:
    """The page of tanh lists its strongest traits in words, and names LeCun as the source."""
    page, words = visit("05_tanh.py", language), library.words(language)
    (box,) = (box for box in page.expander if box.label == words["code"]["title"])
    text = "\n".join(entry.value for entry in box.markdown)
    for trait in TRAITS:
        assert (words["trait"][trait] in text) == (trait in strongest(BY_NAME["tanh"]))
    assert "LeCun" in text and words["claims"]["note"] in text


@pytest.mark.parametrize("language", ("ko", "en"))
def test_every_trait_has_words(language: str) -> None:
    """Each trait of the catalogue has a sentence, and there is no sentence without a trait."""
    assert set(library.words(language)["trait"]) == set(TRAITS)


@pytest.mark.parametrize("act", ALL, ids=lambda act: act.name)
def test_only_implied_traits_are_left_out(act: Activation) -> None:
    """A trait that is not shown follows from one that is."""
    shown = strongest(act)
    for trait in act.traits - set(shown):
        assert set(STRONGER[trait]) & set(shown)


def test_the_traits_wait_for_the_quiz(visit: Visit) -> None:
    """The traits, which have the answer, are not shown while a quiz hides the limit of f."""
    page = visit("08_elu.py", "ko")
    assert library.words("ko")["claims"]["note"] not in "\n".join(m.value for m in page.markdown)


@pytest.mark.parametrize("language", ("ko", "en"))
def test_a_learned_parameter_has_its_derivative(visit: Visit, language: str) -> None:
    """The box of PReLU shows the derivative by a; that of leaky ReLU has none."""
    page = visit("07_leaky_relu.py", language)
    title = library.words(language)["code"]["title"]
    fixed, learned = (box.markdown[0].value for box in page.expander if box.label == title)
    derivative = BY_NAME["prelu"].params[0].latex_d
    assert derivative in learned and derivative not in fixed
