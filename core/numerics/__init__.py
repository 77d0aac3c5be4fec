"""Floating-point rules, the normal law and bisection."""
