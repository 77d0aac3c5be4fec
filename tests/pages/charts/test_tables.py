"""Tables of the Explorer: the bytes that travel hold the catalogue's own numbers."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.activations import ALL, BY_NAME, RELU, SIGMOID, SWISH, Activation
from core.analysis.facts import facts
from pages._ui.browser.player import pack
from pages._ui.charts import explorer
from pages._ui.text import library
from pages._ui.text.fact_sentences import describe, facts_row
from tests.pages.reader import Read

Visit = Callable[..., AppTest]

OPEN = {"formula": False, "slope": False, "limit": False}
FLOAT32 = 1e-6  # what is left of a float64 after its journey as float32, relative
# Every activation at its defaults, and some elsewhere.
SETTINGS: tuple[tuple[Activation, dict[str, float]], ...] = (
    *((act, act.defaults) for act in ALL),
    (SWISH, {"beta": 1.702}),
    (SWISH, {"beta": 0.0}),
    (SIGMOID, {"k": 2.5, "shift": -1.25}),
)


def sent(
    act: Activation, given: dict[str, float], hidden: dict[str, bool] = OPEN, language: str = "en"
) -> Read:
    """The Explorer's bytes for one activation, read."""
    asked = act.name, tuple(given.items()), tuple(sorted(hidden.items())), language
    return Read(explorer._packed(*asked))


settings = pytest.mark.parametrize(
    ("act", "given"),
    SETTINGS,
    ids=[f"{a.name}-{'-'.join(map(str, g.values()))}" for a, g in SETTINGS],
)


@settings
def test_every_row_is_the_function_itself(act: Activation, given: dict[str, float]) -> None:
    """Each row is f, or f', at that row's value, wherever it does not jump."""
    read = sent(act, given)
    for part in read.head["slices"]:
        rows = len(part["values"])
        x = read.table(part["x"], 1)[0].astype(float)
        f, df = (read.table(channel, rows) for channel in part["channels"])
        for k, value in enumerate(part["values"]):
            row = given | {part["name"]: value} if part["name"] else given
            apart = away_from(x, act.kinks(**row))
            for shown, true in ((f[k], act(x, **row)), (df[k], act.grad(x, **row))):
                np.testing.assert_allclose(shown[apart], true[apart], FLOAT32 * 20, FLOAT32 * 20)


def away_from(x: np.ndarray[Any, Any], kinks: tuple[float, ...]) -> np.ndarray[Any, Any]:
    """The points that float32 does not push across a kink."""
    return np.all([np.abs(x - k) > 1e-3 for k in kinks] or [np.isfinite(x)], axis=0)


@settings
def test_slider_stops_at_the_present_value(act: Activation, given: dict[str, float]) -> None:
    """The present value is one of the slider's stops, the stops ascend and span the range."""
    head = sent(act, given).head
    assert head["at"] == pytest.approx(given)
    for part in head["slices"]:
        param = next((p for p in act.params if p.name == part["name"]), None)
        assert part["values"] == sorted(set(part["values"]))
        if param:
            assert given[param.name] in part["values"]
            assert (part["values"][0], part["values"][-1]) == pytest.approx((param.low, param.high))


@settings
def test_facts_of_each_row_are_those_of_its_value(act: Activation, given: dict[str, float]) -> None:
    """The facts beside the curve are the catalogue's at that very stop of the slider."""
    head = sent(act, given).head
    for part in head["slices"]:
        for value, shown in zip(part["values"], part["facts"], strict=True):
            row = given | {part["name"]: value} if part["name"] else given
            assert tuple(shown) == facts_row(act, row, OPEN, "en").values
            assert len(shown) == len(head["facts"])


@settings
def test_axis_holds_every_row(act: Activation, given: dict[str, float]) -> None:
    """The y axis is the same for every row, and no curve within +-6.5 leaves it."""
    read = sent(act, given)
    low, high = read.head["figure"]["layout"]["yaxis"]["range"]
    for part in read.head["slices"]:
        tables = [read.table(c, len(part["values"])) for c in part["channels"]]
        for table in tables:
            inside = table[np.isfinite(table) & (np.abs(table) <= 6.5)]
            assert low <= inside.min() and inside.max() <= high


def test_jump_is_a_gap_with_two_dots() -> None:
    """ReLU's slope jumps at 0: a gap there, an open dot at 1 and a filled one at 0."""
    read = sent(RELU, {})
    (part,) = read.head["slices"]
    x = read.table(part["x"], 1)[0]
    f, df = (read.table(channel, 1)[0] for channel in part["channels"])
    gap = int(np.flatnonzero(np.isnan(df))[0])
    assert x[gap] == 0 and np.isnan(df).sum() == 1 and not np.isnan(f).any()
    assert (df[gap - 1], df[gap + 1]) == (0, 1)
    assert part["jumps"][0] == [[0, 0, True, "df", False], [0, 1, False, "df", True]]


