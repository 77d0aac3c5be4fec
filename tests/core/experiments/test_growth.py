"""Growth in the middle of an FFN: its values, and those of a large sample."""

import numpy as np
import pytest

from core.activations import GELU, RELU, SQUARED_RELU, SWISH
from core.experiments.growth import growth


def test_twice_the_input() -> None:
    """ReLU gives twice, GELU a little more, squared ReLU four times, SwiGLU 4.4 times."""
    found = [growth(act, 2) for act in (RELU, GELU, SQUARED_RELU)]
    assert found == pytest.approx([2, 2.13, 4], abs=5e-3)
    assert growth(SWISH, 2, gated=True) == pytest.approx(4.45, abs=5e-3)
    assert growth(SWISH, 1, gated=True) == 1


def test_quadrature_is_the_mean_of_a_sample() -> None:
    """A million random gates and values give the same growth of SwiGLU within one percent."""
    a, b = np.random.default_rng(0).normal(size=(2, 1_000_000))
    sizes = [np.sqrt(np.mean((SWISH(k * a) * k * b) ** 2)) for k in (3, 1)]
    assert growth(SWISH, 3, gated=True) == pytest.approx(sizes[0] / sizes[1], rel=0.01)
