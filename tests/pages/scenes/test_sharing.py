"""Rules of sharing, and the gap between the shares of softmax and the right answer."""

import numpy as np
import pytest

from core.multivariate.softmax import cross_entropy_gradient
from pages._ui.scenes import sharing as charts

BROKEN = {
    charts.SIGNED: {(3, 2, -1): "negative_share", (2, -1, -1): "no_shares", (3, 2, 1): "fair"},
    charts.SIZES: {(3, 2, -3): "order_lost", (0, 0, 0): "no_shares", (3, 2, 1): "fair"},
    charts.POWERS: {(3, 2, -1): "fair", (2, -1, -1): "fair", (5, -5, 0): "fair"},
}
CASES = [(rule, scores, fault) for rule, found in BROKEN.items() for scores, fault in found.items()]


@pytest.mark.parametrize(("rule", "scores", "fault"), CASES)
def test_every_rule_but_softmax_can_be_broken(rule: str, scores: tuple[int], fault: str) -> None:
    """Shares by score or by size go wrong in the ways that are named; powers of e never do."""
    z = np.array(scores, float)
    assert charts.fault(z, charts.shares(rule, z)) == fault


def test_minus_one_of_the_first_scores() -> None:
    """With the scores 3, 2, -1 the last one gets minus a quarter, and as a size a sixth."""
    z = np.array(charts.SCORES)
    assert charts.shares(charts.SIGNED, z)[2] == -0.25
    assert charts.shares(charts.SIZES, z)[2] == pytest.approx(1 / 6)


@pytest.mark.parametrize("right", (1, 2, 3))
def test_arrows_are_minus_the_gradient(right: int) -> None:
    """Each arrow runs from the share to the right answer, which is y - p long."""
    z, target = np.array([2.0, 0.5, -1.0]), np.eye(3)[right - 1]
    frame = charts.GAP.frame("en", gy=right, g1=z[0], g2=z[1], g3=z[2])
    p, _, arrows = frame.traces
    start, end = arrows[18:].reshape(3, -1)[:, :2].T
    np.testing.assert_array_equal(start, p)
    np.testing.assert_allclose(start - end, cross_entropy_gradient(z, target))
