"""The film of XOR: its maps are the recorded runs, its points the four that XOR asks for."""

import gzip
import json
from typing import Any

import numpy as np
import pytest

from core.activations import LINEAR, TANH
from core.experiments.xor import AXIS, train
from pages._ui.charts.scene import packed
from pages._ui.scenes.xor import EVERY, FILM, NETS, STEPS, trained

STOPS = FILM.sliders[0].values(0)


def outputs(fact: str) -> list[float]:
    """The four outputs that a fact tells."""
    pairs = fact.replace("\u00a0", " ").replace("−", "-").split(", ")
    assert [pair.split(" → ")[0] for pair in pairs] == ["00", "01", "10", "11"]
    return [float(pair.split(" → ")[1]) for pair in pairs]


def figure() -> dict[str, Any]:
    """The first frame."""
    return FILM.figure("en")


def test_slider_stops_where_there_are_recordings() -> None:
    """Both runs were recorded at every stop of the slider."""
    for net in NETS:
        np.testing.assert_array_equal(trained(net).steps, STOPS)


def test_runs_are_those_that_the_words_tell_of() -> None:
    """They are the experiment's defaults with seed 0."""
    for act in (LINEAR, TANH):
        run = train(np.random.default_rng(0), act, steps=STEPS, every=EVERY)
        np.testing.assert_array_equal(trained(act.name).field, run.field)


@pytest.mark.parametrize("n", (STOPS[0], STOPS[17], STOPS[-1]))
def test_maps_are_the_recorded_outputs(n: float) -> None:
    """Each map has the output at the nodes that its figure names."""
    frame, planes = FILM.frame("en", n=n), [t for t in figure()["data"] if t["type"] == "heatmap"]
    for net, plane, table in zip(NETS, planes, (frame.traces[0], frame.traces[3]), strict=True):
        field = trained(net).field[list(STOPS).index(n)]
        nodes = np.searchsorted(AXIS, plane["x"])
        assert plane["x"] == plane["y"] and table.shape == (len(plane["y"]), len(plane["x"]))
        np.testing.assert_array_equal(table, field[np.ix_(nodes, nodes)])


def test_circles_stand_where_xor_says_so() -> None:
    """1 is written at (0, 1) and (1, 0), 0 at (0, 0) and (1, 1), on both maps."""
    data, traces = figure()["data"], FILM.frame("en", n=0).traces
    for k in (1, 2, 4, 5):
        x, y = traces[k].reshape(2, 2)
        answers = [f"{int(a) ^ int(b)}" for a, b in zip(x, y, strict=True)]
        assert list(data[k]["text"]) == answers and data[k]["type"] == "scatter"


@pytest.mark.parametrize("n", STOPS[::20])
def test_facts_are_losses_and_outputs_of_that_step(n: float) -> None:
    """Each net's loss and its four outputs are the recorded ones."""
    row = list(STOPS).index(n)
    *_, told_linear, told_tanh = FILM.frame("en", n=n).facts
    for net, told in zip(NETS, (told_linear, told_tanh), strict=True):
        assert outputs(told) == pytest.approx(trained(net).outputs[row], abs=5e-3 + 1e-9)


def test_linear_net_ends_at_one_half_and_tanh_solves_it() -> None:
    """The end of the recording shows what the page asks the reader to find."""
    loss, _, linear, tanh = FILM.frame("en", n=STEPS).facts
    assert outputs(linear) == [0.5] * 4 and float(loss) == 0.25
    assert [round(y) for y in outputs(tanh)] == [0, 1, 1, 0]


def test_film_travels_as_a_film() -> None:
    """The browser is told that it is a recording, which it plays once and keeps to itself."""
    plain = gzip.decompress(packed(FILM, (("n", 0.0),), "ko"))
    head = json.loads(plain[4 : 4 + int.from_bytes(plain[:4], "little")])
    assert (
        head["film"] and head["kind"] == "film" and len(head["slices"][0]["values"]) == len(STOPS)
    )
