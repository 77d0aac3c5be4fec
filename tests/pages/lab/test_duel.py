"""The duel's page: its settings in the URL, kind sentences, the film, and the ten seeds."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import log10
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from core.duel import (
    MAX_CONTENDERS,
    STEPS,
    FinalMetrics,
    Run,
    Setup,
    compare_seeds,
    record,
    repeat,
)
from core.incremental import done
from pages._ui.charts.scene import packed
from pages._ui.lab.duel_fields import FIELDS
from pages._ui.lab.duel_presets import PRESETS
from pages._ui.lab.duel_table import table
from pages._ui.scenes.duel import film
from pages._ui.scenes.duel_layout import places, ticks
from pages._ui.scenes.duel_seeds import strips
from pages._ui.scenes.duel_words import amount, percent
from pages._ui.text import library

Visit = Callable[..., AppTest]

PAGE = "14_duel.py"
both_languages = pytest.mark.parametrize("language", ("ko", "en"))
FIELD = {field.name: field for field in FIELDS}


def duel(page: AppTest) -> Setup:
    """Texts of the page."""
    setup: Setup = page.session_state["duel"]
    return setup


def test_first_duel_is_not_in_the_url(visit: Visit) -> None:
    """Without parameters the first duel is shown, and the address stays bare."""
    page = visit(PAGE)
    assert duel(page) == Setup() and not page.query_params and not page.exception


def test_url_opens_the_duel(visit: Visit) -> None:
    """A link is evidence: it opens the duel that it names, and keeps it."""
    asked = {"acts": "relu,tanh", "data": "spirals", "depth": "10", "init": "he", "lr": "0.03"}
    page = visit(PAGE, "en", **asked)
    assert duel(page) == Setup(("relu", "tanh"), "", "spirals", 0.15, 10, init="he", rate=0.03)
    assert not page.info and not page.exception
    assert {name: page.query_params[name] for name in asked} == asked


@pytest.mark.parametrize(
    "junk",
    [
        {"acts": "relu,nothing"},
        {"acts": "relu"},
        {"acts": "relu,relu"},
        {"acts": "x" * 5000},
        {"depth": "2.5"},
        {"depth": "99", "data": "<script>"},
        {"lr": "-1", "opt": "sgdd", "init": "🎲"},
        {"lr": "nan"},
        {"batch": "1e999"},
        {"seed": "-3"},
        {"own": "x +"},
        {"own": "__import__('os')"},
    ],
    ids=str,
)
@both_languages
def test_junk_of_the_url_gives_a_kind_sentence(
    visit: Visit, language: str, junk: dict[str, str]
) -> None:
    """Invalid settings are named in the reader's words, the rest is as without them."""
    page = visit(PAGE, language, **junk)
    words = library.words(language)
    found = ", ".join(words["duel_field"][field.name] for field in FIELDS if field.name in junk)
    assert [i.value for i in page.info] == [words["failed"]["parameter"].format(found=found)]
    assert not page.exception and not page.warning and duel(page) == Setup()
    assert not page.run().info


def test_every_field_reads_what_it_writes() -> None:
    """A duel that went into the URL comes out of it unchanged."""
    setup = Setup(("elu", "mish"), "x tanh x", "tent", 0.3, 6, 8, "gain", 1.5, 0.05, "sgd", 0, 42)
    setup = replace(setup, points="AAAf__")
    for field in FIELDS:
        value: Any = getattr(setup, field.of)
        again = field.read(field.write(value))
        assert again == value and type(again) is type(value), field.name


@pytest.mark.parametrize(
    ("name", "text"),
    [("batch", "0.0001"), ("depth", "0"), ("width", "33"), ("lr", "0"), ("gain", "inf")],
)
def test_numbers_have_their_range(name: str, text: str) -> None:
    """A number outside its range, or no whole one where it must be, cannot be used."""
    assert FIELD[name].read(text) is None


def press_train(page: AppTest) -> AppTest:
    """Send the form."""
    label = next(iter(b for b in page.button if b.label in ("Train", "학습하기")))
    return label.click().run()


