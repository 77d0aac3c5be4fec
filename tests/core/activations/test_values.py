"""Numbers printed in the lesson, to their last printed digit."""

import json
from math import sqrt
from pathlib import Path

import numpy as np
import pytest

from core.activations import (
    ALL,
    BY_NAME,
    CELU,
    ELU,
    GELU,
    GELU_SIGMOID,
    GELU_TANH,
    HARD_SWISH,
    LEAKY_RELU,
    MISH,
    RELU,
    SELU,
    SIGMOID,
    SINE,
    SNAKE,
    SOFTPLUS,
    SWISH,
    TANH,
    Activation,
)
from core.activations.periodic import snake_dfrequency

TABLE = json.loads((Path(__file__).parent / "reference_values.json").read_text())

NAMES = {
    "step": ("step", {}),
    "linear (c=1)": ("linear", {}),
    "sigmoid": ("sigmoid", {}),
    "tanh": ("tanh", {}),
    "relu": ("relu", {}),
    "leaky_relu a=0.01": ("leaky_relu", {"slope": 0.01}),
    "leaky_relu a=0.1": ("leaky_relu", {}),
    "prelu a=0.25": ("prelu", {}),
    "elu a=1": ("elu", {}),
    "selu": ("selu", {}),
    "swish b=1": ("swish", {}),
    "gelu exact": ("gelu", {}),
    "gelu tanh": ("gelu_tanh", {}),
    "gelu sig1.702": ("gelu_sigmoid", {}),
    "hard_swish": ("hard_swish", {}),
    "mish": ("mish", {}),
    "softplus": ("softplus", {}),
    "relu^2": ("squared_relu", {}),
}


def digits(value: float, count: int = 12) -> object:
    """Tolerance of a float that prints as `value` with that many significant digits."""
    return pytest.approx(value, rel=5.1 * 10.0**-count, abs=1e-15)


@pytest.mark.parametrize("entry", TABLE["functions"])
def test_tables_of_values(entry: str) -> None:
    """f and f' at -3 ... 3 are the 12 digits of the lesson's tables.

    One entry differs: at its kink 3 the table gives hard swish the slope 1 on the right, where
    the catalogue takes the slope on the left, as it does at every kink.
    """
    name, given = NAMES[entry]
    x = np.array(TABLE["points"])
    want = {key: [float(v) for v in row] for key, row in TABLE["functions"][entry].items()}
    if name == "hard_swish":
        want["df"][-1] = 1.5
    assert list(BY_NAME[name](x, **given)) == [digits(v) for v in want["f"]]
    assert list(BY_NAME[name].grad(x, **given)) == [digits(v) for v in want["df"]]


VALUES = [
    (SWISH, -5, -0.0334642546214),
    (SWISH, -10, -4.53978687e-4),
    (GELU, -5, -1.4332578594e-6),
    (ELU, -5, -0.993262053001),
    (ELU, -10, -0.999954600070),
    (SOFTPLUS, 0, 0.693147180560),
    (SELU, -1, -1.11133073781),
]

SLOPES = [
    (SIGMOID, 0, 0.25),
    (SIGMOID, 5, 0.00664805667079),
    (SIGMOID, 4.584863339122, 0.01),
    (TANH, 5, 1.81583230944e-4),
    (TANH, 1.818446459232, 0.1),
    (TANH, 4.146774726249, 0.001),
    (TANH, 1.662885891059, 0.133974596216),
    (SIGMOID, 1.662885891059, 0.133974596216),
    (SWISH, 0, 0.5),
    (SWISH, 10, 1.00040856),
    (SWISH, -10, -4.0856e-4),
    (SWISH, -2.399357280515, -0.099839320129),
    (GELU, -sqrt(2), -0.128904145185),
    (GELU_TANH, -1.418504008791, -0.128993068659),
    (MISH, 0, 0.6),
    (MISH, -2.256376396361, -0.112526122389),
]


@pytest.mark.parametrize(("act", "x", "want"), VALUES)
def test_quoted_values(act: Activation, x: float, want: float) -> None:
    """Values quoted in the lesson's text are right to the digits quoted."""
    assert float(act(x)) == pytest.approx(want, rel=1e-8 if want == -4.53978687e-4 else 1e-10)


@pytest.mark.parametrize(("act", "x", "want"), SLOPES)
def test_quoted_slopes(act: Activation, x: float, want: float) -> None:
    """Slopes quoted in the lesson's text are right to the digits quoted."""
    assert float(act.grad(x)) == pytest.approx(want, abs=6e-13, rel=1e-4 if x == -10 else 1e-9)


EXTREMES = [
    (SWISH, -1.278464542761, -0.278464542761, 2.399357280515, 1.099839320129),
    (GELU, -0.751791524694, -0.169971207480, 1.414213562373, 1.128904145185),
    (GELU_TANH, -0.752461422071, -0.170040750571, 1.418504008791, 1.128993068659),
    (GELU_SIGMOID, -0.751154255441, -0.163610189636, 1.409728131913, 1.099839320129),
    (MISH, -1.192431214516, -0.308843413017, 1.490571179485, 1.088498161252),
    (HARD_SWISH, -1.5, -0.375, 3.0, 1.5),
    (SINE, -1.570796326795, -1, 0, 1),
]


