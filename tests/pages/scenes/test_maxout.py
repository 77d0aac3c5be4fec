"""The chart of maxout: its tables are the core's, its facts are true, its grips move one slider."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.activations import BY_NAME
from core.analysis.sampling import GRID
from core.multivariate.maxout import maxout
from pages._ui.charts import scene
from pages._ui.charts.scene import Grip
from pages._ui.scenes import maxout as charts
from pages._ui.text import library

Visit = Callable[..., AppTest]

every_choice = pytest.mark.parametrize("choice", charts.CHOICES)
NONE = library.words("en")["facts"]["none"]
BUDGET = 300_000


def lines(setting: dict[str, float]) -> tuple[list[float], list[float]]:
    """Slopes and heights of a setting, line by line."""
    count = len(setting) // 2
    return [setting[f"w{k + 1}"] for k in range(count)], [
        setting[f"b{k + 1}"] for k in range(count)
    ]


def facts(**setting: float) -> tuple[str, ...]:
    """English texts of a chart without a shape to build."""
    return charts.CHOICES["three_lines"].frame("en", **setting).facts


@every_choice
def test_thick_line_is_maxout(choice: str) -> None:
    """The first table is maxout of the setting, at the defaults and with a line turned."""
    drawn = charts.CHOICES[choice]
    for setting in (drawn.defaults, drawn.defaults | {"w1": -2.5, "b1": 0.7}):
        f, slope, *_ = drawn.frame("ko", **setting).traces
        np.testing.assert_array_equal(f, maxout(charts.X, *lines(setting)))
        known = np.isfinite(slope[1:]) & np.isfinite(slope[:-1])
        rise = np.diff(f) / np.diff(charts.X)
        np.testing.assert_allclose(rise[known], slope[1:][known], atol=1e-9)


@every_choice
def test_gap_of_the_slope_is_at_a_kink(choice: str) -> None:
    """The slope is missing beside every kink and nowhere else."""
    drawn = charts.CHOICES[choice]
    _, slope, kinks, *_ = drawn.frame("ko", **drawn.defaults).traces
    at = [x for x in kinks[:4] if x != charts.FAR]
    gaps = charts.X[np.isnan(slope)]
    step = charts.X[1] - charts.X[0]
    assert all(np.abs(gaps - x).min() <= step for x in at)
    assert all(np.abs(np.array(at) - x).min() <= step for x in gaps)


@pytest.mark.parametrize(("choice", "slope"), [("relu", 0.0), ("leaky_relu", 0.1), ("abs", -1.0)])
def test_shapes_are_what_their_buttons_say(choice: str, slope: float) -> None:
    """Lines 0 and x make ReLU, 0.1 x and x leaky ReLU as the slide has it, -x and x make |x|."""
    goal = charts.GOALS[choice](charts.X)
    want = np.abs(charts.X) if choice == "abs" else BY_NAME[choice](charts.X)
    np.testing.assert_allclose(goal, want, atol=1e-15)
    drawn = charts.CHOICES[choice]
    assert drawn.frame("en", **drawn.defaults).facts[0].startswith("✕")
    assert drawn.frame("en", w1=slope, b1=0, w2=1, b2=0).facts[0] == "✓ 0"


def test_no_lines_make_the_hill() -> None:
    """The hill is above the middle of a chord, as no maximum of lines is."""
    hill = charts.GOALS["hill"]
    assert hill(np.array(0.0)) > (hill(np.array(-2.0)) + hill(np.array(2.0))) / 2
    five = charts.CHOICES["hill"]
    assert five.frame("en", **five.defaults).facts[0].startswith("✕")


@every_choice
def test_thin_lines_are_drawn_where_they_lose(choice: str) -> None:
    """A thin line runs along its line, never above the thick one, and stops where it wins."""
    drawn = charts.CHOICES[choice]
    _, _, _, *thin, _ = drawn.frame("ko", **drawn.defaults).traces
    for (w, b), row in zip(zip(*lines(drawn.defaults), strict=True), thin, strict=True):
        x, y = np.split(row, 2)
        seen = np.isfinite(x)
        assert (x[0], x[-1]) == (GRID[0], GRID[-1])
        np.testing.assert_allclose(y[seen], w * x[seen] + b, atol=1e-12)
        middle = (x[1] + x[3]) / 2
        wins = maxout(middle, *lines(drawn.defaults)) == pytest.approx(w * middle + b)
        assert seen[2] != (wins and x[1] < x[3])


def test_facts_name_kinks_winners_and_idle_lines() -> None:
    """Kinks in order, the winners from left to right, and the lines that are nowhere highest."""
    assert facts(w1=0, b1=0, w2=1, b2=0) == ("x = 0", "① → ②", NONE)
    assert facts(w1=1, b1=0, w2=1, b2=2) == (NONE, "②", "①")
    assert facts(w1=-1, b1=0, w2=0, b2=-1, w3=1, b3=0) == ("x = 0", "① → ③", "②")


@every_choice
def test_every_grip_stands_on_its_line_inside_the_chart(choice: str) -> None:
    """One grip for each slider, in their order, on the line it moves and within the axes."""
    drawn = charts.CHOICES[choice]
    low, high = charts.LOW, charts.HIGH
    for extreme in ({}, {"w1": 3.0, "b1": 4.0}, {"w1": -3.0, "b1": -4.0}, {"w2": 0.0, "b2": -4.0}):
        setting = drawn.defaults | extreme
        x, y = np.split(np.ravel(drawn.frame("ko", **setting).traces[-1]), 2)
        w, b = (np.repeat(row, 2) for row in lines(setting))
        assert len(x) == len(drawn.sliders)
        np.testing.assert_allclose(y, w * x + b, atol=1e-12)
        assert (np.abs(x) < GRID[-1]).all() and (low < y).all() and (y < high).all()
        assert (x[0::2] > 0).all() and (x[1::2] < 0).all()


@every_choice
def test_slope_turns_and_offset_lifts(choice: str) -> None:
    """The grip of a slope turns its line; that of an offset lifts it and has the line's number."""
    drawn = charts.CHOICES[choice]
    for slider, grip in zip(drawn.sliders, drawn.grips, strict=True):
        sign, number = slider.name[0], slider.name[1:]
        assert grip == (Grip("turn") if sign == "w" else Grip("lift", number))


