"""Comparison, duel and custom functions."""