@pytest.mark.parametrize(("act", "lowest", "minimum", "steepest", "slope"), EXTREMES)
def test_extremes(
    act: Activation, lowest: float, minimum: float, steepest: float, slope: float
) -> None:
    """Minimum and steepest point of f, with their values, are right to 12 digits."""
    low, steep = act.lowest(**act.defaults), act.steepest(**act.defaults)
    assert low is not None
    assert (low, steep) == (digits(lowest), digits(steepest))
    assert act.bounds(**act.defaults).low == digits(minimum)
    assert (float(act(low)), float(act.grad(steep))) == (digits(minimum), digits(slope))


def test_largest_slopes_at_a_kink() -> None:
    """SELU is steepest just left of 0, with lambda alpha = 1.758099340847."""
    assert SELU.steepest() == 0
    assert float(SELU.grad(0.0)) == digits(1.758099340847, 12)
    assert SELU.bounds().low == digits(-1.758099340847, 12)


@pytest.mark.parametrize(
    ("one", "other", "gap", "where"),
    [
        (GELU_TANH, GELU, 4.732355206873e-4, 2.698941386377),
        (GELU_SIGMOID, GELU, 2.033487220924e-2, 2.270397737197),
        (SWISH, GELU, 0.193001987980, 1.965468964093),
        (HARD_SWISH, SWISH, 0.142277619533, 3.0),
        (SOFTPLUS, RELU, 0.693147180560, 0.0),
    ],
)
def test_gaps_between_curves(one: Activation, other: Activation, gap: float, where: float) -> None:
    """The largest distance between two curves is the one quoted, at the point quoted."""
    x = np.linspace(-8, 8, 160_001)
    distance = np.abs(one(x) - other(x))
    assert abs(float(one(where) - other(where))) == digits(gap, 11)
    assert distance.max() <= gap * (1 + 1e-11)
    assert abs(abs(x[distance.argmax()]) - where) < 1e-3


X = np.linspace(-20, 20, 2001)


def test_relations_between_activations() -> None:
    """Relations in the lesson hold: special cases, limits and symmetries of parameters."""
    same = np.testing.assert_allclose
    same(TANH(X), 2 * SIGMOID(2 * X) - 1, atol=1e-15)
    same(SIGMOID(-X), 1 - SIGMOID(X), atol=1e-15)
    same(SWISH(X, beta=0), X / 2)
    same(SWISH(X, beta=1e4), RELU(X), atol=1e-4)
    same(SWISH(X, beta=1.702), GELU_SIGMOID(X), rtol=1e-15)
    same(SWISH(X) - X / 2, X / 2 * np.tanh(X / 2), atol=1e-14)
    same(LEAKY_RELU(X, slope=0), RELU(X))
    same(LEAKY_RELU(X, slope=1), X)
    same(ELU(X, alpha=0), RELU(X))
    same(CELU(X), ELU(X))
    same(SOFTPLUS.grad(X, beta=2), SIGMOID(X, k=2))
    same(SINE.grad(X), SINE(X + np.pi / 2), atol=1e-14)
    same(SNAKE(X, frequency=0), X)
    same(SNAKE(X, frequency=1e-9), X, atol=1e-6)
    same(SNAKE(X), X + (1 - SINE(X + np.pi / 4, w0=2)) / 2, atol=1e-14)
    same(SELU(X), 1.0507009873554805 * ELU(X, alpha=1.6732632423543772), rtol=1e-15)


def test_every_name_is_used_once() -> None:
    """BY_NAME maps the name of every entry of ALL to it; names and titles are unique."""
    assert list(BY_NAME.values()) == list(ALL)
    assert len({a.label for a in ALL}) == len(ALL)
    assert TABLE["functions"].keys() == NAMES.keys()


@pytest.mark.parametrize("width", [np.float16, np.float32, np.float64])
@pytest.mark.parametrize("frequency", [1e-300, -1e-300, 1e-46, 5e-324])
def test_snake_becomes_the_identity(frequency: float, width: type) -> None:
    """As a goes to 0 Snake is x and df/da is x^2, also where a is 0 in the dtype of x."""
    x = np.array([-3.0, 0.0, 2.0], width)
    with np.errstate(all="raise"):
        assert SNAKE(width(np.inf), frequency=frequency) == np.inf
        SNAKE.grad(width(np.inf), frequency=frequency)
        assert list(SNAKE.grad(x, frequency=frequency)) == [1, 1, 1]
        value = SNAKE(x, frequency=frequency)
        slope = snake_dfrequency(x, frequency=frequency)
    assert (value.dtype, slope.dtype) == (width, width)
    np.testing.assert_array_equal(value, x)
    np.testing.assert_allclose(slope, x * x, rtol=1e-6)
