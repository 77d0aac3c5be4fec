"""The neuron to play with: its numbers are the core's, and the step tips exactly at z = 0."""

from collections.abc import Callable

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.activations import BY_NAME
from core.analysis.sampling import broken, grid
from pages._ui.charts.scene import Frame
from pages._ui.scenes.neuron import NEURONS, WIDEST, neuron
from pages._ui.scenes.neuron_drawing import EDGE, LIFT, ROWS, SUM, TALL
from pages._ui.text import library

Visit = Callable[..., AppTest]

DEFAULTS = neuron("sigmoid").defaults
ENDS = {
    "largest": {slider.name: slider.high for slider in neuron("sigmoid").sliders},
    "smallest": {
        slider.name: slider.high if slider.name[0] == "x" else slider.low
        for slider in neuron("sigmoid").sliders
    },
    "default": DEFAULTS,
}
every_neuron = pytest.mark.parametrize("name", NEURONS)
every_setting = pytest.mark.parametrize("given", ENDS.values(), ids=ENDS)


def shown(name: str, given: dict[str, float]) -> Frame:
    """Frame of the scene at one setting."""
    return neuron(name).frame("en", **given)


@every_neuron
@every_setting
def test_output_is_f_of_the_weighted_sum(name: str, given: dict[str, float]) -> None:
    """The products are w x, z is their sum plus b, y is f(z), and the point is (z, y)."""
    frame = shown(name, given)
    products = [given[f"w{k}"] * given[f"x{k}"] for k in (1, 2, 3)]
    assert [frame.numbers[f"p{k}"] for k in (1, 2, 3)] == pytest.approx(products)
    assert frame.numbers["z"] == pytest.approx(sum(products) + given["b"])
    assert frame.numbers["y"] == BY_NAME[name](frame.numbers["z"])
    np.testing.assert_array_equal(frame.traces[2], [frame.numbers["z"], frame.numbers["y"]])


@every_neuron
@every_setting
def test_point_stays_on_the_chart(name: str, given: dict[str, float]) -> None:
    """Wherever the sliders stand, the point lies on the curve and inside the fixed axes."""
    layout = neuron(name).figure("en")["layout"]
    z, y = shown(name, given).traces[2]
    assert layout["xaxis2"]["range"][0] <= z <= layout["xaxis2"]["range"][1]
    assert layout["yaxis2"]["range"][0] <= y <= layout["yaxis2"]["range"][1]
    assert abs(z) <= WIDEST and y == BY_NAME[name](z)


@every_neuron
def test_way_leads_from_z_to_the_curve_to_y(name: str) -> None:
    """The dotted way goes down at z past the point to the lower edge, and left to the y axis."""
    layout = neuron(name).figure("en")["layout"]
    way, (z, y) = shown(name, DEFAULTS).traces[0].reshape(2, 4), shown(name, DEFAULTS).traces[2]
    (low, high), left = layout["yaxis2"]["range"], layout["xaxis2"]["range"][0]
    np.testing.assert_allclose(way.T, [[z, high], [z, low], [z, y], [left, y]])


@every_neuron
def test_curve_is_the_catalogue_s_broken_where_it_jumps(name: str) -> None:
    """The curve is f, with one gap for the step and none for the others."""
    curve, x = shown(name, DEFAULTS).traces[1], np.array(neuron(name).figure("en")["data"][1]["x"])
    drawn = np.isfinite(curve)
    np.testing.assert_array_equal(curve[drawn], BY_NAME[name](x)[drawn])
    assert np.count_nonzero(~drawn) == (name == "step")


def test_step_tips_at_zero_in_spite_of_rounding() -> None:
    """0.7·0.1 + 0.7·0.2 − 0.7·0.3 is a hair below 0 in binary; z is 0 and the step gives 1."""
    x, w = (0.1, 0.2, -0.3), (0.7, 0.7, 0.7)
    assert np.multiply(x, w).sum() < 0
    row = {f"x{k}": v for k, v in enumerate(x, 1)} | {f"w{k}": v for k, v in enumerate(w, 1)}
    numbers = shown("step", {**row, "b": 0.0}).numbers
    assert numbers["z"] == 0 and numbers["y"] == 1
    assert shown("step", {**row, "b": -0.1}).numbers["y"] == 0


