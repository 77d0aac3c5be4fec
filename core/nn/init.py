"""Usual variance of initial weights, by activation."""

from core.activations import HARD_SIGMOID, LINEAR, SELU, SIGMOID, STEP, TANH, Activation

KEEPS_ITS_SCALE = (STEP, LINEAR, SIGMOID, TANH, HARD_SIGMOID, SELU)
"""Functions usually initialised with Var w = 1 / fan_in instead of 2 / fan_in."""


def usual_variance(act: Activation) -> float:
    """c in Var w = c / fan_in: 1 for lines, S-curves and SELU, 2 for the ReLU family (he2015)."""
    return 1.0 if act in KEEPS_ITS_SCALE else 2.0
