"""Narrow deep ReLU nets are born dead."""

import numpy as np
import pytest

from core.activations import LEAKY_RELU
from core.experiments.born_dead import born_dead


def test_width_2() -> None:
    """The lesson's shares of 500 nets after 2, 5, 10 and 20 layers."""
    share = born_dead(np.random.default_rng(0)).share.mean(axis=0)
    np.testing.assert_allclose(share[[1, 4, 9, 19]], (0.144, 0.592, 0.906, 0.998))
    assert (np.diff(share) >= 0).all()


@pytest.mark.parametrize(("width", "share"), [(3, 0.89), (5, 0.38), (10, 0.008)])
def test_width(width: int, share: float) -> None:
    """The wider, the fewer, at 20 layers."""
    found = born_dead(np.random.default_rng(0), width=width).share[:, -1].mean()
    assert found == pytest.approx(share, abs=0.05)


def test_the_verdict_turns_with_width() -> None:
    """Twenty layers of width 2 are likely dead, of width 10 they are not."""
    narrow, wide = (born_dead(np.random.default_rng(0), width=w, nets=200) for w in (2, 10))
    assert (narrow.likely.kind, wide.likely.kind) == ("holds", "does_not_hold")


def test_leaky_nets_are_alive_and_almost_constant() -> None:
    """With slope 0.01 about a third of the nets of width 2 vary by less than 1e-12."""
    found = born_dead(np.random.default_rng(0), lambda z: LEAKY_RELU(z, slope=0.01))
    assert found.share[:, -1].mean() == pytest.approx(0.38, abs=0.05)


def test_uneven_batches() -> None:
    """The range over batches needs batches of one size."""
    with pytest.raises(ValueError, match="same number"):
        born_dead(np.random.default_rng(0), nets=7)
