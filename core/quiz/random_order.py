"""An order that looks random and never changes for the same question."""

from collections.abc import Iterable
from zlib import crc32

from core.quiz.question import Option, Question


def shuffled(ids: Iterable[str], question: str) -> list[str]:
    """The ids in an order that depends on them and on the question alone."""
    return sorted(ids, key=lambda i: crc32(f"{question} {i}".encode()))


def mixed(question: Question) -> list[Option]:
    """The options in such an order, so that the place of the right one tells nothing."""
    by_id = {option.id: option for option in question.options}
    return [by_id[i] for i in shuffled(by_id, question.id)]
