"""Words of generated questions, with holes for their numbers: ‹k› is filled with holes["k"]."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.course.content import LANGUAGES, ContentError, load_words, made
from core.quiz.question import Words

HOLE = re.compile(r"‹(\w+)›")


@dataclass(frozen=True)
class FamilyWords:
    """Words of the questions of one family.

    `comments` has one entry for each misconception, `names` one for each function that may be an
    answer.  `placeholder` and `otherwise` are for numbers that are typed.
    """

    prompt: Words
    tip: Words
    why: Words
    comments: Mapping[str, Words]
    placeholder: Words = field(default_factory=dict)
    otherwise: Words = field(default_factory=dict)
    names: Mapping[str, Words] = field(default_factory=dict)

    def filled(self, holes: Mapping[str, str]) -> "FamilyWords":
        """The same words with their holes filled; KeyError for a hole without a value."""

        def fill_all(words: Words) -> Words:
            return {language: fill(text, holes) for language, text in words.items()}

        return FamilyWords(
            prompt=fill_all(self.prompt),
            tip=fill_all(self.tip),
            why=fill_all(self.why),
            comments={name: fill_all(words) for name, words in self.comments.items()},
            placeholder=fill_all(self.placeholder),
            otherwise=fill_all(self.otherwise),
            names=self.names,
        )


def fill(text: str, holes: Mapping[str, str]) -> str:
    """The text with every ‹name› replaced; KeyError for a name without a value."""
    return HOLE.sub(lambda hole: holes[hole[1]], text)


def load_families(path: Path) -> dict[str, FamilyWords]:
    """Words of every family in a TOML file; ContentError names a faulty family and its file."""
    return {name: _family(path, name, row) for name, row in load_words(path).items()}


def _family(path: Path, name: str, row: Mapping[str, Any]) -> FamilyWords:
    words = made(f"{path}: [{name}]", FamilyWords, row)
    single = (words.prompt, words.tip, words.why, words.placeholder, words.otherwise)
    for each in (*single, *words.comments.values(), *words.names.values()):
        if each and set(each) != set(LANGUAGES):
            raise ContentError(f"{path}: [{name}]: {each} needs {' and '.join(LANGUAGES)}")
    return words
