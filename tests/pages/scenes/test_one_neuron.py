"""The film of one neuron: line, springs and loss are the run's, and its fate is in words."""

import gzip
import json

import numpy as np
import pytest

from core.experiments.one_neuron import Y, live
from core.numerics.elementwise import Array
from pages._ui.charts.scene import Scene, packed
from pages._ui.scenes import one_neuron as charts
from pages._ui.text import library

BUDGET = 300_000
WORDS = library.words("en")["facts"]


def traces(**given: float) -> list[Array]:
    """Every trace as its x in one row and its y in another, heights alone as they are."""
    frame = charts.LEAKY.frame("ko", **charts.LEAKY.defaults | given)
    return [
        table if field == "y" else table.reshape(2, -1)
        for table, field in zip(frame.traces, charts.LEAKY.fields, strict=True)
    ]


def fate(rate: float, leak: float) -> str:
    """English words for the end of a run."""
    return charts.LEAKY.frame("en", neuron_step=1, rate=rate, leak=leak).facts[3]


@pytest.mark.parametrize("step", (0, 1, 23, 400))
@pytest.mark.parametrize("leak", (0.0, 0.01, 0.3))
def test_lines_are_those_of_the_run(step: int, leak: float) -> None:
    """f is max(z, a z) of that step's w and b on all of the chart, the dashed line is z."""
    run = live(0.6, leak)
    f, _, z, *_ = traces(neuron_step=step, leak=leak)
    ends = np.array([charts.LEFT, charts.RIGHT])
    np.testing.assert_allclose(z, run.w[step] * ends + run.b[step])
    at = np.linspace(charts.LEFT, charts.RIGHT, 50)
    want = run.w[step] * at + run.b[step]
    np.testing.assert_allclose(np.interp(at, *f), np.where(want > 0, want, leak * want), atol=1e-12)


@pytest.mark.parametrize(
    ("step", "leak", "pull", "hairs"),
    [(0, 0, 8, 0), (1, 0, 0, 0), (1, 0.01, 0, 8), (23, 0.01, 1, 7)],
)
def test_springs_are_the_points_that_pull(step: int, leak: float, pull: int, hairs: int) -> None:
    """A spring where z > 0, a hairline elsewhere if there is a leak, and nothing without one."""
    _, touched, _, springs, thin, free, *_ = traces(neuron_step=step, leak=leak)
    for coils, count in ((springs, pull), (thin, hairs)):
        rows = coils.reshape(2, 8, -1)[:, :, :-1]
        there = np.isfinite(rows[0]).all(axis=1)
        assert there.sum() == count
        np.testing.assert_allclose(rows[1, there, 0], Y[there])
    assert np.isfinite(touched[0]).sum() == pull and np.isfinite(free[0]).sum() == 8 - pull
    np.testing.assert_array_equal(touched[1], Y)


@pytest.mark.parametrize("step", charts.STOPS[::12])
def test_loss_falls_along_the_stops_of_the_slider(step: int) -> None:
    """The loss on the right is that of the run at the slider's stops, the dot the present one."""
    fall, dot = traces(neuron_step=step, rate=0.6, leak=0.1)[6:8]
    run = live(0.6, 0.1)
    shown = np.isfinite(fall) & (fall > charts.LOWEST)
    np.testing.assert_allclose(fall[shown], np.log10(run.loss[list(charts.STOPS)])[shown])
    assert dot[1, 0] == fall[int(dot[0, 0])] and charts.STOPS[int(dot[0, 0])] == step


def test_fates_are_the_lessons() -> None:
    """Never, 23, 5, 3 and 2 steps at 0.6; 193 and 16 at 1; at 0.56 nothing is lost."""
    for leak, steps in ((0.01, 23), (0.05, 5), (0.1, 3), (0.3, 2)):
        assert fate(0.6, leak) == WORDS["back_after"].format(steps=steps)
    for leak, steps in ((0.01, 193), (0.1, 16)):
        assert fate(1.0, leak) == WORDS["back_after"].format(steps=steps)
    assert fate(0.6, 0.0) == fate(0.58, 0.0) == WORDS["never_back"].format(steps=charts.STEPS)
    assert fate(0.56, 0.0) == WORDS["never_lost"]


def test_facts_of_a_death() -> None:
    """ReLU at 0.6: all points after no step, none after one, and then a gradient of exactly 0."""
    alive, *_ = charts.RELU.frame("en", neuron_step=0, rate=0.6).facts
    dead, gradient, loss, _ = charts.RELU.frame("en", neuron_step=400, rate=0.6).facts
    assert (alive, dead, gradient) == ("✓ 8 / 8", "✕ 0 / 8", "0")
    assert float(loss) == round(float(np.mean(Y**2)), 3)


@pytest.mark.parametrize("drawn", (charts.RELU, charts.LEAKY), ids=lambda drawn: drawn.name)
def test_steps_play_like_a_film(drawn: Scene) -> None:
    """Only the slider of the steps has a pace, and it stops at the lesson's first forty steps."""
    plain = gzip.decompress(packed(drawn, tuple(drawn.defaults.items()), "ko"))
    head = json.loads(plain[4 : 4 + int.from_bytes(plain[:4], "little")])
    paces = {row["name"]: row["pace"] for row in head["slices"]}
    assert paces.pop("neuron_step") == charts.PACE and set(paces.values()) == {0}
    assert head["slices"][0]["values"][:41] == list(range(41))


@pytest.mark.parametrize("drawn", (charts.RELU, charts.LEAKY), ids=lambda drawn: drawn.name)
@pytest.mark.parametrize("step", (1, 60))
def test_what_travels_is_small(drawn: Scene, step: int) -> None:
    """The tables of all sliders together stay below 300 kB."""
    size = len(packed(drawn, tuple((drawn.defaults | {"neuron_step": step}).items()), "ko"))
    assert size < BUDGET, f"{size} bytes: make the stops of the sliders fewer"
