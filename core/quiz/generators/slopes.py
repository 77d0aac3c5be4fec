"""Questions about slopes: largest slope, at a point, beside a kink, product over layers."""

from core.activations import ELU, LEAKY_RELU, SIGMOID, TANH
from core.analysis.facts import facts, kinks
from core.quiz.generators.latex import latex_number
from core.quiz.generators.variant import Variant
from core.quiz.stable_random import StableRandom


def largest_slope(rng: StableRandom) -> Variant:
    """The largest slope of sigma(k x)."""
    k = rng.decimal(0.4, 6, 0.1)
    at_0 = float(SIGMOID(0.0))
    wrong = {
        "forgets-k": facts(SIGMOID).steepest.value,
        "value": at_0,
        "value-times-k": at_0 * k,
        "tanh": facts(TANH).steepest.value * k,
    }
    return Variant({"k": k}, facts(SIGMOID, k=k).steepest.value, wrong)


def slope_bound(rng: StableRandom) -> Variant:
    """The largest possible product of the slopes of L sigmoid layers, weights aside."""
    layers = 2 + rng.integer(11)
    most = facts(SIGMOID).steepest.value
    wrong = {
        "value": float(SIGMOID(0.0)) ** layers,
        "adds": most * layers,
        "one-less": most ** (layers - 1),
        "tanh": facts(TANH).steepest.value,
    }
    return Variant({"layers": layers}, most**layers, wrong)


def s_slope(rng: StableRandom) -> Variant:
    """The slope of tanh or of the sigmoid at a point."""
    act, other, name = rng.choice(((TANH, SIGMOID, r"\tanh"), (SIGMOID, TANH, r"\sigma")))
    x = rng.signed_decimal(0.2, 3, 0.1)
    value = float(act(x))
    wrong = {
        "other-function": float(other.grad(x)),
        "value": value,
        "one-minus-value": 1 - value,
        "square": value * value,
    }
    return Variant({"x": x, "f": name, "value": value}, float(act.grad(x)), wrong)


def kink_slope(rng: StableRandom) -> Variant:
    """The slope just left or right of the kink of leaky ReLU or ELU."""
    parameter = rng.decimal(0.1, 0.9, 0.1) if rng.integer(2) else rng.decimal(1.2, 3, 0.2)
    if parameter < 1:
        kink = kinks(LEAKY_RELU, slope=parameter)[0]
        left = rf"{latex_number(parameter)}x"
    else:
        kink = kinks(ELU, alpha=parameter)[0]
        left = rf"{latex_number(parameter)}(e^x-1)"
    sides = (kink.slope_left, kink.slope_right)
    side = rng.integer(2)
    wrong = {
        "other-side": sides[1 - side],
        "average": sum(sides) / 2,
        "value": kink.f_left,
        "jump": sides[1] - sides[0],
    }
    return Variant({"left": left, "at": ("0^-", "0^+")[side]}, sides[side], wrong)
