"""Practice cases: quiz questions, each with its path through the tree."""

from dataclasses import dataclass
from pathlib import Path

from core.choose.advice import Advice, advise, walk
from core.choose.tree import Tree
from core.course.content import ContentError, frozen, load_words


@dataclass(frozen=True)
class Case:
    """Id of a quiz question, with its path through the tree and its needs."""

    id: str
    path: tuple[str, ...]
    needs: tuple[str, ...] = ()

    def advice(self, tree: Tree) -> Advice:
        """Advice for this case; LookupError if its path does not end at a leaf."""
        leaf = walk(tree, self.path)[1]
        if leaf is None:
            raise LookupError(self.id)
        return advise(tree, leaf, self.needs)


def load_cases(tree: Path) -> dict[str, Case]:
    """Cases in the tree's file by id; ContentError for a missing or unknown field."""
    rows = [frozen(row) for row in load_words(tree)["case"]]
    try:
        cases = [Case(**row | {"path": tuple(row["path"].split("."))}) for row in rows]
    except (KeyError, TypeError) as error:
        raise ContentError(f"{tree}: [[case]]: {error!r}") from error
    return {case.id: case for case in cases}
