"""Questions about values of one function: at a point, its left limit, and its curve."""

from math import inf

from core.activations import CELU, ELU, GELU, LEAKY_RELU, RELU, SELU, SIGMOID, SWISH
from core.numerics import normal
from core.quiz.generators.latex import latex_number
from core.quiz.generators.variant import Variant
from core.quiz.question import Chart
from core.quiz.stable_random import StableRandom

CURVES = (
    "step",
    "linear",
    "sigmoid",
    "tanh",
    "relu",
    "leaky_relu",
    "squared_relu",
    "elu",
    "softplus",
    "swish",
)
"""Functions of the catalogue that look different on a small plot."""


def left_limit(rng: StableRandom) -> Variant:
    """Limit of ELU, CELU or SELU at -inf."""
    alpha = rng.decimal(0.5, 3, 0.25)
    act = rng.choice((ELU, CELU, SELU))
    if act is SELU:
        left, end = r"1.0507\cdot1.6733\,(e^x-1)", float(SELU(-inf))
        special = {"alpha-alone": -1.6732632423543772}
    else:
        power = "x" if act is ELU else rf"x/{latex_number(alpha)}"
        left, end = rf"{latex_number(alpha)}(e^{{{power}}}-1)", float(act(-inf, alpha=alpha))
        special = {"selu": float(SELU(-inf))}
    slope = float(act.grad(-inf, **({} if act is SELU else {"alpha": alpha})))
    wrong = {"slope": slope, "sign": -end, "forgets-factor": float(ELU(-inf)), **special}
    return Variant({"name": act.label, "left": left}, end, wrong)


def elu_value(rng: StableRandom) -> Variant:
    """ELU at a negative input."""
    alpha, x = rng.decimal(0.5, 2.5, 0.5), -rng.decimal(0.2, 3, 0.1)
    wrong = {
        "limit": float(ELU(-inf, alpha=alpha)),
        "relu": float(RELU(x)),
        "slope": float(ELU.grad(x, alpha=alpha)),
        "forgets-alpha": float(ELU(x)),
        "straight": alpha * x,
    }
    return Variant({"alpha": alpha, "x": x}, float(ELU(x, alpha=alpha)), wrong)


def swish_value(rng: StableRandom) -> Variant:
    """Swish with some beta at a point."""
    beta, x = rng.choice((0.5, 1.5, 2.0, 2.5)), rng.signed_decimal(0.4, 3, 0.2)
    wrong = {
        "gate-alone": float(SIGMOID(beta * x)),
        "forgets-beta": float(SWISH(x)),
        "reversed": x * float(SIGMOID(-beta * x)),
        "relu": float(RELU(x)),
    }
    return Variant({"beta": beta, "x": x}, float(SWISH(x, beta=beta)), wrong)


def leaky_value(rng: StableRandom) -> Variant:
    """Leaky ReLU at a negative input."""
    a, x = rng.choice((0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.3)), -rng.decimal(0.5, 6, 0.5)
    value = float(LEAKY_RELU(x, slope=a))
    wrong = {
        "slope": float(LEAKY_RELU.grad(x, slope=a)),
        "relu": float(RELU(x)),
        "unchanged": x,
        "sign": -value,
    }
    return Variant({"a": a, "x": x}, value, wrong)


def gelu_value(rng: StableRandom) -> Variant:
    """GELU at a point, from the normal table."""
    x = rng.signed_decimal(0.4, 2.4, 0.1)
    gate = float(normal.cdf(x))
    wrong = {
        "swish": float(SWISH(x)),
        "relu": float(RELU(x)),
        "two-sided": x * abs(2 * gate - 1),
        "gate-alone": gate,
    }
    return Variant({"x": x, "gate": gate}, float(GELU(x)), wrong)


def which_curve(rng: StableRandom) -> Variant:
    """The name of a curve; each wrong name is a misconception."""
    right, *others = rng.sample(CURVES, 4)
    return Variant({}, right, {name.replace("_", "-"): name for name in others}, chart=Chart(right))
