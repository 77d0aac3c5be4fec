"""Measurements of catalogue functions."""
