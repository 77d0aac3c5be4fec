"""Load and validate the decision tree from a TOML file."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from core.activations import BY_NAME
from core.choose.advice import paths
from core.choose.tree import (
    LONGEST,
    Answer,
    Entry,
    Instead,
    Leaf,
    Need,
    Proof,
    Tree,
    TreeQuestion,
    Words,
)
from core.course.content import LANGUAGES, ContentError, frozen, load_words
from core.multivariate import gates

CATALOGUE = (*BY_NAME, "softmax", *gates.BY_NAME)
"""Activations that an advice may name, in teaching order."""

GOES_WITH = ("init", "norm", "loss", "rate")
PROOF = ("duel", "page", "block")


def load(path: Path) -> Tree:
    """Tree from a TOML file.

    ContentError for a missing or unknown field or language, an answer without a target, a leaf
    without a path, a path that is too long, or an activation that the catalogue does not have.
    """
    rows = load_words(path)
    try:
        tree = Tree(
            root=rows["root"],
            questions={name: _question(name, row) for name, row in rows["question"].items()},
            leaves={name: _leaf(name, row) for name, row in rows["leaf"].items()},
            needs=tuple(_need(row) for row in rows["need"]),
            entries={name: Entry(**row) for name, row in rows["activation"].items()},
        )
        _check(tree)
    except (KeyError, TypeError, ValueError) as error:
        raise ContentError(f"{path}: {error!r}") from error
    return tree


def _words(row: Mapping[str, Any]) -> Words:
    if set(row) != set(LANGUAGES) or not all(row.values()):
        raise ValueError(f"{dict(row)} needs {' and '.join(LANGUAGES)}")
    return row


def _in_words(row: Mapping[str, Any]) -> tuple[Words, dict[str, Any]]:
    """Words of a row, and its other fields."""
    rest = {key: value for key, value in frozen(row).items() if key not in LANGUAGES}
    return _words({language: row.get(language, "") for language in LANGUAGES}), rest


def _question(name: str, row: Mapping[str, Any]) -> TreeQuestion:
    words, _ = _in_words(row)
    return TreeQuestion(name, words, tuple(_answer(answer) for answer in row["answers"]))


def _answer(row: Mapping[str, Any]) -> Answer:
    words, rest = _in_words(row)
    return Answer(words=words, **rest)


def _instead(row: Mapping[str, Any]) -> Instead:
    words, rest = _in_words(row)
    return Instead(words=words, **rest)


def _leaf(name: str, row: Mapping[str, Any]) -> Leaf:
    fields = dict(frozen(row))
    proof = _proof(fields, _words(fields.pop("proof")))
    goes_with = {part: _words(fields.pop(part)) for part in GOES_WITH if part in fields}
    instead = tuple(_instead(other) for other in fields.pop("instead"))
    for key in ("why", "unless", *(["name"] if "name" in fields else [])):
        _words(fields[key])
    rest = {"name": {}} | fields
    return Leaf(id=name, goes_with=goes_with, instead=instead, proof=proof, **rest)


def _need(row: Mapping[str, Any]) -> Need:
    words, fields = _in_words(row)
    proof = _proof(fields, fields.pop("look", {}))
    return Need(words=words, proof=proof, **fields)


def _proof(fields: dict[str, Any], words: Words) -> Proof:
    return Proof(words=words, **{key: fields.pop(key) for key in PROOF if key in fields})


def _check(tree: Tree) -> None:
    leaves = paths(tree)
    reached = {leaf.id for leaf in leaves.values()}
    _expect(reached == set(tree.leaves), "leaves without a path", set(tree.leaves) ^ reached)
    long = [path for path, leaf in leaves.items() if len(path) + bool(leaf.needs) > LONGEST]
    _expect(not long, "paths that are too long", long)
    asked = {q.id for q in tree.questions.values()}
    led = {a.to for q in tree.questions.values() for a in q.answers} | {tree.root}
    _expect(asked <= led, "questions without a way to them", asked - led)
    unknown = _named(tree) - set(CATALOGUE)
    _expect(not unknown, "activations outside of the catalogue", unknown)
    ids = {need.id for need in tree.needs}
    called = {name for leaf in tree.leaves.values() for name in (*leaf.needs, *leaf.implies)}
    _expect(called <= ids, "unknown needs", called - ids)


def _named(tree: Tree) -> set[str]:
    """Activations that the tree mentions."""
    leaves = {leaf.activation for leaf in tree.leaves.values()}
    others = {other.activation for leaf in tree.leaves.values() for other in leaf.instead}
    return leaves | others | {name for need in tree.needs for name in need.fits} | set(tree.entries)


def _expect(holds: bool, otherwise: str, found: Iterable[object]) -> None:
    if not holds:
        raise ValueError(f"{otherwise}: {sorted(map(str, found))}")
