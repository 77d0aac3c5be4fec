"""Words of a question, for the tests of spelling, formulas and citations."""

from collections.abc import Iterator

from core.quiz import Question, Words


def sentences(question: Question) -> Iterator[Words]:
    """All words of a question by language, with its options, pairs and comments."""
    yield from filter(None, (question.prompt, question.tip, question.placeholder))
    yield from filter(None, (question.otherwise, question.why))
    yield from (comment.words for comment in question.comments)
    for option in question.options:
        yield from filter(None, (option.words, option.comment))
    for pair in question.pairs:
        yield from filter(None, (pair.left, pair.right, pair.comment))
