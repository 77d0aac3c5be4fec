"""Verdicts are counted."""

import pytest

from core.experiments.verdict import ClaimVerdict, Kind, judge


@pytest.mark.parametrize(
    ("outcomes", "kind"),
    [
        ([True, True], "holds"),
        ([True, False], "holds_if"),
        ([False], "does_not_hold"),
    ],
)
def test_kinds(outcomes: list[bool], kind: Kind) -> None:
    """All, some, or none of the runs."""
    assert judge(outcomes) == ClaimVerdict(kind, sum(outcomes), len(outcomes))


def test_no_run() -> None:
    """Nothing was seen, so nothing is said."""
    with pytest.raises(ValueError, match="at least one run"):
        judge([])
