"""A function of one's own: typed, slid, linked, refused, and started from the catalogue."""

import json
import re
import zlib
from collections.abc import Callable
from math import inf
from typing import Any, get_args

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.course.outline import SECTIONS
from core.custom import (
    FIRST,
    GATES,
    NAMES,
    PLAYFUL,
    PRESETS,
    CustomFunction,
    UndefinedInterval,
    analyse,
)
from core.custom.gradient_by_layer import descents
from core.custom.missions import MISSIONS
from core.custom.undefined_intervals import Kind
from core.formula import parse
from pages._ui.lab import (
    custom_card,
    custom_chart,
    custom_gates,
    custom_gradient_flow,
    custom_stack,
    custom_table,
)
from pages._ui.lab.custom_state import NAME, TYPED
from pages._ui.scenes import stack_figure
from pages._ui.text import library
from pages._ui.text.labels import ratio_label

Visit = Callable[..., AppTest]
Keys = Callable[[AppTest], list[str]]

PAGE = "15_invent.py"
HOSTILE = {
    "10000_characters": "x" * 10_000,
    "script": "<script>alert(1)</script>",
    "emoji": "🙂🙂🙂",
    "null": "1\x00x",
    "markdown": "`](javascript:alert(1)) $\\href{x}{y}$ :red[x]",
    "import": "__import__('os').system('true')",
    "nested": "(" * 250,
    "unknown": "d*x",
    "empty": "",
}
ODD = (
    "log(x)",
    "1/x",
    "3",
    "e^(e^x)",
    "step(x)",
    "log(-1-x^2)",
    "9^9^9^9^9",
    "x/0",
    "1/0",
    "b*c/a",
)
both_languages = pytest.mark.parametrize("language", ("ko", "en"))


def typed(page: AppTest, formula: str) -> AppTest:
    """Type a formula into the box."""
    page.text_input(key=TYPED).set_value(formula).run()
    return page


def read(page: AppTest) -> str:
    """All prose of the page, notes included."""
    return "\n".join(e.value for e in (*page.markdown, *page.info, *page.caption, *page.subheader))


def header(packed: bytes) -> dict[str, Any]:
    """The JSON header of what is sent to the browser."""
    raw = zlib.decompress(packed, 31)
    found: dict[str, Any] = json.loads(raw[4 : 4 + int.from_bytes(raw[:4], "little")])
    return found


@both_languages
def test_page_opens_with_a_function(visit: Visit, keys: Keys, language: str) -> None:
    """A new visitor sees the first function, its slider, its table and its layers."""
    page = visit(PAGE, language)
    assert not page.exception and not page.warning
    assert page.text_input(key=TYPED).value == FIRST.formula
    assert page.session_state["settings"][NAME]["a"] == dict(FIRST.given)["a"]
    blocks = ("own", "own-stack", "gate-maker", "found", "own-flow")
    assert {f"block-{name}" for name in blocks} <= set(keys(page))


@both_languages
def test_typing_shows_what_was_read(visit: Visit, language: str) -> None:
    """The typed formula is shown as it was understood, and is in the URL."""
    page = typed(visit(PAGE, language), "a*x^2 + b")
    assert "$f(x) = a\\cdot x^{2}+b$" in read(page)
    assert page.query_params["f"] == "a*x^2 + b"
    assert not page.exception and not page.warning


@both_languages
@pytest.mark.parametrize("formula", ODD)
def test_odd_functions_are_met_kindly(visit: Visit, language: str, formula: str) -> None:
    """Functions with gaps, jumps, or nothing but a number get a page like any other."""
    page = typed(visit(PAGE, language), formula)
    assert not page.exception and not page.warning


@both_languages
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_gets_a_sentence(visit: Visit, language: str, name: str) -> None:
    """An invalid formula is explained, and the last function stays on the chart."""
    page = typed(visit(PAGE, language), HOSTILE[name][:300])
    assert not page.exception and not page.warning
    assert library.words(language)["own"]["still"] in read(page)
    assert page.session_state["own-formula"] == FIRST.formula
    assert not [m for m in page.markdown if "<script" in m.value and "`" not in m.value]


