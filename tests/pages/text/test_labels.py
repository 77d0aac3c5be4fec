"""Labels of functions in both languages, and the charts that carry them."""

import pytest

from core.activations import ALL, BY_NAME, Activation
from core.multivariate import gates
from pages._ui.charts import explorer
from pages._ui.scenes import flow
from pages._ui.scenes.centre import shift
from pages._ui.text import library
from pages._ui.text.fact_sentences import sentence
from pages._ui.text.labels import function_label
from tests.pages.reader import Read

OPEN = {"formula": False, "slope": False, "limit": False}
KOREAN = {
    "step": "계단 함수",
    "linear": "선형 함수",
    "sigmoid": "시그모이드",
    "tanh": "tanh",
    "sine": "사인",
}


@pytest.mark.parametrize("act", ALL, ids=lambda act: act.name)
def test_label_is_korean_or_the_usual_latin_name(act: Activation) -> None:
    """Korean names where Korean textbooks have one, else the name of the catalogue."""
    assert function_label(act.name, "ko") == KOREAN.get(act.name, act.label)


@pytest.mark.parametrize("language", ("ko", "en"))
def test_a_function_is_called_as_its_section(language: str) -> None:
    """A function with a section has the title of the section, a gate its own name."""
    titles = library.words(language)["section"]
    shared = BY_NAME.keys() & titles.keys()
    assert {name: function_label(name, language) for name in shared} == {
        name: titles[name] for name in shared
    }
    assert all(function_label(gate.name, language) == gate.label for gate in gates.ALL)


@pytest.mark.parametrize("name", KOREAN)
def test_explorer_is_korean(name: str) -> None:
    """Readout, curve and text alternative of an Explorer carry the Korean label."""
    act = BY_NAME[name]
    asked = name, tuple(act.defaults.items()), tuple(sorted(OPEN.items())), "ko"
    head = Read(explorer._packed(*asked)).head
    assert head["label"] == head["figure"]["data"][0]["name"] == KOREAN[name]
    assert sentence(act, act.defaults, OPEN, "ko").startswith(f"{KOREAN[name]}의 ")


@pytest.mark.parametrize("language", ("ko", "en"))
def test_series_of_experiments_are_in_the_language(language: str) -> None:
    """The line of a function has its label in the language of the page."""
    name = library.words(language)["section"]["sigmoid"]
    assert flow.scene("sigmoid", "10", "without_skip").names(language)[0] == name
    assert shift("sigmoid").names(language)[0] == name
