"""The chart of the stack: bars, labels and words are those of the measured signal and gradient."""

from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.experiments.gradient_flow import EXPLODED, VANISHED
from core.experiments.stack import KEPT, MAXOUT
from core.numerics.elementwise import Array
from pages._ui.charts import scene as charts
from pages._ui.charts.scene import Frame
from pages._ui.scenes import stack_outlines as outlines
from pages._ui.scenes.stack import (
    ALONE,
    NAMED,
    VARIANCES,
    default_of,
    measured,
    scene,
    stack,
)
from pages._ui.scenes.stack_figure import FIELDS, GRADIENT, SIGNAL
from pages._ui.text import library
from pages._ui.text.language import LANGUAGES

FUNCTIONS = ("linear", "step", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "swish", "gelu")
BUDGET = 300_000

every_function = pytest.mark.parametrize("function", (*FUNCTIONS, MAXOUT))
every_language = pytest.mark.parametrize("language", LANGUAGES)


def shown(
    function: str, depth: float, c: float, behind: str = ALONE, language: str = "en"
) -> Frame:
    """Frame at a depth and a size of the first weights."""
    drawn = scene(function, behind)
    setting = drawn.defaults | {f"{function}_depth": depth, f"{function}_c": c}
    return drawn.frame(language, **setting)


def ends(bars: Array, side: int) -> Array:
    """Places of the tips of all bars on their axis from 0 to 1."""
    x = np.split(bars, 2)[0].reshape(outlines.DEEPEST, -1)[:, 2]
    return (side * x - outlines.INNER)[np.isfinite(x)]


def labels(table: Array) -> Array:
    """The x, y and number of every label that is there."""
    rows = table.reshape(3, -1).T
    return rows[np.isfinite(rows[:, 0])]


@pytest.mark.parametrize(
    ("function", "c", "said"),
    [
        ("linear", 1, ("0.93 kept", "0.96 kept")),
        ("linear", 2, ("960 exploded", "700 exploded")),
        ("linear", 0.5, ("9.1×10⁻⁴ vanished", "0.0013 vanished")),
        ("linear", 1.5, ("54 growing", "45 growing")),
        ("step", 1, ("0.31 kept", "0 vanished")),
        ("sigmoid", 1, ("2.3×10⁻¹³ vanished", "1.0×10⁻¹² vanished")),
        ("tanh", 9, ("0.84 kept", "330 exploded")),
        ("relu", 2, ("0.23 kept", "0.76 kept")),
        ("relu", 1.5, ("0.013 weak", "0.049 weak")),
        ("gelu", 1, ("1.5×10⁻⁶ vanished", "4.0×10⁻⁶ vanished")),
        ("gelu", 2, ("0.085 weak", "0.39 kept")),
        ("squared_relu", 0.5, ("0 vanished", "0 vanished")),
        ("squared_relu", 1, ("∞ exploded", "∞ exploded")),
        (MAXOUT, 1, ("0.25 kept", "0.97 kept")),
    ],
)
def test_facts_of_twenty_layers(function: str, c: float, said: tuple[str, str]) -> None:
    """The two facts are the lesson's medians, each with the word for its size."""
    assert shown(function, 20, c).facts[:2] == said


@every_language
@every_function
def test_words_follow_the_thresholds(function: str, language: str) -> None:
    """At every stop each fact ends in the word that the thresholds give its ratio."""
    words = library.words(language)["stack"]
    for c in VARIANCES:
        found = measured(function, 5, c, default_of(function))
        for ratio, said in zip(
            (found.top, found.bottom), shown(function, 5, c, language=language).facts, strict=False
        ):
            kept = KEPT[0] <= ratio <= KEPT[1]
            low = "vanished" if ratio <= VANISHED else "weak"
            high = "exploded" if ratio >= EXPLODED else "growing"
            word = "kept" if kept else low if ratio < 1 else high
            assert said.endswith(f" {words[word]}")


@every_function
@pytest.mark.parametrize("depth", (2, 7, 20))
def test_bars_end_at_the_medians(function: str, depth: int) -> None:
    """One bar for each layer, as long as the logarithm of its median; 0 and beyond is cut off."""
    found, frame = measured(function, depth, 3.3, default_of(function)), shown(function, depth, 3.3)
    for bars, ratios, side in (
        (frame.traces[0], found.signal, SIGNAL),
        (frame.traces[1], found.gradient, GRADIENT),
    ):
        want = np.log10(np.maximum(np.median(ratios, axis=0), 1e-300))
        share = np.clip((want + 4) / 6, 0, 1) + np.where(want > 2, outlines.TIP, 0)
        np.testing.assert_allclose(ends(bars, side), share, atol=1e-12)