def test_train_takes_the_form(visit: Visit) -> None:
    """Nothing changes before Train is pressed; then the form's duel is shown and in the URL."""
    page = visit(PAGE, "en")
    page.selectbox(key="duel-data").set_value("circles")
    page.selectbox(key="duel-rate").set_value(0.1)
    page.text_input(key="duel-own").set_value("x*sigmoid(2x)")
    press_train(page)
    assert duel(page) == Setup(own="x*sigmoid(2x)", data="circles", rate=0.1)
    shown = {name: page.query_params[name] for name in ("data", "lr", "own")}
    assert shown == {"data": "circles", "lr": "0.1", "own": "x*sigmoid(2x)"}
    assert not page.info and not page.exception


@both_languages
def test_form_without_a_duel_is_refused_kindly(visit: Visit, language: str) -> None:
    """One function is no duel, seven are too many, and a bad formula is told by its sentence."""
    page = visit(PAGE, language)
    pills: Any = page.get_by_key("duel-acts")
    pills.set_value(["relu"])
    page.text_input(key="duel-own").set_value("x +")
    press_train(page)
    words = library.words(language)
    assert words["formula"]["missing_operand"] in [i.value for i in page.info]
    assert duel(page) == Setup() and not page.exception


@both_languages
def test_outcome_is_not_told_before_the_bet(visit: Visit, language: str) -> None:
    """The page beside the film names neither a winner nor a diverged contender."""
    page = visit(PAGE, language, acts="relu,elu", opt="sgd", lr="30", batch="all")
    assert not page.info and not page.warning and not page.exception


def test_next_seed_is_one_press_away(visit: Visit) -> None:
    """The button draws anew with the next seed, and the address says so."""
    page = visit(PAGE, "en", acts="relu,tanh", width="4", seed="9999")
    page.button(key="next-seed").click().run()
    assert duel(page).seed == 0 and "seed" not in page.query_params
    page.button(key="next-seed").click().run()
    assert duel(page).seed == 1 and page.query_params["seed"] == "1" and not page.exception


@both_languages
def test_preset_opens_its_duel(visit: Visit, language: str) -> None:
    """A chip opens its duel and puts it into the URL; the chip of the present duel is marked."""
    page = visit(PAGE, language)
    chips: Any = page.get_by_key("duel-preset")
    assert chips.value == "first"
    chips.set_value("tie").run()
    assert duel(page) == PRESETS["tie"] and page.query_params["acts"] == "relu,gelu"
    page.button(key="next-seed").click().run()
    assert page.session_state["duel-preset"] == "tie" and not page.exception


def test_preset_has_its_own_rate(visit: Visit) -> None:
    """A preset trains at the rate that it names, also after a duel at the best rate of each."""
    page = visit(PAGE, "en", acts="relu,tanh", width="4", depth="1", rates="best")
    chips: Any = page.get_by_key("duel-preset")
    chips.set_value("tie").run()
    assert "rates" not in page.query_params and not page.exception


def test_a_slide_starts_the_duel_that_it_speaks_of(visit: Visit) -> None:
    """Each slide with a duel sets one of the presets, and the page starts it."""
    for slide in library.slides("duel"):
        asked = {FIELD[n]: str(v) for n, v in slide.set.items() if n in FIELD}
        read: dict[str, Any] = {field.of: field.read(text) for field, text in asked.items()}
        assert not read or replace(Setup(), **read) in PRESETS.values()
    page = visit(PAGE, "en", present="1", step="3")
    assert not page.exception and page.session_state["duel"] == PRESETS["hot"]


def test_presets_keep_their_surprises() -> None:
    """Deep sigmoid stays a guess, sigmoid alone survives rate 10, and two duels are luck."""
    deep, hot = (done(record(PRESETS[name])) for name in ("deep", "hot"))
    assert deep.accuracy[-1, 0] < 0.6 < 0.8 < deep.accuracy[-1, 1]
    assert hot.accuracy[-1, 0] > 0.95 and (hot.accuracy[-1, 1:] < 0.7).all()
    assert hot.dead[-1, 2].mean() > 0.5 and hot.loss[-1, 3] > 1000
    assert not compare_seeds(done(repeat(PRESETS["tie"]))).sure
    first, seeds = done(record(PRESETS["luck"])), done(repeat(PRESETS["luck"]))
    assert first.ranks[-1].tolist() == [1, 2] and not compare_seeds(seeds).sure


def test_each_at_its_best_rate_is_a_switch_in_the_url(visit: Visit) -> None:
    """`?rates=best` opens the duel with searched rates, and the ten seeds train with them."""
    page = visit(PAGE, "en", acts="relu,tanh", width="4", depth="1", rates="best")
    assert not page.info and not page.exception and page.query_params["rates"] == "best"
    page.button(key="repeat-duel").click().run()
    assert not page.exception and any("10" in m.value and "**" in m.value for m in page.markdown)


