"""Floating-point rules, the normal distribution, and bisection."""