@every_choice
def test_what_travels_is_small(choice: str) -> None:
    """The tables of all sliders together stay below 300 kB."""
    drawn = charts.CHOICES[choice]
    size = len(scene.packed(drawn, tuple(drawn.defaults.items()), "ko"))
    assert size < BUDGET, f"{size} bytes: make the steps of the sliders or of X coarser"


def test_choice_stands_in_the_url(visit: Visit) -> None:
    """`?lines=relu` opens ReLU; a slope of the URL is used there, nonsense is refused kindly."""
    page = visit("02_maxout.py", lines="relu", w1="-2.5", b2="9")
    assert not page.exception and not page.warning
    assert page.session_state["settings"]["maxout-relu"]["w1"] == -2.5
    assert page.session_state["settings"]["maxout-relu"]["b2"] == -2.0
    assert page.query_params["lines"] == "relu" and "b2" not in page.query_params
    assert len(page.info) == 1


def test_another_choice_takes_its_lines_from_the_url(visit: Visit) -> None:
    """Of five lines the third is dragged; with two lines nothing of it is left in the URL."""
    page = visit("02_maxout.py", lines="hill", b3="2.5")
    assert page.query_params["b3"] == "2.5"
    control: Any = page.get_by_key("pick-maxout-lines")
    control.set_value("relu").run()
    assert "b3" not in page.query_params
    control = page.get_by_key("pick-maxout-lines")
    control.set_value("hill").run()
    assert page.query_params["b3"] == "2.5"
