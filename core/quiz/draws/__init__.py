"""The numbers behind generated questions: what is given, what is right, and what slips lead to."""

from core.quiz.draws.draw import Draw, Family, drawn

__all__ = ["Draw", "Family", "drawn"]