def test_closed_corner_has_no_gap() -> None:
    """ELU with alpha = 1 has no corner, so that row has no gap; every other one has."""
    read = sent(BY_NAME["elu"], {"alpha": 1.0})
    (part,) = read.head["slices"]
    df = read.table(part["channels"][1], len(part["values"]))
    whole = part["values"].index(1.0)
    assert [k for k, row in enumerate(df) if not np.isnan(row).any()] == [whole]
    assert [k for k, dots in enumerate(part["jumps"]) if not dots] == [whole]


def test_hidden_slope_has_no_slope_facts() -> None:
    """While a quiz asks for the slope, neither the facts nor the sentence for listeners tell it."""
    words = library.words("en")["facts"]
    told = {words["max_slope"], words["saturated"]}
    hidden = sent(RELU, {}, OPEN | {"slope": True}).head
    assert told.isdisjoint(hidden["facts"])
    assert told <= set(sent(RELU, {}).head["facts"])
    assert all(len(row) == len(hidden["facts"]) for row in hidden["slices"][0]["facts"])
    assert "slope" not in hidden["alt"] and "slope" in sent(RELU, {}).head["alt"]


@pytest.mark.parametrize("name", ("elu", "selu", "celu"))
@pytest.mark.parametrize("language", ("ko", "en"))
def test_hidden_limit_has_no_facts_about_the_end(name: str, language: str) -> None:
    """While a quiz asks where f ends, neither facts nor the sentence for listeners tell it."""
    act, words = BY_NAME[name], library.words(language)["facts"]
    hidden = sent(act, act.defaults, OPEN | {"limit": True}, language).head
    told = {words[fact] for fact in ("range", "minimum", "saturated")}
    assert told.isdisjoint(hidden["facts"])
    assert told <= set(sent(act, act.defaults, OPEN, language).head["facts"])
    shown = [text for part in hidden["slices"] for row in part["facts"] for text in row]
    assert not [text for text in (*shown, hidden["alt"]) if "(−" in text or "∞" in text]


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("linear", {"c": 2.0}, "2 (everywhere)"),
        ("step", {"threshold": 2.0}, "0 (for every x ≠ 2)"),
        ("leaky_relu", {"slope": 1.0}, "1 (everywhere)"),
        ("leaky_relu", {"slope": 2.0}, "2 (for every x < 0)"),
        ("elu", {"alpha": 1.0}, "1 (for every x > 0)"),
        ("elu", {"alpha": 2.0}, "2 (x\u00a0=\u00a00)"),
        ("celu", {"alpha": 2.0}, "1 (for every x > 0)"),
        ("softplus", {}, "1 (approached as x → ∞)"),
    ],
)
def test_largest_slope_says_where_it_is(name: str, given: dict[str, float], said: str) -> None:
    """A slope that is held is told from one that is everywhere, and from one that is approached."""
    act, words = BY_NAME[name], library.words("en")["facts"]
    assert describe(act, act.settings(given), words)["max_slope"] == said


def test_hidden_formula_does_not_travel() -> None:
    """While a quiz asks for the formula, the bytes do not have it."""
    assert not sent(SWISH, SWISH.defaults, OPEN | {"formula": True}).head["worked"]
    assert sent(SWISH, SWISH.defaults).head["worked"] == list(SWISH.worked)


@pytest.mark.parametrize(("page", "name"), [("03_sigmoid.py", "sigmoid"), ("06_relu.py", "relu")])
def test_page_sends_these_bytes(visit: Visit, page: str, name: str) -> None:
    """The tested tables are those of a visitor's page."""
    read = Read(visit(page, "en").get_by_key(f"explore-{name}").proto.bytes)
    assert read.head["id"] == name and read.head["words"] == library.words("en")["explorer"]


def test_text_alternative_says_range_minimum_and_slope() -> None:
    """The sentence for those who do not see the chart has the three main facts."""
    known = facts(SIGMOID)
    alt = sent(SIGMOID, SIGMOID.defaults).head["alt"]
    assert "(0, 1)" in alt and "0.25" in alt and known.steepest.value == 0.25


def test_pack_is_the_same_for_the_same_content() -> None:
    """Equal content gives equal bytes, so that a visitor's browser is not sent it again."""
    once = pack({"a": 1}, [], [])
    assert once == pack({"a": 1}, [], []) and Read(once).head == {"a": 1, "slices": []}


def test_pack_places_each_table_behind_the_last() -> None:
    """Two tables of different widths are read back where the header says."""
    wide, thin = np.arange(6.0).reshape(2, 3), np.array([[7.0], [8.0]])
    read = Read(pack({}, [{"name": "p"}], [(None, (wide, thin))]))
    (part,) = read.head["slices"]
    assert part["x"] is None
    np.testing.assert_array_equal(read.table(part["channels"][0], 2), wide)
    np.testing.assert_array_equal(read.table(part["channels"][1], 2), thin)


def test_pack_keeps_header_of_any_length() -> None:
    """Floats begin at a multiple of four bytes, whatever the header's length, Korean included."""
    for text in ("", "a", "ab", "abc", "가", "가나다"):
        table = np.array([[1.5, -2.5]])
        read = Read(pack({"t": text}, [{}], [(None, (table,))]))
        assert read.head["t"] == text
        np.testing.assert_array_equal(read.table(read.head["slices"][0]["channels"][0], 1), table)
