"""The gears: each turns by the running product, and the words below give the same numbers."""

import numpy as np
import pytest

from core.activations import BY_NAME
from core.experiments.chain import chain
from core.numerics.elementwise import Array
from pages._ui.charts.scene import packed
from pages._ui.scenes import chain as charts
from pages._ui.scenes import gears
from pages._ui.text import library

BUDGET = 300_000
every_function = pytest.mark.parametrize("function", charts.FUNCTIONS)


def traces(function: str, **given: float) -> list[Array]:
    """Every trace as its x in one row and its y in another."""
    drawn = charts.scene(function)
    return [table.reshape(2, -1) for table in drawn.frame("en", **drawn.defaults | given).traces]


@every_function
def test_hands_turn_by_the_running_product(function: str) -> None:
    """Hand k of a turned first gear points at that share of dh_k/dx, clockwise from the top."""
    given = {"gears": 4, "w": 0.9, "x": 0.7}
    product = chain(BY_NAME[function], 4, 0.7, 0.9).products
    for turn in (0.0, 0.3, 1.0):
        hands = traces(function, turn=turn, **given)[2].reshape(2, -1, 3)[:, :5]
        dx, dy = hands[:, :, 1] - hands[:, :, 0]
        want = 2 * np.pi * turn * product
        radius = gears.HAND * charts.LARGEST
        np.testing.assert_allclose(dx, radius * np.sin(want), atol=1 / gears.GRAIN)
        np.testing.assert_allclose(dy, radius * np.cos(want), atol=1 / gears.GRAIN)


@every_function
@pytest.mark.parametrize("layers", (2, 7, 20))
def test_line_is_the_logarithm_of_the_products(function: str, layers: int) -> None:
    """Below each gear its product, out of sight for 0; the dashed line is the sigmoid's."""
    *_, (_, line), (_, dashed), _ = traces(function, gears=layers, w=1.3, x=0.4)
    for name, y, there in ((function, line, True), ("sigmoid", dashed, function != "sigmoid")):
        product = chain(BY_NAME[name], layers, 0.4, 1.3).products * there
        want = [float(np.log10(size)) if size else charts.UNSEEN for size in product]
        assert y[: layers + 1].tolist() == pytest.approx(want) and np.isnan(y[layers + 1 :]).all()


def test_factors_stand_below_their_gears() -> None:
    """All of six, a part of more, and none below the gear that is turned by hand."""
    for layers, shown in ((2, 2), (6, 6), (7, 4), (20, 5)):
        _, _, _, line, _, factors = traces("sigmoid", gears=layers)
        x, y = factors[:, np.isfinite(factors[1])]
        assert len(y) == shown and x[0] == line[0, 1]
        assert y[0] == 0.25


def test_words_of_five_and_ten_sigmoids() -> None:
    """6.8e-4 and 3.9e-7, as the lesson says, and the turns by hand that one turn takes."""
    drawn = charts.scene("sigmoid")
    five = drawn.frame("en", **drawn.defaults)
    assert five.numbers == {
        "list": "0.25 · 0.235 · 0.227 · 0.225 · 0.225",
        "product": "6.8×10⁻⁴",
    }
    assert five.facts[:2] == ("6.8×10⁻⁴", "1,479")
    ten = drawn.frame("ko", **drawn.defaults | {"gears": 10})
    assert ten.numbers["list"] == "0.25 · 0.235 · 0.227 · 0.225 · … · 0.225"
    assert ten.facts[0] == "3.9×10⁻⁷바퀴"


def test_gates_pass_the_turn_or_cut_it() -> None:
    """ReLU hands on every turn or none, the step none."""
    never = library.words("en")["facts"]["never_turns"]
    for function, x, turns, needed in (
        ("relu", 1.0, "1", "1"),
        ("relu", -1.0, "0", never),
        ("step", 1.0, "0", never),
    ):
        drawn = charts.scene(function)
        facts = drawn.frame("en", **drawn.defaults | {"x": x, "gears": 20}).facts
        assert facts[:2] == (turns, needed)


def test_no_weight_of_the_slider_brings_five_sigmoids_to_one_hundredth() -> None:
    """The challenge of the lesson has no solution on these sliders; 0.0053 at w = 2.2 is best."""
    _, _, w, x = charts.scene("sigmoid").sliders
    best = max(
        (float(chain(BY_NAME["sigmoid"], 5, at, weight).products[-1]), weight)
        for weight in w.values(1.0)
        for at in x.values(0.0)
    )
    assert (round(best[0], 4), best[1]) == (0.0053, 2.2)


@every_function
@pytest.mark.parametrize("layers", (5, 20))
def test_what_travels_is_small(function: str, layers: int) -> None:
    """The tables of all sliders together stay below 300 kB, in the middle of a turn, too."""
    drawn = charts.scene(function)
    setting = drawn.defaults | {"gears": layers, "turn": 0.6, "w": 1.1}
    size = len(packed(drawn, tuple(setting.items()), "ko"))
    assert size < BUDGET, f"{size} bytes: draw fewer points for a gear"
