"""Spaced repetition, mistakes, mastery and score."""
