"""The charts of the softmax page: every number on them is the core's, and measured."""

from collections.abc import Callable

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.activations import SIGMOID
from core.analysis.sampling import GRID
from core.multivariate.softmax import jacobian, softmax
from pages._ui.scenes import overflow, softmax_slopes
from pages._ui.scenes import softmax as charts
from pages._ui.text.numbers import figure

Visit = Callable[..., AppTest]

every_count = pytest.mark.parametrize("classes", (3, 4, 5, 6))
RNG = np.random.default_rng(0)


@every_count
def test_bars_are_softmax_at_the_temperature(classes: int) -> None:
    """A bar for each logit, its height the probability; a slider for each logit and for T."""
    drawn = charts.BARS[f"logits_{classes}"]
    assert [slider.name for slider in drawn.sliders] == [f"z{k + 1}" for k in range(classes)] + [
        "t"
    ]
    z = RNG.uniform(-5, 5, classes)
    for t in (0.1, 1.0, 5.0):
        given = {f"z{k + 1}": float(v) for k, v in enumerate(z)}
        (p,) = drawn.frame("ko", **given, t=t).traces
        np.testing.assert_array_equal(p, softmax(z, t))


@every_count
def test_facts_of_the_bars(classes: int) -> None:
    """Equal logits: equal shares that sum to 1, ratio 1, and the largest entropy there is."""
    drawn = charts.BARS[f"logits_{classes}"]
    even = {name: 0.0 for name in drawn.defaults} | {"t": 1.0}
    total, largest, ratio, entropy = drawn.frame("en", **even).facts
    assert total.endswith("= 1.000") and total.count("+") == classes - 1
    assert largest.startswith("p₁ = 0.") and ratio == "1"
    reached, most = entropy.split(" / ")
    assert reached == most == f"{np.log(classes):.3f}"


def test_ratio_of_two_does_not_see_the_third() -> None:
    """p₂ ÷ p₃ stays what it is while the first logit moves over its whole range."""
    drawn = charts.BARS["logits_3"]
    ratios = {drawn.frame("en", **drawn.defaults | {"z1": z}).facts[2] for z in (-5.0, 0.0, 5.0)}
    assert ratios == {"2.718"}


def test_shift_changes_nothing() -> None:
    """The bars stay for any number added to all logits, and the measured change is 0."""
    (rest,) = charts.SHIFT.frame("en", c=0.0).traces
    for c in charts.SHIFT.sliders[0].values(0.0):
        frame = charts.SHIFT.frame("en", c=c)
        np.testing.assert_array_equal(frame.traces[0], rest)
        assert frame.facts[1] == "0"
    assert frame.facts[0] == "(101, 102, 103)"
    assert (frame.numbers["p1"], frame.numbers["p3"]) == ("0.0900", "0.6652")
    assert charts.SHIFT.frame("en", c=-2.0).numbers["c"] == "(−2)"


@pytest.mark.parametrize("other", (-4.0, 0.0, 1.3, 4.0))
def test_two_classes_are_a_sigmoid(other: float) -> None:
    """σ(x − z₂) and the first of two probabilities differ by rounding alone."""
    frame = charts.TWO_CLASSES.frame("en", other=other)
    logistic, first = frame.traces
    np.testing.assert_array_equal(logistic, SIGMOID(GRID - other))
    np.testing.assert_allclose(first, logistic, rtol=0, atol=1e-15)
    assert frame.facts[0] == "0" or "10⁻¹" in frame.facts[0]


@pytest.mark.parametrize("answer", (1, 2, 3))
def test_slopes_are_jacobian_and_p_minus_y(answer: int) -> None:
    """The table is the Jacobian of these logits, the bars p with 1 taken off the right answer."""
    z = np.array([1.0, -0.5, 2.0])
    given = {f"j{k + 1}": float(v) for k, v in enumerate(z)}
    frame = softmax_slopes.SLOPES.frame("en", **given, y=answer)
    table, pull = frame.traces
    np.testing.assert_array_equal(table, jacobian(z))
    np.testing.assert_allclose(pull, softmax(z) - np.eye(3)[answer - 1], atol=1e-16)
    loss = float(frame.facts[2].replace("−", "-"))
    assert loss == pytest.approx(-np.log(softmax(z)[answer - 1]), abs=1e-4)


def test_rows_of_the_jacobian_sum_to_nothing() -> None:
    """The sums that stand below the table are those of its rows: 0 up to rounding."""
    for given in ({"j1": 5.0, "j2": -5.0, "j3": 0.3}, {"j1": 0.0, "j2": 0.0, "j3": 0.0}):
        frame = softmax_slopes.SLOPES.frame("en", **given, y=1)
        rows = np.abs(frame.traces[0].sum(axis=1))
        assert rows.max() < 1e-16
        assert frame.facts[0] == ", ".join(figure(float(row), 12) for row in rows)
        assert 0 <= float(frame.facts[1]) <= 0.25


def test_written_form_overflows_and_the_computed_one_does_not() -> None:
    """At 1000 and at -1000 the formula as written gives nan, the one with the maximum off not."""
    for m in (-1000.0, 0.0, 1000.0):
        stable, written = overflow.OVERFLOW.frame("en", m=m).traces
        np.testing.assert_array_equal(stable, softmax([m, m + 1]))
        assert np.isnan(written).all() == (m != 0)
    weight, as_written, computed = overflow.OVERFLOW.frame("en", m=1000.0).facts
    assert (weight, as_written) == ("inf", "(nan, nan)")
    assert computed == "(0.2689, 0.7311)"


def test_written_form_is_softmax_where_it_can_be_computed() -> None:
    """Up to logits of 700 both ways agree."""
    z = RNG.uniform(-30, 30, (200, 4))
    for row in (*z, np.array([690.0, 700.0])):
        np.testing.assert_allclose(overflow.as_written(row), softmax(row), rtol=1e-13)


def test_power_of_e_reads_well() -> None:
    """A power of ten where it is large, 0 and inf where float64 ends."""
    assert overflow.power(float(np.exp(500.0))) == "1.40×10²¹⁷"
    assert (overflow.power(1.0), overflow.power(0.0), overflow.power(np.inf)) == ("1", "0", "inf")


def test_page_opens_with_the_choice_of_the_url(visit: Visit) -> None:
    """`?logits=logits_5&z5=3&t=0.5` is used; what is outside the range is refused kindly."""
    page = visit("04_softmax.py", logits="logits_5", z5="3", t="0.5", j1="nan", m="1e9")
    assert not page.exception and not page.warning
    assert page.session_state["settings"]["softmax-5"]["z5"] == 3
    assert page.session_state["settings"]["softmax-5"]["t"] == 0.5
    assert page.session_state["settings"]["softmax-slopes"]["j1"] == 1
    assert page.session_state["settings"]["softmax-overflow"]["m"] == 0
    assert len(page.info) == 2 and {"j1", "m"}.isdisjoint(page.query_params)


def test_answer_of_the_quiz_waits(visit: Visit) -> None:
    """Neither "다중 분류" nor "multi-class" stands on the page before Quiz 1 is answered."""
    for locale, words in (("ko", ("다중 분류", "다중분류")), ("en", ("multi-class", "multiclass"))):
        page = visit("04_softmax.py", locale)
        prose = "\n".join(m.value for m in page.markdown)
        assert not any(word in prose for word in words)
        page.button(key="show-softmax-used-for").click().run()
        assert any(word in "\n".join(m.value for m in page.markdown) for word in words)