def test_own_function_is_shown_as_it_was_read(visit: Visit) -> None:
    """The learner's function takes part under its own name, and its formula is written out."""
    page = visit(PAGE, "en", acts="relu", own="x*tanh(x)")
    assert duel(page).names == ("relu", "own") and not page.info
    assert any(r"\tanh" in m.value for m in page.markdown)


@both_languages
def test_ten_seeds_give_medians_with_ranges(visit: Visit, language: str) -> None:
    """The button gives a table with a row for each contender, and a sentence on the best."""
    page = visit(PAGE, language, acts="relu,tanh", width="4", depth="1")
    page.button(key="repeat-duel").click().run()
    html = next(e.proto.body for e in page.get("html") if 'class="properties"' in e.proto.body)
    assert html.count('<th scope="row">') == 2 and html.count("…") >= 10
    assert any("10" in m.value and "**" in m.value for m in page.markdown)


def test_table_of_runs_that_all_diverged() -> None:
    """A contender whose seeds all diverged has a dash and their count."""
    nan = np.full((2, 10), np.nan)
    lost = np.full((2, 10), 3)
    html = table(FinalMetrics(("relu", "own"), nan, nan, nan, nan, nan, lost), Setup())
    assert html.count("—") == 10 and html.count("10 / 10") == 2


def test_frames_of_the_film_are_those_of_the_run() -> None:
    """The film shows the recorded maps, the loss up to its step, and numbers in words."""
    setup = Setup(acts=("relu", "tanh"), width=4, depth=1)
    run = done(record(setup))
    scene = film(run, "en")
    frame = scene.frame("en", n=300)
    np.testing.assert_allclose(frame.traces[0], run.field[30, 0], atol=0.006)
    assert np.isfinite(frame.traces[2][:31]).all() and np.isnan(frame.traces[2][31:]).all()
    assert len(frame.traces) == len(scene.fields) == 2 * 4 and len(frame.facts) == 2
    assert frame.facts[0].startswith(f"loss\u00a0{amount(run.loss[30, 0])}")
    assert len(packed(scene, (("n", float(STEPS)),), "en")) < 400_000


def test_film_opens_before_the_first_step() -> None:
    """A film begins at step 0, without ranks; later its titles have the ranks by loss."""
    run = done(record(Setup(acts=("sigmoid", "relu"), width=4, depth=1)))
    scene = film(run, "en")
    assert scene.defaults == {"n": 0}
    assert scene.frame("en", n=0).titles == ("Sigmoid", "ReLU")
    lower = "ReLU" if run.loss[-1, 1] < run.loss[-1, 0] else "Sigmoid"
    first = [title for title in scene.frame("en", n=STEPS).titles if title.startswith("#1 ")]
    assert first == [f"#1 {lower}"]


def results(run: Run, language: str) -> Sequence[str]:
    """Sentences at the end of a film, by the bet."""
    bet = film(run, language).bet
    assert bet, "a duel without a bet"
    return bet.results


@both_languages
def test_result_stands_beside_the_bet(language: str) -> None:
    """The last sentence names the lowest loss: whether it was bet on, else the rank of the bet."""
    run = done(record(Setup(acts=("relu", "elu", "tanh"), optimizer="sgd", rate=30.0, batch=0)))
    words = library.words(language)["duel"]
    won, out, lost, neither = results(run, language)
    assert run.ranks[-1].tolist() == [1, 0, 2]
    assert won == words["bet_won"].format(best="ReLU", seed=0)
    assert out == words["bet_out"].format(best="ReLU", seed=0, bet="ELU")
    assert lost == words["bet_lost"].format(best="ReLU", seed=0, bet="tanh", rank=2)
    assert neither == words["result"].format(best="ReLU", seed=0)


def test_nobody_wins_where_all_diverge() -> None:
    """A duel in which all diverge has one sentence for any bet."""
    run = done(record(Setup(acts=("elu",), own="exp(x)", optimizer="sgd", rate=90.0)))
    assert (run.diverged >= 0).all()
    assert set(results(run, "en")) == {library.words("en")["duel"]["none_left"]}