@both_languages
@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "empty"])
def test_broken_link_gets_a_sentence(visit: Visit, language: str, name: str) -> None:
    """A link whose formula cannot be read opens the first function and says so."""
    page = visit()
    page.query_params.update({"f": HOSTILE[name], "lang": language})
    page.switch_page(PAGE).run()
    assert not page.exception and not page.warning
    assert library.words(language)["own"]["link"] in read(page)
    assert page.text_input(key=TYPED).value == FIRST.formula


@both_languages
def test_link_brings_the_function_back(visit: Visit, language: str) -> None:
    """Formula and parameters of a link are restored, the others stand at 1."""
    page = visit()
    page.query_params.update({"f": "a*tanh(b*x) + c", "a": "0.5", "b": "-2", "lang": language})
    page.switch_page(PAGE).run()
    assert page.text_input(key=TYPED).value == "a*tanh(b*x) + c"
    assert page.session_state["settings"][NAME] == {"a": 0.5, "b": -2.0, "c": 1.0}
    assert library.words(language)["own"]["link"] not in read(page)


def test_bad_parameter_in_a_link_is_the_default(visit: Visit) -> None:
    """A parameter that is no number of its range is not taken."""
    page = visit()
    page.query_params.update({"f": "a*x", "a": "1e99"})
    page.switch_page(PAGE).run()
    assert not page.exception and page.session_state["settings"][NAME]["a"] == 1


@pytest.mark.parametrize("preset", (*PRESETS, *PLAYFUL), ids=lambda preset: preset.name)
def test_preset_fills_the_box(visit: Visit, preset: Any) -> None:
    """A function to start from puts its formula into the box and its sliders in place."""
    page = visit(PAGE)
    page.selectbox(key="own-start").set_value(preset.name).run()
    assert not page.exception
    assert page.text_input(key=TYPED).value == preset.formula
    settings = page.session_state["settings"][NAME]
    assert settings == {"a": 1.0, "b": 1.0, "c": 1.0} | dict(preset.given)
    assert page.selectbox(key="own-start").value is None


def test_parameters_that_do_not_occur_leave_the_url(visit: Visit) -> None:
    """Only sliders of the formula that is shown stand in the URL."""
    page = visit()
    page.query_params.update({"f": "a*x", "a": "2"})
    page.switch_page(PAGE).run()
    assert page.query_params["a"] == "2"
    assert "a" not in typed(page, "tanh(x)").query_params


def test_sliders_are_those_of_the_formula() -> None:
    """The chart has one slice for each parameter that occurs, and one without any."""
    custom = CustomFunction(parse("c*x + a", NAMES), (("a", 1.0), ("c", 0.5)))
    assert [s["name"] for s in header(custom_chart.packed(custom, "ko"))["slices"]] == ["a", "c"]
    bare = header(custom_chart.packed(CustomFunction(parse("x", NAMES)), "ko"))["slices"]
    assert [s["name"] for s in bare] == [""]


@both_languages
def test_a_gap_has_one_edge(visit: Visit, language: str) -> None:
    """The sentence on log(x) names the edge 0 of its gap, and no other number."""
    page = typed(visit(PAGE, language), "log(x)")
    kind = library.words(language)["gap"]["nan"]
    (note,) = (note.value for note in page.info if kind in note.value)
    assert "x < 0" in note
    assert not re.search(r"\d", note.replace("x < 0", ""))


@both_languages
@pytest.mark.parametrize("formula", [p.formula for p in PRESETS] + list(ODD))
def test_table_has_a_meaning_for_every_row(visit: Visit, language: str, formula: str) -> None:
    """Each property that can be found has its sentence in both languages."""
    found = analyse(CustomFunction(parse(formula, NAMES), (("a", 1.0), ("b", 1.0), ("c", 1.0))))
    words = library.words(language)["own_means"]
    for row in custom_table.ROWS:
        key = row.meaning(found)
        assert (f"{row.name}_{key}" if key else row.name) in words


