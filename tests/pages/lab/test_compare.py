"""The lab's comparison: the choice in the URL, the lines, the table and what can be taken away."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.activations import ALL, BY_NAME, Activation
from core.analysis.properties import Cost, properties
from core.analysis.sampling import GRID
from pages._ui.lab import property_table
from pages._ui.lab.compare import FIRST, read, table
from pages._ui.lab.property_table import COLUMNS, Row, ordered
from pages._ui.scenes.compare import (
    LIMITS,
    MOST_FUNCTIONS,
    STYLES,
    VIEWS,
    cut,
    given_to,
    overlay,
    shared_x,
    values,
)
from pages._ui.text import library

Visit = Callable[..., AppTest]

NAMES = tuple(act.name for act in ALL)
SIX = ("step", "elu", "relu", "prelu", "sigmoid", "softplus")
DEFAULTS = overlay(SIX, "f", "en").defaults
both_languages = pytest.mark.parametrize("language", ("ko", "en"))
every_view = pytest.mark.parametrize("view", VIEWS)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """No clock in these tests: costs are given, and the names that were asked for are kept."""
    asked: list[str] = []

    def cost(act: Activation, rng: object) -> Cost:
        asked.append(act.name)
        return Cost(1.0 + len(asked), 2.0, 3.0, 4.0)

    property_table.measured.cache_clear()
    monkeypatch.setattr(property_table, "cost", cost)
    yield asked
    property_table.measured.cache_clear()


def shown(page: AppTest) -> str:
    """The table of properties as it stands on the page."""
    return str(next(e.proto.body for e in page.get("html") if 'class="properties"' in e.proto.body))


def functions(page: AppTest) -> list[str]:
    """The names in the first column of the table."""
    return re.findall(r'<th scope="row">(.*?)</th>', shown(page))


def choose(page: AppTest, *names: str) -> None:
    """Press the names of functions until exactly these are chosen."""
    buttons: Any = page.get_by_key("_fs")
    buttons.set_value(list(names)).run()


@pytest.mark.parametrize("name", NAMES)
@every_view
def test_line_is_the_function_itself(name: str, view: str) -> None:
    """Every function is drawn from the catalogue's values, with a gap only where it jumps."""
    x, act = shared_x((name,)), BY_NAME[name]
    (drawn,) = overlay((name,), view, "en").frame("en", **DEFAULTS).traces
    whole = np.isfinite(drawn)
    want = values(act, view, x, act.defaults)
    np.testing.assert_array_equal(drawn[whole], want[whole])
    gaps = {0.0} if view == "gate" else set()
    assert set(x[~whole].round(9).tolist()) <= gaps | set(act.kinks(**act.defaults))


def test_parameters_reach_their_own_function_only() -> None:
    """`elu.alpha` bends ELU and leaves CELU, which has an alpha too, as it was."""
    scene = overlay(("elu", "celu"), "f", "en")
    before = scene.frame("en", **DEFAULTS).traces
    after = scene.frame("en", **(DEFAULTS | {"elu.alpha": 2.5})).traces
    assert not np.array_equal(before[0], after[0]) and np.array_equal(before[1], after[1])
    assert [slider.name for slider in scene.sliders] == ["elu.alpha", "celu.alpha"]


def test_moved_threshold_breaks_the_line_where_it_stands() -> None:
    """The step jumps at its threshold, with the value 1 on the right of the gap."""
    scene = overlay(("step",), "f", "en")
    frame = scene.frame("en", **(DEFAULTS | {"step.threshold": 0.7}))
    assert shared_x(("step",))[np.isnan(frame.traces[0])] == pytest.approx([0.7])
    assert frame.closed and not overlay(("relu",), "df", "en").frame("en", **DEFAULTS).closed


@every_view
def test_lines_fit_the_axes_at_every_stop(view: str) -> None:
    """The axes hold every line at every stop, but for what is cut at the view's limit."""
    scene = overlay(SIX, view, "en")
    low, high = scene.figure("en")["layout"]["yaxis"]["range"]
    for slider in scene.sliders:
        for value in slider.values(slider.default):
            for line in scene.frame("en", **(DEFAULTS | {slider.name: value})).traces:
                drawn = np.clip(line[np.isfinite(line)], -LIMITS[view], LIMITS[view])
                assert low <= drawn.min() and drawn.max() <= high, f"{slider.name} = {value}"


def test_axes_are_named_and_those_of_slope_and_gate_are_equal() -> None:
    """Each axis carries its name; f' and f(x)/x can be compared on one scale."""
    layouts = {view: overlay(FIRST, view, "en").figure("en")["layout"] for view in VIEWS}
    names = [layouts[view]["yaxis"]["title"]["text"] for view in VIEWS]
    assert names == ["f(x)", "f′(x)", "f(x)/x"]
    assert {layout["xaxis"]["title"]["text"] for layout in layouts.values()} == {"x"}
    assert layouts["df"]["yaxis"]["range"] == layouts["gate"]["yaxis"]["range"]
    assert layouts["f"]["xaxis"]["range"] == layouts["gate"]["xaxis"]["range"]


