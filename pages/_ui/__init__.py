"""The kit that pages are made of."""

from pages._ui.lesson import Lesson

__all__ = ["Lesson"]