def test_a_wave_lists_the_saturated_intervals_around_zero() -> None:
    """Of many intervals the table names the four nearest to 0, from left to right."""
    row = next(row for row in custom_table.ROWS if row.name == "saturated")
    shown = row.shown(analyse(CustomFunction(parse("sin(x)"))))
    lows = re.findall(r"([−\d.]+)\s<\sx", shown)
    assert lows == ["−4.81", "−1.67", "1.47", "4.61"] and shown.endswith("…")


@both_languages
def test_every_kind_of_gap_has_words(language: str) -> None:
    """Each reach and each kind of gap makes a sentence."""
    for kind in get_args(Kind):
        for low, high in ((-inf, 0.0), (0.0, inf), (-1.0, 1.0), (2.0, 2.0), (-inf, inf)):
            assert custom_card.sentence(UndefinedInterval(low, high, kind)).strip()


def test_fate_is_read_off_the_run() -> None:
    """Vanishing, exploding and no number are told apart by the run, not by the name."""
    words = library.words("en")["own_fate"]
    fates = {
        formula: [
            custom_gradient_flow.fate(run, words)
            for run in descents(CustomFunction(parse(formula)))
        ]
        for formula in ("max(0, x)", "0*x", "log(x)", "3x")
    }
    assert "vanishes" in fates["max(0, x)"][0] and "keeps its size" in fates["max(0, x)"][1]
    assert fates["0*x"] == [words["zero"]]
    assert fates["log(x)"] == [words["no_number"]]
    assert "explodes" in fates["3x"][0]


def test_table_to_take_away_has_f_and_its_slope() -> None:
    """The CSV holds x, f and f' on the plotting grid."""
    lines = custom_card.table(CustomFunction(parse("x^2"))).splitlines()
    assert lines[0] == "x,f,df" and lines[1] == "-6.0,36.0,-12.0"


def test_duel_is_asked_with_the_numbers_filled_in() -> None:
    """The challenge is a formula of x alone, and the way there waits for its page."""
    custom = CustomFunction(parse("tanh(x) + a*x", NAMES), (("a", -0.25),))
    asked = custom_card.challenge(custom)
    assert parse(asked["own"]).names == {"x"} and asked["acts"] == "relu"
    x = np.linspace(-2, 2, 9)
    np.testing.assert_array_equal(parse(asked["own"]).value(x), custom(x))


def test_duel_is_offered_once_it_is_there(visit: Visit) -> None:
    """No link to the duel as long as the course has no such section."""
    page = visit(PAGE)
    known = custom_card.DUEL in {section.id for section in SECTIONS}
    labels = [link.proto.label for link in page.get("page_link")]
    assert (library.words("ko")["own"]["duel"] in labels) == known


@pytest.mark.parametrize("step", ("2", "4", "6"))
def test_link_is_taken_by_any_block_at_the_projector(visit: Visit, step: str) -> None:
    """A link into the middle of the projection shows its own function there, not the first one."""
    page = visit()
    page.query_params.update({"f": "a*x^2", "a": "0.5", "present": "1", "step": step})
    page.switch_page(PAGE).run()
    assert not page.exception
    assert page.session_state["own-formula"] == "a*x^2"
    assert page.query_params["f"] == "a*x^2" and page.query_params["a"] == "0.5"


def pick(page: AppTest, key: str, option: str) -> AppTest:
    """Press one of several pills."""
    pills: Any = page.get_by_key(key)
    pills.set_value(option).run()
    return page