def test_default_flips_by_the_bias_alone() -> None:
    """The task of the page holds: with the step, the bias alone flips the output, at z = 0."""
    outputs = {b / 10: shown("step", DEFAULTS | {"b": b / 10}).numbers for b in range(-10, 11)}
    flip = min(b for b, numbers in outputs.items() if numbers["y"] == 1)
    assert outputs[flip]["z"] == 0 and shown("step", DEFAULTS).numbers["y"] == 0


@pytest.mark.parametrize("language", ("ko", "en"))
def test_formula_names_numbers_that_there_are(language: str) -> None:
    """Every hole of the worked formula is a slider or a number of the frame."""
    scene = neuron("sigmoid")
    known = scene.defaults | dict(shown("sigmoid", DEFAULTS).numbers)
    assert "{z}" in scene.worked(language) and scene.worked(language).format(**known)


def test_sliders_stay_when_the_activation_changes(visit: Visit) -> None:
    """Inputs and weights belong to the neuron and not to the activation that was picked."""
    page = visit("01_what_is_af.py", w1="-0.5", f="relu")
    assert page.session_state["settings"]["neuron"]["w1"] == -0.5
    assert page.query_params == {"w1": "-0.5", "f": "relu"}


@pytest.mark.parametrize("junk", ("abc", "nan", "99", ""))
def test_bad_input_of_the_url_is_refused(visit: Visit, junk: str) -> None:
    """A weight that is no number of the range gives the default and leaves the URL."""
    page = visit("01_what_is_af.py", w1=junk)
    assert not page.exception and not page.warning
    assert page.session_state["settings"]["neuron"] == DEFAULTS and "w1" not in page.query_params


@every_setting
def test_bars_add_up_to_z(given: dict[str, float]) -> None:
    """Bars join one another from 0 to z; those to the right are filled, the others hollow."""
    frame = shown("step", given)
    pieces = [*(given[f"w{k}"] * given[f"x{k}"] for k in (1, 2, 3)), given["b"]]
    np.testing.assert_allclose(frame.traces[6].reshape(3, -1)[2], pieces)
    start = 0.0
    for at, piece in zip(SUM, pieces, strict=True):
        x, y = frame.traces[4 if piece > 0 else 5].reshape(2, -1)
        bar = x[np.abs(y - at) < 0.2]
        ends = [min(start, start + piece), max(start, start + piece)]
        assert piece == 0 or [bar.min(), bar.max()] == pytest.approx(ends)
        start += piece


@every_setting
def test_grips_tell_their_settings_apart(given: dict[str, float]) -> None:
    """Each grip has another place at each stop of its slider, inside the chart, off the others."""
    scene = neuron("step")
    for k, slider in enumerate(scene.sliders):
        stops = [given | {slider.name: v} for v in (slider.low, 0.0, slider.high)]
        spots = np.array([shown("step", s).traces[-1].reshape(2, -1).T for s in stops])
        assert len({*map(tuple, np.round(spots[:, k], 6))}) == 3
        assert (np.abs(spots[..., 0]) < EDGE).all() and (spots[..., 1] < TALL).all()
        apart = np.linalg.norm(spots[:, :, None] - spots[:, None], axis=-1) + np.eye(7)
        assert apart.min() > 0.4


def test_english_words_say_the_same_formula() -> None:
    """The formula is the same in both languages."""
    ko, en = (library.words(language)["worked"]["neuron"] for language in ("ko", "en"))
    assert ko == en


def test_grid_takes_another_range() -> None:
    """A grid over other points has three points for a kink there, and a gap where it jumps."""
    x = grid((2.5,), np.arange(0.0, 9.0))
    assert x.size == 12 and x[-1] == 8
    assert np.isnan(broken(x, np.heaviside(x - 2.5, 1), (2.5,))[x == 2.5])


def test_rings_of_two_inputs_never_touch() -> None:
    """Two neighbouring inputs stand apart by a ring even with the upper one down, the lower up."""
    reach = max(slider.high for slider in neuron("step").sliders if slider.name[0] == "x")
    ring = 0.65  # the width of a ring, in units of the drawing's height
    assert (-np.diff(ROWS) - 2 * LIFT * reach >= ring).all()
