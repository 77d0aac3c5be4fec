"""The product of local slopes is the slope of the composed function."""

import numpy as np
import pytest

from core.activations import BY_NAME, RELU, SIGMOID, STEP, TANH, Activation
from core.experiments.chain import chain


@pytest.mark.parametrize("name", ("linear", "sigmoid", "tanh", "relu", "leaky_relu", "gelu"))
@pytest.mark.parametrize(("x", "w"), [(0.3, 0.8), (1.2, 1.5), (-0.7, 1.1), (-2.0, 2.5)])
def test_product_is_the_slope_of_the_whole(name: str, x: float, w: float) -> None:
    """Every running product is a finite difference of the function composed so far."""
    act, h = BY_NAME[name], 1e-6
    for n, product in enumerate(chain(act, 6, x, w).products[1:], 1):
        rise = chain(act, n, x + h, w).output - chain(act, n, x - h, w).output
        assert rise / (2 * h) == pytest.approx(product, rel=1e-5, abs=1e-9)


def test_output_is_the_composed_function() -> None:
    """Three layers of tanh are tanh(w tanh(w tanh(w x)))."""
    w = 1.3
    assert chain(TANH, 3, 0.4, w).output == pytest.approx(
        np.tanh(w * np.tanh(w * np.tanh(w * 0.4)))
    )


def test_quarters_of_the_sigmoid() -> None:
    """At x = 0 and w = 1: 0.25, 0.235, 0.227, ...; five make 6.8e-4 and ten 3.9e-7."""
    found = chain(SIGMOID, 10, 0.0, 1.0)
    assert [round(float(v), 3) for v in found.factors[:3]] == [0.25, 0.235, 0.227]
    assert f"{found.products[5]:.1e}" == "6.8e-04" and f"{found.products[10]:.1e}" == "3.9e-07"


def test_no_weight_beats_one_hundredth() -> None:
    """Over all x and w five sigmoids reach 0.0053 at most, near w = 2.2."""
    best = max(
        (float(chain(SIGMOID, 5, x, w).products[-1]), w)
        for w in np.arange(0.1, 6, 0.1)
        for x in np.arange(-3, 3.01, 0.1)
    )
    assert round(best[0], 4) == 0.0053 and best[1] == pytest.approx(2.2, abs=0.01)


@pytest.mark.parametrize(
    ("act", "x", "want"), [(RELU, 1.0, 1.0), (RELU, -1.0, 0.0), (STEP, 1.0, 0.0)]
)
def test_gates_pass_or_cut(act: Activation, x: float, want: float) -> None:
    """With w = 1 ReLU hands on 1 or 0 whatever the depth, and the step always 0."""
    assert set(chain(act, 20, x, 1.0).products[1:]) == {want}
