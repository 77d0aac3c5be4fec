"""Variance of the first weights, by activation."""

from core.activations import HARD_SIGMOID, LINEAR, SELU, SIGMOID, STEP, TANH, Activation

KEEPS_ITS_SCALE = (STEP, LINEAR, SIGMOID, TANH, HARD_SIGMOID, SELU)
"""Functions usually started from Var w = 1 / fan_in; the others lose half of z (he2015)."""


def usual_variance(act: Activation) -> float:
    """c in Var w = c / fan_in: 1 for lines, S-curves and SELU, 2 for the ReLU family (he2015)."""
    return 1.0 if act in KEEPS_ITS_SCALE else 2.0