@both_languages
def test_mission_is_ticked_and_stays_so(visit: Visit, language: str) -> None:
    """A formula that accomplishes the mission is told so; its tick outlives the next formula."""
    page = pick(visit(PAGE, language), "own-mission", "gentle")
    words = library.words(language)
    assert words["mission"]["gentle"] in read(page) and page.query_params["mission"] == "gentle"
    assert words["mission_why"]["steep"].format(slope="1.2") in read(page)
    typed(page, "max(0.2x, x)")
    assert [note.value for note in page.success] == [words["mission_done"]["gentle"]]
    typed(page, "x")
    assert words["mission_why"]["straight"] in read(page) and not page.success
    assert page.session_state["own-missions-done"] == {"gentle"}


def test_gates_are_rebuilt_one_after_another(visit: Visit) -> None:
    """A picked gate is in the box, and the three of the mission add up."""
    page = visit(PAGE, "en")
    for gate in ("step", "sigmoid", "gaussian"):
        assert not page.success
        pick(page, "own-gate", gate)
    assert page.text_input(key=TYPED).value == "x*Phi(a*x)"
    assert [note.value for note in page.success] == [library.words("en")["mission_done"]["gates"]]


@both_languages
def test_every_mission_has_its_words(language: str) -> None:
    """Each mission has a task and a sentence for the end, in both languages."""
    words = library.words(language)
    assert {*MISSIONS} == words["mission_done"].keys() == words["mission"].keys() - {"pick"}
    assert {*words["gate_maker"]} == {"pick", "gate"} | {gate.name for gate in GATES}


def test_passport_follows_the_size_of_the_first_weights(visit: Visit) -> None:
    """At c = 2 leaky ReLU keeps its gradient; at c = 1 it vanishes, and the stamp says so."""
    found = []
    for size in ("1", "2"):
        page = visit()
        page.query_params.update({"f": "max(0.2x, x)", "own_c": size, "lang": "en"})
        page.switch_page(PAGE).run()
        assert not page.exception
        found.append(" ".join(m.value for m in page.markdown if m.value.startswith(":small[")))
    assert found[0].count("✓") == 1 and "vanished" in found[0]
    assert found[1].count("✓") == 3 and "kept" in found[1]


def test_stamp_of_a_weak_gradient_has_the_sign_of_the_passports(visit: Visit) -> None:
    """Between kept and vanished stands the half circle of the lesson's passports."""
    page = visit()
    page.query_params.update({"f": "max(0.2x, x)", "own_c": "1.5", "lang": "en"})
    page.switch_page(PAGE).run()
    stamps = [m.value for m in page.markdown if m.value.startswith(":small[")]
    assert "weak" in stamps[-1] and "◐" in stamps[-1]


@both_languages
def test_gate_times_signal_is_the_function(language: str) -> None:
    """On the chart of the gate the product of gate and x is f, for any function."""
    custom = CustomFunction(parse("x*sigmoid(2x)"))
    shown = custom_gates.drawn(custom)
    f, gate, x = shown.frame(language).traces
    np.testing.assert_allclose(f, gate * x, rtol=1e-12)
    np.testing.assert_allclose(gate, 1 / (1 + np.exp(-2 * x)), rtol=1e-12)
    assert len(shown.names(language)) == 3
    away = custom_gates.drawn(CustomFunction(parse("1 + x^9"))).frame(language).traces
    assert all(np.nanmax(np.abs(y)) < custom_gates.HIGHEST for y in away)


@both_languages
def test_stack_has_the_numbers_of_the_measurement(language: str) -> None:
    """The facts beneath the stack are those of the typed function; ReLU behind it adds a ghost."""
    custom = CustomFunction(parse("max(0, x)"))
    alone = custom_stack.scene(custom, "alone").frame(language, own_c=2.0)
    found = custom_stack.measured(custom, 2.0)
    ratios = (found.top, found.bottom)
    assert alone.facts[:2] == tuple(ratio_label(ratio, language) for ratio in ratios)
    behind = custom_stack.scene(custom, "relu").frame(language, own_c=2.0)
    ghost = stack_figure.COLOURS.index("soft", 3)
    assert np.isnan(alone.traces[ghost]).all() and np.isfinite(behind.traces[ghost]).any()
