"""Short cases to choose for oneself, before the wizard does: quiz questions with a way."""

from dataclasses import dataclass
from pathlib import Path

from core.choose.advice import Advice, advise, walk
from core.choose.tree import Tree
from core.course.content import ContentError, frozen, load_words


@dataclass(frozen=True)
class Case:
    """The quiz question of this id, and its way through the wizard."""

    id: str
    path: tuple[str, ...]
    needs: tuple[str, ...] = ()

    def advice(self, tree: Tree) -> Advice:
        """What the wizard says to it; LookupError if its path does not end at an advice."""
        leaf = walk(tree, self.path)[1]
        if leaf is None:
            raise LookupError(self.id)
        return advise(tree, leaf, self.needs)


def load_cases(tree: Path) -> dict[str, Case]:
    """The cases in the file of the tree, by id; ContentError for a field missing or unknown."""
    rows = [frozen(row) for row in load_words(tree)["case"]]
    try:
        cases = [Case(**row | {"path": tuple(row["path"].split("."))}) for row in rows]
    except (KeyError, TypeError) as error:
        raise ContentError(f"{tree}: [[case]]: {error!r}") from error
    return {case.id: case for case in cases}
