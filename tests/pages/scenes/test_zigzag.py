"""Directions of single updates: a row for each, with every weight that moves."""

import numpy as np
import pytest

from pages._ui.scenes import zigzag as charts


def rows(function: str, subtract: float = 0.0, batch: float = 1.0) -> tuple[set[int], set[int]]:
    """Rows with a weight that grows, and rows with one that shrinks."""
    traces = charts.scene(function).frame("en", subtract=subtract, batch=batch).traces
    grows, shrinks = (trace.reshape(2, -1)[1] for trace in traces[:2])
    return {*grows[~np.isnan(grows)]}, {*shrinks[~np.isnan(shrinks)]}


@pytest.mark.parametrize("function", ("sigmoid", "relu"))
def test_positive_inputs_move_all_weights_of_a_row_one_way(function: str) -> None:
    """No row has both directions, and both directions occur."""
    grows, shrinks = rows(function)
    assert grows and shrinks and not grows & shrinks
    assert grows | shrinks == {*range(charts.UPDATES)}


@pytest.mark.parametrize(("function", "subtract"), [("tanh", 0.0), ("sigmoid", 0.5)])
def test_centred_inputs_move_weights_of_a_row_both_ways(function: str, subtract: float) -> None:
    """Every row has weights that grow and weights that shrink."""
    grows, shrinks = rows(function, subtract)
    assert grows == shrinks == {*range(charts.UPDATES)}


def test_every_weight_of_a_sigmoid_layer_moves() -> None:
    """Outputs of a sigmoid are never 0, so that each of the 16 weights has a triangle."""
    traces = charts.scene("sigmoid").frame("en", subtract=0.0, batch=1.0).traces
    drawn = sum(np.isfinite(trace).sum() // 2 for trace in traces[:2])
    assert drawn == charts.INPUTS * charts.UPDATES
