"""GELU's scenes: the numbers that are drawn are the core's, the facts are true, junk is refused."""

from collections.abc import Callable

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.activations import GELU, GELU_SIGMOID, GELU_TANH
from core.analysis.max_difference import largest_difference
from pages._ui.charts.scene import Scene
from pages._ui.scenes.gelu import DIP, ERRORS, FORMS, MASKS, POINTS, RANDOM_GATE, X, means
from pages._ui.text import library

Visit = Callable[..., AppTest]

SCENES = (FORMS, ERRORS, RANDOM_GATE)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_every_line_fits_the_fixed_axes(scene: Scene) -> None:
    """No line leaves the axes at any stop of the slider, the spread of one gate aside."""
    figure = scene.figure("en")
    low, high = figure["layout"]["yaxis"]["range"]
    stops = scene.sliders[0].stops if scene.sliders else (None,)
    for stop in stops:
        given = {} if stop is None else {"n": stop}
        for line in scene.frame("en", **given).traces[:2]:
            assert low <= np.min(line) and np.max(line) <= high, f"{scene.name} at {given}"


def test_forms_are_the_catalogue_s() -> None:
    """The three lines are the exact form, the tanh form and the sigmoid form."""
    for line, act in zip(FORMS.frame("ko").traces, (GELU, GELU_TANH, GELU_SIGMOID), strict=True):
        np.testing.assert_array_equal(line, act(DIP))


def test_errors_are_a_thousand_times_the_difference() -> None:
    """Each line is 1000 (form - exact)."""
    for line, form in zip(ERRORS.frame("ko").traces, (GELU_TANH, GELU_SIGMOID), strict=True):
        np.testing.assert_allclose(line, 1000 * (form(X) - GELU(X)), rtol=1e-12)


def test_facts_are_the_largest_errors_and_where() -> None:
    """4.732e-4 at 2.699 and 2.0335e-2 at 2.270: computed, and what the prose says."""
    tanh, sigmoid = (fact.replace("\u2060", "") for fact in ERRORS.frame("en").facts)
    assert tanh.startswith("4.732") and tanh.endswith("×10⁻⁴ (|x|\u00a0=\u00a02.699)")
    assert sigmoid == "2.0335×10⁻² (|x|\u00a0=\u00a02.270)"
    assert (
        largest_difference(GELU_TANH, GELU, 0, 8).value
        < largest_difference(GELU_SIGMOID, GELU, 0, 8).value
    )


def test_drawn_errors_reach_the_largest() -> None:
    """The drawn error comes as close to the largest one as its grid allows."""
    for line, form in zip(ERRORS.frame("en").traces, (GELU_TANH, GELU_SIGMOID), strict=True):
        assert np.abs(line).max() == pytest.approx(
            1000 * largest_difference(form, GELU, 0, 8).value, rel=1e-3
        )


def test_each_gate_adds_nothing_or_x() -> None:
    """From one row of the means to the next, the sum grows by 0 or by x at every point."""
    sums = means() * np.arange(1, MASKS + 1)[:, None]
    added = np.diff(sums, axis=0, prepend=0)
    passed = np.isclose(added, POINTS, atol=1e-9)
    assert np.all(passed | np.isclose(added, 0, atol=1e-9))
    assert 0 < passed[:, POINTS == 1].mean() < 1


def test_means_come_close_to_gelu() -> None:
    """At 1000 gates every mean is within five standard deviations of x Phi(x), and most in one."""
    expected, mean, above, _ = RANDOM_GATE.frame("en", n=MASKS).traces
    far, spread = np.abs(mean - expected), above - expected
    assert np.all(far <= 5 * spread + 1e-12)
    assert 0.5 < np.mean(far <= spread + 1e-12) < 0.9


def test_gate_facts_say_how_many_and_how_far() -> None:
    """The facts are the number of gates and the largest distance of a drawn mean."""
    for n in (1, 10, 1000):
        frame = RANDOM_GATE.frame("en", n=n)
        far = np.abs(frame.traces[1] - frame.traces[0]).max()
        count, worst = frame.facts
        assert count == str(n)
        assert float(worst.partition(" (")[0]) == pytest.approx(far, abs=6e-4)


def test_stops_grow_by_factors() -> None:
    """The slider goes from 1 to 1000 in steps of about the same factor."""
    stops = np.array(RANDOM_GATE.sliders[0].stops)
    assert (stops[0], stops[-1]) == (1, MASKS)
    assert np.all(np.diff(stops) >= 1) and np.all((stops[1:] / stops[:-1])[stops[1:] > 20] < 1.25)


@pytest.mark.parametrize("text", ("abc", "0", "1001", "-5", "nan", "inf", "<b>"))
@pytest.mark.parametrize("language", ("ko", "en"))
def test_hostile_number_of_gates_is_refused_kindly(visit: Visit, text: str, language: str) -> None:
    """A number of gates that is none gives the default and a sentence that names it."""
    page = visit("10_gelu.py", language, n=text)
    words = library.words(language)
    said = words["failed"]["parameter"].format(found=words["param"]["samples"])
    assert [info.value for info in page.info] == [said]
    assert page.session_state["settings"]["random-gate"] == {"n": 10}
    assert not page.exception and not page.warning


def test_users_say_which_form(visit: Visit) -> None:
    """Each model on GELU's page stands with the form of GELU that it uses."""
    listed = next(m.value for m in visit("10_gelu.py", "en").markdown if "**GPT-2**" in m.value)
    rows = {row.split("**")[1]: row for row in listed.split("\n- ") if "**" in row}
    assert "· GELU (tanh)" in rows["GPT-2"] and "· GELU (sigmoid)" in rows["CLIP"]
    assert "· GELU" in rows["BERT (Hugging Face)"]
    assert "(tanh)" not in rows["BERT (Hugging Face)"]
