"""Usual variance of initial weights, by activation."""

from core.activations import HARD_SIGMOID, LINEAR, SELU, SIGMOID, SNAKE, STEP, TANH, Activation

KEEPS_ITS_SCALE = (STEP, LINEAR, SIGMOID, TANH, HARD_SIGMOID, SELU, SNAKE)
"""Functions usually initialised with Var w = 1 / fan_in instead of 2 / fan_in."""


def usual_variance(act: Activation) -> float:
    """c in Var w = c / fan_in: 1 for lines, S-curves, SELU, Snake; 2 for the ReLU family (he2015).

    2 also for the sine at w0 = 1: the weights of SIREN are uniform within +-sqrt(6 / n) / w0, with
    variance 2 / (n w0^2) (sitzmann2020).  Those of Snake are within +-sqrt(3 / n) (ziyin2020).
    """
    return 1.0 if act in KEEPS_ITS_SCALE else 2.0
