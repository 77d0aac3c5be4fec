"""The timeline of models: every dated model stands once, and the text reads the columns rightly."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from pages._ui.reference.timeline import COLUMNS, FAMILIES, OTHERS, family, html
from pages._ui.text import library

DATED = [model for model in library.models() if model.year]


def count(name: str, year: int) -> int:
    """Chips of a family in one year."""
    return sum(family(model) == name and model.year == year for model in DATED)


def test_every_dated_model_has_a_chip() -> None:
    """The table has a chip for each dated model, in rows from the first year to the last."""
    shown = html(DATED)
    assert shown.count("<details>") == len(DATED) == shown.count("<summary>")
    years = [int(year) for year in re.findall(r'<th scope="row">(\d+)<', shown)]
    assert years == sorted({model.year or 0 for model in DATED})


def test_families_share_no_function() -> None:
    """No function stands in two columns, and the last column takes those that stand in none."""
    functions = Counter(name for names in FAMILIES.values() for name in names)
    assert set(functions.values()) == {1}
    assert (*FAMILIES, OTHERS) == COLUMNS
    assert {family(m) for m in DATED if "elu" in m.activations} <= {OTHERS, "gelu"}


def test_since_2023_most_are_gated() -> None:
    """GELU is the largest column in 2022, the gated one in every later year; ReLU² is in 2025."""
    assert count("gelu", 2022) > max(count(name, 2022) for name in COLUMNS if name != "gelu")
    for year in {model.year for model in DATED if model.year and model.year > 2022}:
        others = [count(name, year) for name in COLUMNS if name != "gated"]
        assert count("gated", year) > max(others), year
    assert count("squared", 2025) > 0


def test_texts_are_escaped() -> None:
    """A name or a source with signs of HTML is shown as it is."""
    model = DATED[0].__class__("<b>", ("relu",), "<i>", 2026)
    shown = html([model])
    assert "<b>" not in shown and "<i>" not in shown and "&lt;i&gt;" in shown


@pytest.mark.parametrize("language", ("ko", "en"))
def test_a_model_is_found_by_name_and_function(
    visit: Callable[..., AppTest], language: str
) -> None:
    """The field lists each dated model with its functions, and opens the chip of the chosen one."""
    page = visit("10_glu.py", lang=language)
    field = page.selectbox(key="find-model")
    assert len(field.options) == len(DATED)
    named = next(text for text in field.options if text.startswith("EuroBERT"))
    assert "SwiGLU" in named
    field.select(named).run()
    assert not page.exception
    assert "<details open>" in "".join(element.proto.body for element in page.get("html"))
