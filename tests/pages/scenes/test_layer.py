"""The layer: its formula and its ribbons are those of the picked row of the table."""

import numpy as np
import pytest

from pages._ui.scenes.layer import LAYER, NEXT, TABLE

every_neuron = pytest.mark.parametrize("n", range(1, len(TABLE) + 1))


@every_neuron
def test_positive_weights_are_filled_and_negative_ones_hollow(n: int) -> None:
    """Each of the five ribbons of a neuron is drawn once, on the side of its sign."""
    weights = np.concatenate([TABLE[n - 1], NEXT[:, n - 1]])
    _, positive, negative, _ = LAYER.frame("en", n=n).traces
    drawn = [np.isfinite(shape[: shape.size // 2]).sum() / 5 for shape in (positive, negative)]
    assert drawn == [(weights > 0).sum(), (weights < 0).sum()]


def test_row_is_written_with_its_signs() -> None:
    """The first neuron subtracts the second input, the second one the first."""
    rows = [LAYER.frame("en", n=n).numbers["row"] for n in (1, 2)]
    assert rows[0] == "z₁ = 0.8·x₁ − 0.5·x₂ + 0.3·x₃ + b₁"
    assert rows[1] == "z₂ = − 0.4·x₁ + 0.9·x₂ + 0.6·x₃ + b₂"
