"""Draws about values of one function: at a point, at the far left, and which curve it is."""

from math import inf

from core.activations import CELU, ELU, GELU, LEAKY_RELU, RELU, SELU, SIGMOID, SWISH
from core.numerics import normal
from core.quiz.chance import Chance
from core.quiz.draws.draw import Draw
from core.quiz.draws.written import number
from core.quiz.question import Chart

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
"""Functions of the catalogue that can be told apart on a small plot."""


def left_limit(rng: Chance) -> Draw:
    """What ELU, CELU or SELU approaches at the far left."""
    alpha = rng.number(0.5, 3, 0.25)
    act = rng.pick((ELU, CELU, SELU))
    if act is SELU:
        left, end = r"1.0507\cdot1.6733\,(e^x-1)", float(SELU(-inf))
        special = {"alpha-alone": -1.6732632423543772}
    else:
        power = "x" if act is ELU else rf"x/{number(alpha)}"
        left, end = rf"{number(alpha)}(e^{{{power}}}-1)", float(act(-inf, alpha=alpha))
        special = {"selu": float(SELU(-inf))}
    slope = float(act.grad(-inf, **({} if act is SELU else {"alpha": alpha})))
    wrong = {"slope": slope, "sign": -end, "forgets-factor": float(ELU(-inf)), **special}
    return Draw({"name": act.label, "left": left}, end, wrong)


def elu_value(rng: Chance) -> Draw:
    """ELU at a negative input."""
    alpha, x = rng.number(0.5, 2.5, 0.5), -rng.number(0.2, 3, 0.1)
    wrong = {
        "limit": float(ELU(-inf, alpha=alpha)),
        "relu": float(RELU(x)),
        "slope": float(ELU.grad(x, alpha=alpha)),
        "forgets-alpha": float(ELU(x)),
        "straight": alpha * x,
    }
    return Draw({"alpha": alpha, "x": x}, float(ELU(x, alpha=alpha)), wrong)


def swish_value(rng: Chance) -> Draw:
    """Swish with some beta at a point."""
    beta, x = rng.pick((0.5, 1.5, 2.0, 2.5)), rng.signed(0.4, 3, 0.2)
    wrong = {
        "gate-alone": float(SIGMOID(beta * x)),
        "forgets-beta": float(SWISH(x)),
        "reversed": x * float(SIGMOID(-beta * x)),
        "relu": float(RELU(x)),
    }
    return Draw({"beta": beta, "x": x}, float(SWISH(x, beta=beta)), wrong)


def leaky_value(rng: Chance) -> Draw:
    """Leaky ReLU at a negative input."""
    a, x = rng.pick((0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.3)), -rng.number(0.5, 6, 0.5)
    value = float(LEAKY_RELU(x, slope=a))
    wrong = {
        "slope": float(LEAKY_RELU.grad(x, slope=a)),
        "relu": float(RELU(x)),
        "unchanged": x,
        "sign": -value,
    }
    return Draw({"a": a, "x": x}, value, wrong)


def gelu_value(rng: Chance) -> Draw:
    """GELU at a point, from the normal table."""
    x = rng.signed(0.4, 2.4, 0.1)
    gate = float(normal.cdf(x))
    wrong = {
        "swish": float(SWISH(x)),
        "relu": float(RELU(x)),
        "two-sided": x * abs(2 * gate - 1),
        "gate-alone": gate,
    }
    return Draw({"x": x, "gate": gate}, float(GELU(x)), wrong)


def which_curve(rng: Chance) -> Draw:
    """The name of a curve; each wrong name is a misconception of its own."""
    right, *others = rng.some(CURVES, 4)
    return Draw({}, right, {name.replace("_", "-"): name for name in others}, chart=Chart(right))