def test_gate_of_relu_jumps_at_zero_and_that_of_gelu_is_half() -> None:
    """At 0 the gate is the limit; where there is none the line has a gap."""
    x = shared_x(("relu", "gelu"))
    relu, gelu = overlay(("relu", "gelu"), "gate", "en").frame("en", **DEFAULTS).traces
    assert np.isnan(relu[x == 0]).all() and gelu[x == 0] == pytest.approx(0.5)
    assert relu[x < 0].max() == 0 and relu[x > 0].min() == 1


@both_languages
def test_what_the_axes_cut_is_named(visit: Visit, language: str) -> None:
    """A curve that leaves the axes is named below the chart; one that does not is not."""
    assert cut(("relu", "sigmoid"), "gate", DEFAULTS) == ("sigmoid",)
    assert cut(FIRST, "f", DEFAULTS) == cut(FIRST, "df", DEFAULTS) == ()
    page = visit("13_compare.py", language, fs="relu,sigmoid", show="gate")
    name = library.words(language)["section"]["sigmoid"]
    told = library.words(language)["compare"]["cut"].format(limit="2", names=name)
    assert told in [caption.value for caption in page.caption] and not page.exception


def test_six_lines_differ_in_colour_and_in_dash() -> None:
    """Any two of six lines differ in colour, and in dash for who sees no colour."""
    assert len(STYLES) == MOST_FUNCTIONS
    for (colour, dash), (other, another) in combinations(STYLES, 2):
        assert colour != other and dash != another


@both_languages
def test_sliders_say_whose_they_are(language: str) -> None:
    """Two alphas on one chart are told apart, also by ear."""
    sliders = overlay(("elu", "celu"), "f", language).sliders
    words = library.words(language)["param"]
    assert [slider.symbol for slider in sliders] == ["ELU α", "CELU α"]
    assert len({slider.label_in(words) for slider in sliders}) == 2


@pytest.mark.parametrize(
    ("text", "names", "whole"),
    [
        ("relu,gelu", ("relu", "gelu"), True),
        ("gelu,relu", ("gelu", "relu"), True),
        ("", (), True),
        ("relu,relu", ("relu",), False),
        ("relu,nothing", ("relu",), False),
        ("nothing", FIRST, False),
        (",", FIRST, False),
        ("RELU", FIRST, False),
        ("<b>relu</b>", FIRST, False),
        (",".join(NAMES), NAMES[:MOST_FUNCTIONS], False),
        ("x" * 5000, FIRST, False),
    ],
    ids=lambda value: str(value)[:20],
)
def test_functions_of_a_url(text: str, names: tuple[str, ...], whole: bool) -> None:
    """Unknown names are left out, the rest kept in order, six at most."""
    assert read(text) == (names, whole)


def test_url_opens_the_comparison(visit: Visit) -> None:
    """`?fs=tanh,elu&show=df&elu.alpha=2` gives those two, their slopes and that alpha."""
    page = visit("13_compare.py", "en", **{"fs": "tanh,elu", "show": "df", "elu.alpha": "2"})
    assert functions(page) == ["tanh", "ELU"] and not page.info and not page.exception
    assert page.session_state["settings"]["compare"]["elu.alpha"] == 2
    assert page.query_params == {
        "fs": "tanh,elu",
        "show": "df",
        "elu.alpha": "2",
        "lang": "en",
    } or (page.query_params == {"fs": "tanh,elu", "show": "df", "elu.alpha": "2"})


def test_first_choice_is_not_in_the_url(visit: Visit) -> None:
    """A URL that says the default says nothing."""
    assert visit("13_compare.py", fs=",".join(FIRST), show="f").query_params == {}


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ({"fs": "relu,foo"}, ("compare.names",)),
        ({"show": "d2f"}, ("pick.show",)),
        ({"fs": "<script>", "show": ""}, ("compare.names", "pick.show")),
    ],
)
@both_languages
def test_junk_of_the_url_gives_a_kind_sentence(
    visit: Visit, language: str, parameters: dict[str, str], named: tuple[str, ...]
) -> None:
    """Invalid settings are named in the reader's words; nothing of the junk is shown."""
    page = visit("13_compare.py", language, **parameters)
    words = library.words(language)
    found = ", ".join(words[key.split(".")[0]][key.split(".")[1]] for key in named)
    assert [i.value for i in page.info] == [words["failed"]["parameter"].format(found=found)]
    assert not page.exception and not page.warning
    assert not page.run().info


