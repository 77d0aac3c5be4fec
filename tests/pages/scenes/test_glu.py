"""The GLU page: the plane and the budget are the core's numbers, and the table of models."""

from collections.abc import Callable
from itertools import product

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.multivariate.gates import ALL, BY_NAME, FAMILY, hidden_steps
from pages._ui.scenes.budget import BUDGETS, LARGEST, MODELS
from pages._ui.scenes.glu import GATE, PLANES, VALUE
from pages._ui.scenes.glu import LARGEST as PRODUCT
from pages._ui.text import library

Visit = Callable[..., AppTest]

PUBLISHED = {"llama-7b": 11008, "llama-13b": 13824, "llama3-8b": 14336, "llama2-70b": 28672}
both_languages = pytest.mark.parametrize("language", ("ko", "en"))


@pytest.mark.parametrize("gate", PLANES)
def test_plane_is_the_gate_and_its_slopes(gate: str) -> None:
    """The tables are act(a) b and both partial derivatives, rows upward along the value."""
    act = BY_NAME[gate]
    want = act.f(GATE, VALUE), act.d_gate(GATE, VALUE), act.d_value(GATE, VALUE)
    drawn = PLANES[gate].frame("ko").traces
    for table, wanted in zip(drawn, want, strict=True):
        np.testing.assert_array_equal(table, wanted)
    assert np.abs(drawn[0]).max() <= PRODUCT


def test_every_gate_can_be_chosen() -> None:
    """All five relatives are there, SwiGLU first, and share a place on the page."""
    assert next(iter(PLANES)) == "swiglu" and set(PLANES) == {gate.name for gate in ALL}
    assert len({plane.name for plane in PLANES.values()}) == 1


def test_zero_has_the_colour_of_the_page() -> None:
    """The scale is clear in its middle and as strong on either side, so it works in the dark."""
    figure = PLANES["glu"].figure("en")["data"][0]
    assert figure["zmin"] == -figure["zmax"] == -PRODUCT
    scale = figure["colorscale"]
    clear = [place for place, colour in scale if colour.endswith(", 0)")]
    assert clear == [0.5, 0.5]
    alphas = [colour.rpartition(",")[2] for _, colour in scale]
    assert alphas == alphas[::-1]


@both_languages
def test_axes_have_titles_in_the_reader_s_words(language: str) -> None:
    """The plane says which way the gate goes and which way the value."""
    layout = PLANES["glu"].figure(language)["layout"]
    axes = library.words(language)["axis"]
    titles = layout["xaxis"]["title"]["text"], layout["yaxis"]["title"]["text"]
    assert titles == (axes["gate"], axes["value"])


@both_languages
def test_prose_has_the_formulas_of_the_gates(language: str) -> None:
    """The list of relatives has the LaTeX that the catalogue of gates has."""
    body = library.blocks("glu", language)["family"].body.replace(" ", "")
    missing = [gate.name for gate in ALL if gate.latex.replace(" ", "") not in body]
    assert not missing, f"write the formulas of {missing} as core/multivariate/gates.py does"
    assert FAMILY.latex and FAMILY.latex_df


@pytest.mark.parametrize("model", MODELS)
def test_budget_starts_at_the_model_s_hidden_size(model: str) -> None:
    """Each model's settings give the hidden size that it has."""
    scene = BUDGETS[model]
    width, multiplier, multiple = MODELS[model]
    assert hidden_steps(int(width), int(multiple), multiplier)[-1] == PUBLISHED[model]
    frame = scene.frame("ko", **scene.defaults)
    assert frame.facts[0] == frame.numbers["hidden"] == str(PUBLISHED[model])


@both_languages
def test_prose_has_the_hidden_sizes(language: str) -> None:
    """The table in the words has the sizes that the budget computes."""
    body = library.blocks("glu", language)["llama"].body
    assert all(str(size) in body for size in PUBLISHED.values())


def test_budget_shows_the_steps() -> None:
    """The worked line has int(8d/3), then times the factor, then rounded up."""
    numbers = BUDGETS["llama3-8b"].frame("en", d=4096, multiplier=1.3, multiple_of=1024).numbers
    steps = tuple(str(step) for step in hidden_steps(4096, 1024, 1.3))
    assert (numbers["two_thirds"], numbers["scaled"], numbers["hidden"]) == steps
    assert steps == ("10922", "14198", "14336")


@both_languages
def test_worked_line_has_every_number(language: str) -> None:
    """The line in the reader's words names all six numbers that the scene fills in."""
    scene = BUDGETS["llama-7b"]
    numbers = scene.frame(language, **scene.defaults).numbers
    assert all(f"{{{name}}}" in scene.worked(language) for name in numbers)


def test_budget_bars_fit_the_axis_and_are_the_ratio() -> None:
    """At every stop the gated bar is 3dh / 8d^2, and within the fixed axis."""
    scene = BUDGETS["llama-7b"]
    d, multiplier, multiple = scene.sliders
    for stop in product(d.stops, (1.0, 1.3, multiplier.high), multiple.stops):
        given = dict(zip(("d", "multiplier", "multiple_of"), stop, strict=True))
        plain, gated = scene.frame("en", **given).traces
        hidden = hidden_steps(round(stop[0]), round(stop[2]), stop[1])[-1]
        assert plain[0] == 1 and gated[0] == pytest.approx(3 * hidden / (8 * stop[0]))
        assert gated[0] <= LARGEST, f"raise LARGEST: {given} needs {gated[0]}"


@pytest.mark.parametrize("parameter", ({"d": "0"}, {"multiple_of": "0"}, {"multiplier": "1e9"}))
def test_hostile_budget_is_refused_kindly(visit: Visit, parameter: dict[str, str]) -> None:
    """A number outside its slider gives the model's own setting and a sentence."""
    page = visit("10_glu.py", "en", **parameter)
    assert len(page.info) == 1 and not page.exception and not page.warning
    assert page.session_state["settings"]["budget-llama-7b"] == BUDGETS["llama-7b"].defaults


def test_link_opens_a_model_and_a_gate(visit: Visit) -> None:
    """`?gate=reglu&model=llama2-70b` is what a visitor sees."""
    page = visit("10_glu.py", "en", gate="reglu", model="llama2-70b")
    assert page.session_state["settings"]["budget-llama2-70b"]["d"] == 8192
    assert page.query_params["gate"] == "reglu" and page.query_params["model"] == "llama2-70b"


@both_languages
def test_every_model_stands_in_the_table_by_year(visit: Visit, language: str) -> None:
    """The table has each model once, oldest first, those without a year at the end."""
    tables = [m.value for m in visit("10_glu.py", language).markdown if "**LLaMA 1**" in m.value]
    rows = [row.split(" | ") for row in tables[0].splitlines()[2:]]
    assert sorted(row[1].strip("* ") for row in rows) == sorted(m.name for m in library.models())
    years = [row[0].strip("| ") for row in rows]
    dated = [int(year) for year in years if year != "–"]
    assert dated == sorted(dated) and years[: len(dated)] == [str(year) for year in dated]
    assert all(len(row) == 4 for row in rows), "a | inside a cell would break the table"


def test_functions_outside_of_the_catalogue_stand_in_the_table(visit: Visit) -> None:
    """The row of a model names its functions that have no page."""
    tables = [m.value for m in visit("10_glu.py", "en").markdown if "**LLaMA 1**" in m.value]
    rows = {row.split(" | ")[1].strip("* "): row for row in tables[0].splitlines()[2:]}
    for model in library.models():
        assert all(other in rows[model.name].split(" | ")[2] for other in model.others)
    assert "xIELU" in rows["Apertus"]
