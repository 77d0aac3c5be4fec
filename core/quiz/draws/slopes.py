"""Draws about slopes: the largest, one at a point, either side of a kink, and a product of them."""

from core.activations import ELU, LEAKY_RELU, SIGMOID, TANH
from core.analysis.facts import facts, kinks
from core.quiz.chance import Chance
from core.quiz.draws.draw import Draw
from core.quiz.draws.written import number


def largest_slope(rng: Chance) -> Draw:
    """The largest slope of sigma(k x)."""
    k = rng.number(0.4, 6, 0.1)
    at_0 = float(SIGMOID(0.0))
    wrong = {
        "forgets-k": facts(SIGMOID).steepest.value,
        "value": at_0,
        "value-times-k": at_0 * k,
        "tanh": facts(TANH).steepest.value * k,
    }
    return Draw({"k": k}, facts(SIGMOID, k=k).steepest.value, wrong)


def slope_bound(rng: Chance) -> Draw:
    """The largest possible product of the slopes of L sigmoid layers, weights aside."""
    layers = 2 + rng.below(11)
    most = facts(SIGMOID).steepest.value
    wrong = {
        "value": float(SIGMOID(0.0)) ** layers,
        "adds": most * layers,
        "one-less": most ** (layers - 1),
        "tanh": facts(TANH).steepest.value,
    }
    return Draw({"layers": layers}, most**layers, wrong)


def s_slope(rng: Chance) -> Draw:
    """The slope of tanh or of the sigmoid at a point."""
    act, other, name = rng.pick(((TANH, SIGMOID, r"\tanh"), (SIGMOID, TANH, r"\sigma")))
    x = rng.signed(0.2, 3, 0.1)
    value = float(act(x))
    wrong = {
        "other-function": float(other.grad(x)),
        "value": value,
        "one-minus-value": 1 - value,
        "square": value * value,
    }
    return Draw({"x": x, "f": name, "value": value}, float(act.grad(x)), wrong)


def kink_slope(rng: Chance) -> Draw:
    """The slope just left or right of the kink of leaky ReLU or ELU."""
    parameter = rng.number(0.1, 0.9, 0.1) if rng.below(2) else rng.number(1.2, 3, 0.2)
    if parameter < 1:
        kink = kinks(LEAKY_RELU, slope=parameter)[0]
        left = rf"{number(parameter)}x"
    else:
        kink = kinks(ELU, alpha=parameter)[0]
        left = rf"{number(parameter)}(e^x-1)"
    sides = (kink.slope_left, kink.slope_right)
    side = rng.below(2)
    wrong = {
        "other-side": sides[1 - side],
        "average": sum(sides) / 2,
        "value": kink.f_left,
        "jump": sides[1] - sides[0],
    }
    return Draw({"left": left, "at": ("0^-", "0^+")[side]}, sides[side], wrong)