def test_hostile_parameter_is_refused_kindly(visit: Visit) -> None:
    """`elu.alpha=9` is outside the slider: the default, and a sentence that names ELU."""
    page = visit("13_compare.py", "en", **{"fs": "elu", "elu.alpha": "9"})
    assert len(page.info) == 1 and "ELU" in page.info[0].value
    assert page.session_state["settings"]["compare"]["elu.alpha"] == 1


def test_seventh_function_is_not_taken(visit: Visit) -> None:
    """Six stay as they are, in their order, and the page says why the seventh is not there."""
    page = visit("13_compare.py", "en", fs=",".join(SIX))
    choose(page, *SIX, "mish")
    assert page.query_params["fs"] == ",".join(SIX)
    assert [i.value for i in page.info] == [
        library.words("en")["compare"]["too_many"].format(most=MOST_FUNCTIONS)
    ]


def test_dropped_function_keeps_its_parameter(visit: Visit) -> None:
    """ELU taken out and in again has its alpha, and comes last."""
    page = visit("13_compare.py", "en", **{"fs": "elu,relu", "elu.alpha": "2"})
    choose(page, "relu")
    choose(page, "elu", "relu")
    assert functions(page) == ["ReLU", "ELU"]
    assert page.session_state["settings"]["compare"]["elu.alpha"] == 2


@both_languages
def test_nothing_chosen_is_said(visit: Visit, language: str) -> None:
    """With no function there is neither chart nor table, but a sentence."""
    page = visit("13_compare.py", language, fs="")
    none = library.words(language)["compare"]["none"]
    assert {info.value for info in page.info} == {none} and not page.exception


def test_table_is_accessible(visit: Visit) -> None:
    """A caption, a header for each column and row, and the sorted column says so."""
    html = shown(visit("13_compare.py", "en", sort="mean", order="falling"))
    assert "<caption>" in html and html.count('scope="col"') == len(COLUMNS) + 1
    assert html.count('scope="row"') == len(FIRST)
    assert html.count("aria-sort") == 1 and 'aria-sort="descending">mean' in html


def test_table_follows_the_parameters(visit: Visit) -> None:
    """The cells are those of `properties` at the visitor's own alpha."""
    page = visit("13_compare.py", "en", **{"fs": "elu", "elu.alpha": "2"})
    found = properties(BY_NAME["elu"], alpha=2.0)
    assert f"<span>{found.lipschitz:g}</span>" in shown(page) and found.lipschitz == 2
    assert "(−2, ∞)" in shown(page) and "C<sup>0</sup>" in shown(page)


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
def test_rows_are_sorted_by_any_column(column: property_table.Column) -> None:
    """Rising and falling are ordered by what the column is sorted by."""
    rows = [Row(act, properties(act), Cost(k, -k, 1, 1)) for k, act in enumerate(ALL)]
    rising = [column.key(row) for row in ordered(rows, column.name, "rising")]
    falling = [column.key(row) for row in ordered(rows, column.name, "falling")]
    assert rising == sorted(rising) and falling == sorted(rising, reverse=True)
    assert ordered(rows, "chosen", "falling") == rows


def test_cost_is_measured_once_and_only_when_shown(visit: Visit, quick: list[str]) -> None:
    """A function is timed when the table first shows it, and not again."""
    assert quick == []
    page = visit("13_compare.py", "en")
    page.run()
    assert sorted(quick) == sorted(FIRST)


def test_relu_costs_as_much_as_itself() -> None:
    """The multiple of ReLU that ReLU takes is 1."""
    assert property_table.measured("relu").f_to_relu == 1.0
    assert property_table.measured("gelu").f_to_relu == 3.0


@both_languages
def test_table_says_where_costs_come_from(visit: Visit, language: str) -> None:
    """The caption under the table says that the costs were measured on this machine."""
    captions = [c.value for c in visit("13_compare.py", language).caption]
    assert library.words(language)["compare"]["cost_note"] in captions


@every_view
def test_csv_holds_the_curves(view: str) -> None:
    """x and one column for each function, named with its parameters, to the last digit."""
    given = DEFAULTS | {"elu.alpha": 2.5}
    rows = list(csv.reader(io.StringIO(table(("relu", "elu"), view, given))))
    assert rows[0] == ["x", "relu", "elu(alpha=2.5)"]
    got = np.array([[cell or "nan" for cell in row] for row in rows[1:]], dtype=float).T
    for column, name in zip(got[1:], ("relu", "elu"), strict=True):
        act = BY_NAME[name]
        at = given_to(act, given)
        np.testing.assert_array_equal(column, values(act, view, GRID, at))
    np.testing.assert_array_equal(got[0], GRID)


def test_table_has_a_slide_of_its_own(visit: Visit) -> None:
    """The slide of the table shows its functions, sorted, though the chart is not drawn."""
    page = visit("13_compare.py", "en", fs="mish", present="1", step="4")
    assert functions(page) == ["ReLU", "Swish", "GELU"] and "_fs" not in page.session_state
