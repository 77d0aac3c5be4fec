"""Verdict on a claim, counted over the runs of an experiment."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["holds", "holds_if", "does_not_hold"]


@dataclass(frozen=True)
class ClaimVerdict:
    """Number of runs `yes` of `of` in which a claim is true.

    `kind` is "holds" for all runs, "does_not_hold" for none, and "holds_if" otherwise, when the
    outcome depends on the seed or another uncontrolled condition.
    """

    kind: Kind
    yes: int
    of: int


def judge(outcomes: Iterable[object]) -> ClaimVerdict:
    """Verdict from the outcome of each run, true or false.

    Raises ValueError without runs.
    """
    seen = [bool(outcome) for outcome in outcomes]
    if not seen:
        raise ValueError("a verdict needs at least one run")
    yes = sum(seen)
    kind: Kind = "holds" if yes == len(seen) else "holds_if" if yes else "does_not_hold"
    return ClaimVerdict(kind, yes, len(seen))
