"""Claims of the slides: each sentence as printed, its verdict, and the reason."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, Literal, get_args

from core.course.content import LANGUAGES, ContentError, frozen, load_words, made

Verdict = Literal["holds", "holds_if", "does_not_hold"]
Basis = Literal["measured", "derived", "definition", "paper"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
NUMBER = re.compile(r"E(\d+)([a-z]?)")


@dataclass(frozen=True)
class Claim:
    """One sentence of a slide, with the lesson's verdict on it.

    `id` is the number of the correction ("E03"), or a word where there is nothing to correct.
    `quote` is the sentence as the deck prints it, and its translation; `why` is the Markdown of
    the reason, `basis` the way in which it is known.  `until` names a quiz that the verdict would
    answer, and that comes first.  A `slip` of spelling or numbering is listed on the references
    page and has no card.
    """

    section: str
    id: str
    quote: Mapping[str, str]
    verdict: Verdict
    basis: Basis
    why: Mapping[str, str]
    until: str = ""
    slip: bool = False

    @property
    def key(self) -> str:
        """Id of the learner's judgement, and of the card."""
        return f"claim-{self.id.lower()}"

    @property
    def number(self) -> str:
        """Number of the correction, "" where there is none."""
        return self.id if NUMBER.fullmatch(self.id) else ""


def load_claims(path: Path) -> tuple[Claim, ...]:
    """Claims of a section in the order of its slide; ContentError names a faulty one."""
    claims = tuple(_claim(path, row) for row in load_words(path).get("claim", []))
    ids = [claim.id for claim in claims]
    _expect(len(set(ids)) == len(ids), path, "an id occurs twice")
    return claims


def _claim(path: Path, row: Mapping[str, Any]) -> Claim:
    where = f"[{row.get('id', 'a claim without id')}]"
    claim = made(f"{path}: {where}", partial(Claim, path.stem), frozen(row))
    _expect(claim.verdict in VERDICTS, path, f"{where}: verdict {claim.verdict!r}?")
    _expect(claim.basis in get_args(Basis), path, f"{where}: basis {claim.basis!r}?")
    for name, texts in (("quote", claim.quote), ("why", claim.why)):
        _expect(set(texts) == set(LANGUAGES), path, f"{where}: {name} needs {LANGUAGES}")
    return claim


def _expect(true: bool, path: Path, otherwise: str) -> None:
    if not true:
        raise ContentError(f"{path}: {otherwise}")


def corrections(claims: Iterable[Claim]) -> list[tuple[str, list[Claim]]]:
    """Claims with a number in its order, E2 E10 E35 E35a, in runs of one section.

    ContentError, with both sections, for a number that occurs twice.
    """
    ordered = sorted((claim for claim in claims if claim.number), key=_order)
    for one, other in pairwise(ordered):
        if one.number == other.number:
            raise ContentError(f"{one.number} occurs in {one.section} and in {other.section}")
    return [(section, list(run)) for section, run in groupby(ordered, lambda c: c.section)]


def _order(claim: Claim) -> tuple[int, str]:
    known = NUMBER.fullmatch(claim.number)
    assert known
    return int(known[1]), known[2]