def test_boxes_name_the_rate_of_each() -> None:
    """A contender with a rate of its own shows it beside its name."""
    run = done(record(Setup(acts=("relu", "tanh"), width=4, depth=1, rates=(0.1, 0.003))))
    assert film(run, "en").facts == ("ReLU · rate\u00a00.1", "tanh · rate\u00a00.003")


def ends(*losses: list[float]) -> FinalMetrics:
    """Metrics of contenders with these losses, nan for a diverged run."""
    loss = np.array(losses)
    lost = np.where(np.isnan(loss), 5, -1)
    return FinalMetrics(("relu", "tanh")[: len(loss)], loss, loss, loss, loss, loss, lost)


def test_strips_show_every_seed_at_its_loss() -> None:
    """A dot has the loss of its run as x; the dots of one seed have the same height in each row."""
    final = ends([k / 10 + 1 for k in range(10)], [2.0] * 10)
    relu, tanh, medians = strips(final, Setup(("relu", "tanh")), "en").frame("en").traces
    np.testing.assert_allclose(relu[:10], final.loss[0])
    np.testing.assert_allclose(tanh[10:] - relu[10:], 1.0)
    assert medians[0] == medians[1] == np.median(final.loss[0]) and np.isnan(medians[2])


@pytest.mark.parametrize(("most", "kind"), [(9.0, None), (11.0, "log")])
def test_axis_of_the_seeds_is_logarithmic_from_tenfold(most: float, kind: str | None) -> None:
    """Losses that differ tenfold are shown on a logarithmic axis, which says so."""
    final = ends([1.0] * 10, [most] * 10)
    axis = strips(final, Setup(("relu", "tanh")), "en").figure("en")["layout"]["xaxis"]
    assert axis.get("type") == kind and ("log" in axis["title"]["text"]) == bool(kind)


def test_diverged_seeds_are_counted_beside_the_name() -> None:
    """A run without a final loss has no dot; its row says how many there are."""
    final = ends([1.0, np.nan, np.nan, *[1.0] * 7], [np.nan] * 10)
    scene = strips(final, Setup(("relu", "tanh")), "en")
    names = scene.figure("en")["layout"]["yaxis"]["ticktext"]
    assert names == ["ReLU<br>diverged: 2", "tanh<br>diverged: 10"]
    assert np.isnan(scene.frame("en").traces[0]).sum() == 2


def test_map_of_a_diverged_net_keeps_its_last_picture() -> None:
    """After divergence the map stays, and the box says at which step it was."""
    setup = Setup(acts=("relu", "elu"), optimizer="sgd", rate=30.0, batch=0)
    run = done(record(setup))
    scene = film(run, "en")
    last, box = scene.frame("en", n=STEPS).traces[1], scene.frame("en", n=STEPS).facts[1]
    assert np.isfinite(last).all() and str(run.diverged[1]) in box


@pytest.mark.parametrize("k", range(2, MAX_CONTENDERS + 1))
@pytest.mark.parametrize("screen", ("wide", "narrow"))
def test_charts_do_not_overlap(k: int, screen: str) -> None:
    """On every screen the maps and charts of 2 to 6 contenders stand apart, within the figure."""
    where = places(k)[screen]
    boxes = [
        (*where[f"{x}.domain"], *where[f"y{x[1:]}.domain"])
        for x in (key.removesuffix(".domain") for key in where if key.startswith("x"))
    ]
    assert len(boxes) == k + 3
    for i, (left, right, bottom, top) in enumerate(boxes):
        assert 0 <= left < right <= 1 and 0 <= bottom < top <= 1
        for others in boxes[:i]:
            apart = right <= others[0] or others[1] <= left or top <= others[2]
            assert apart or others[3] <= bottom


@given(low=st.floats(-6.0, 2.0), span=st.floats(0.3, 9.0))
def test_a_logarithmic_axis_has_two_ticks(low: float, span: float) -> None:
    """Two to six different ticks lie within any range of a loss or a gradient."""
    found = ticks(low, low + span)
    assert 2 <= len(set(found)) == len(found) <= 6
    assert all(low - 1e-9 <= log10(tick) <= low + span + 1e-9 for tick in found)


def test_shares_never_round_to_all_or_nothing() -> None:
    """99.6% are not all, and 0.2% are not none."""
    assert [percent(s)[:-1] for s in (0, 0.002, 0.5, 0.996, 1)] == ["0", "1", "50", "99", "100"]
    assert amount(6.4e20) == "6.4×10²⁰" and amount(0.25) == "0.25"
