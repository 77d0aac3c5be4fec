"""Generators of questions: given numbers, the right answer, and the answers of misconceptions."""

from core.quiz.generators.variant import Family, Variant, distinct_variant

__all__ = ["Family", "Variant", "distinct_variant"]