def test_beyond_the_axis_stands_the_power() -> None:
    """The labels beside arrowheads are the powers of ten of those layers, and a zero is a zero."""
    sigmoid, linear, step = shown("sigmoid", 20, 1), shown("linear", 20, 4), shown("step", 20, 1)
    found = measured("sigmoid", 20, 1, default_of("sigmoid"))
    want = [
        -np.floor(np.log10(ratio))
        for ratios in (found.signal, found.gradient)
        for ratio in np.median(ratios, axis=0)
        if ratio < 1e-4
    ]
    np.testing.assert_array_equal(labels(sigmoid.traces[6])[:, 2], want)
    assert max(want) == 13 and len(labels(sigmoid.traces[7])) == 0
    assert labels(linear.traces[7])[:, 2].max() == 5 and len(labels(linear.traces[6])) == 0
    assert np.count_nonzero(labels(step.traces[5])[:, 2] == 0) == 20


def test_a_pile_has_its_share_beside_it() -> None:
    """Half of the outputs of ReLU are 0, those of the step are 0 and 1; tanh is not piled up."""
    relu, step = (labels(shown(name, 5, 2).traces[8]) for name in ("relu", "step"))
    np.testing.assert_allclose(relu[:, 2], 50, atol=9)
    assert len(step) == 10
    np.testing.assert_allclose(step[::2, 2] + step[1::2, 2], 100, atol=1)
    assert len(labels(shown("tanh", 5, 1).traces[8])) == 0


def test_histograms_stay_in_their_rows() -> None:
    """A histogram stands on the floor of its layer and does not reach the next one."""
    for depth in (2, 20):
        y = np.split(shown("sigmoid", depth, 1).traces[2], 2)[1].reshape(outlines.DEEPEST, -1)
        rows = y[:depth, :-1] * depth - np.arange(depth)[:, None]
        assert rows.min() == pytest.approx(0, abs=1e-9) and rows.max() < 1


def test_the_outline_behind_is_the_other_function() -> None:
    """Alone there is none; behind tanh stand the ends of the sigmoid's bars at the same setting."""
    assert np.isnan(shown("tanh", 10, 2).traces[4]).all()
    outline, bars = shown("tanh", 10, 2, "sigmoid").traces[4], shown("sigmoid", 10, 2).traces[0]
    x = np.split(outline, 2)[0][: 2 * outlines.DEEPEST : 2]
    np.testing.assert_allclose(-x[:10] - outlines.INNER, ends(bars, SIGNAL))


@every_language
@every_function
def test_everything_said_is_in_both_languages(function: str, language: str) -> None:
    """Headings, facts, alternative text, sliders and names of sizes are words of the language."""
    words, drawn = library.words(language), scene(function, "tanh")
    assert words["alt"][drawn.alt]
    assert "{:g}–{:g}".format(*KEPT) in words["note"]["stack"].replace(" to ", "–")
    assert all(name in words["facts"] for name in drawn.facts)
    assert all(slider.label in words["param"] for slider in drawn.sliders)
    for c, name in NAMED.items():
        assert (
            shown(function, 2, c, language=language).facts[2].endswith(f"({words['stack'][name]})")
        )
    notes = drawn.figure(language)["layout"]["annotations"]
    assert words["section"]["tanh"] in notes[2]["text"] and len(notes) == 4


@every_function
def test_what_travels_is_small(function: str) -> None:
    """The tables of all sliders together stay below 300 kB, also with an outline behind."""
    drawn = scene(function, "sigmoid")
    setting = drawn.defaults | {f"{function}_c": 16.0}
    assert len(charts.packed(drawn, tuple(setting.items()), "ko")) < BUDGET


def _page() -> None:
    from pages._ui.charts import experiment
    from pages._ui.scenes.stack import stack

    experiment.show(stack("relu", "sigmoid"), "relu")


def test_on_a_page() -> None:
    """A page shows the choice of an outline and, beneath the chart, the line about the nets."""
    page = AppTest.from_function(_page, default_timeout=60).run()
    assert not page.exception
    picked: Any = page.get_by_key("pick-relu-stack-relu.behind")
    assert picked.options == ["없음", "시그모이드"]
    assert page.caption[-1].value == library.words("ko")["note"]["stack"]
    picked.set_value("sigmoid").run()
    assert not page.exception and page.query_params["stack-relu.behind"] == "sigmoid"


def test_one_function_alone_has_no_choice() -> None:
    """Without another function there is nothing to choose, and the chart is of the one."""
    alone = stack("gelu")
    assert alone.choices == {} and alone.scene().name == "stack-gelu"
    assert len(alone.scene().fields) == len(shown("gelu", 2, 1).traces) == len(FIELDS)


def test_bars_that_overflow_have_no_power() -> None:
    """A layer whose signal or gradient is infinite is an arrow without a number."""
    powers = labels(shown("squared_relu", 20, 1).traces[7])[:, 2]
    assert len(powers) and np.isfinite(powers).all()
