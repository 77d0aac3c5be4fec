"""Short cases to choose for oneself, before the wizard does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.choose.advice import Advice, advise, walk
from core.choose.tree import Tree, Words
from core.content import ContentError, frozen, load_words


@dataclass(frozen=True)
class Option:
    """An activation to choose, its id with dashes; `comment` is for whoever takes a wrong one."""

    id: str
    ko: str
    en: str
    right: bool = False
    comment: Words = field(default_factory=dict)

    @property
    def activation(self) -> str:
        """The name in the catalogue."""
        return self.id.replace("-", "_")

    @property
    def words(self) -> Words:
        """The option by language."""
        return {"ko": self.ko, "en": self.en}


@dataclass(frozen=True)
class Case:
    """What is asked, the options by activation, why, and its way through the wizard."""

    id: str
    prompt: Words
    tip: Words
    why: Words
    options: tuple[Option, ...]
    path: tuple[str, ...]
    needs: tuple[str, ...] = ()

    def advice(self, tree: Tree) -> Advice:
        """What the wizard says to it; LookupError if its path does not end at an advice."""
        leaf = walk(tree, self.path)[1]
        if leaf is None:
            raise LookupError(self.id)
        return advise(tree, leaf, self.needs)


def load_cases(questions: Path, tree: Path) -> tuple[Case, ...]:
    """The cases of a file of questions, with their ways from the file of the tree.

    ContentError for a field that is missing or unknown, and for a case without a way.
    """
    rows = {row["id"]: row for row in load_words(questions)["question"]}
    try:
        return tuple(_case(rows[way["id"]], way) for way in load_words(tree)["case"])
    except (KeyError, TypeError) as error:
        raise ContentError(f"{questions}: {error!r}") from error


def _case(row: Mapping[str, Any], way: Mapping[str, Any]) -> Case:
    return Case(
        id=row["id"],
        prompt=row["prompt"],
        tip=row["tip"],
        why=row["why"],
        options=tuple(Option(**option) for option in row["option"]),
        path=tuple(way["path"].split(".")),
        needs=frozen(way).get("needs", ()),
    )
