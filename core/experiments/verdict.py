"""What a run says about a claim: counted over its seeds, never written by hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["holds", "holds_if", "does_not_hold"]


@dataclass(frozen=True)
class Verdict:
    """In how many of how many runs a claim came out true.

    `kind` is "holds" for all of them, "does_not_hold" for none, and else "holds_if": then it is
    the seed, or a condition that was not held fixed, that decides.
    """

    kind: Kind
    yes: int
    of: int


def judge(outcomes: Iterable[object]) -> Verdict:
    """One outcome for each run: whether the claim was true in it.

    Raises ValueError without runs.
    """
    seen = [bool(outcome) for outcome in outcomes]
    if not seen:
        raise ValueError("no run, no verdict")
    yes = sum(seen)
    kind: Kind = "holds" if yes == len(seen) else "holds_if" if yes else "does_not_hold"
    return Verdict(kind, yes, len(seen))
