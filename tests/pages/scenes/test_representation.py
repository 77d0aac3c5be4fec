"""The film of the hidden plane: sheet, ways and cut are those of the recorded nets."""

import numpy as np
import pytest

from core.experiments.fold import ONES
from core.experiments.xor import POINTS
from core.numerics.elementwise import Array
from pages._ui.charts.scene import packed
from pages._ui.scenes import representation as charts

BUDGET = 500_000
every_stop = pytest.mark.parametrize(("step", "seed"), [(0, 7), (200, 7), (1200, 7), (1200, 1)])


def traces(step: float, seed: float) -> list[Array]:
    """Each trace with its x in one row and its y in another."""
    frame = charts.REPRESENTATION.frame("ko", film_step=step, seed=seed)
    return [table.reshape(2, -1) for table in frame.traces]


@every_stop
def test_points_are_on_the_sheet_and_end_their_ways(step: int, seed: int) -> None:
    """The four points are hidden activations of the net, corners of the sheet, ends of the ways."""
    sheet, _, *ways, ones, zeros = traces(step, seed)
    net = charts.trained(seed)[step // charts.EVERY]
    h = np.tanh(POINTS @ net.weights[0] + net.biases[0])
    for points, kind, way in zip((ones, zeros), (ONES, ~ONES), ways, strict=True):
        np.testing.assert_allclose(points, h[kind].T)
        first, second = (part[:, ~np.isnan(part[0])] for part in np.split(way, 2, axis=1))
        np.testing.assert_allclose(np.stack([first[:, -1], second[:, -1]], axis=1), points)
        assert first.shape[1] == step // charts.EVERY + 1
        for x, y in points.T:
            assert np.nanmin(np.hypot(sheet[0] - x, sheet[1] - y)) < 1e-12


@every_stop
def test_output_is_one_half_on_the_cut(step: int, seed: int) -> None:
    """Both ends of the straight line give 1/2 in the output layer."""
    net = charts.trained(seed)[step // charts.EVERY]
    ends = traces(step, seed)[1].T
    np.testing.assert_allclose(ends @ net.weights[1] + net.biases[1], 0.5, atol=1e-9)


def test_facts_and_size() -> None:
    """Seed 7 ends with four points right, seed 1 with three; the tables stay below 500 kB."""
    show = charts.REPRESENTATION.frame
    assert show("en", film_step=1200, seed=7).facts[0] == "✓ 4 / 4"
    assert show("en", film_step=1200, seed=1).facts[0].startswith("✕")
    given = tuple(charts.REPRESENTATION.defaults.items())
    assert len(packed(charts.REPRESENTATION, given, "ko")) < BUDGET
