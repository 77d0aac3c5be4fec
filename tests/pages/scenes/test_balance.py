"""The beam: balls are the outputs of equally likely inputs, and the mean tilts it."""

import numpy as np
import pytest

from core.activations import ELU
from core.activations.exponential import SELU_ALPHA
from core.analysis.facts import facts
from core.numerics.elementwise import Array
from pages._ui.charts.scene import packed
from pages._ui.scenes import balance as charts
from pages._ui.text import library

BUDGET = 100_000
every_size = pytest.mark.parametrize("alpha", charts.STOPS[::7])


def traces(alpha: float) -> list[Array]:
    """The curve as heights, the others as their x in one row and their y in another."""
    frame = charts.BALANCE.frame("ko", lift=alpha)
    return [
        table if field == "y" else table.reshape(2, -1)
        for table, field in zip(frame.traces, charts.BALANCE.fields, strict=True)
    ]


@every_size
def test_points_lie_on_the_curve(alpha: float) -> None:
    """The curve is ELU, and each point is an input with its output."""
    curve, (x, y), *_ = traces(alpha)
    np.testing.assert_allclose(curve - charts.RAISED, ELU(charts.X, alpha=alpha))
    np.testing.assert_allclose(y - charts.RAISED, ELU(x, alpha=alpha))


@every_size
def test_beam_tilts_by_the_mean(alpha: float) -> None:
    """The right end goes down as far as the exact mean says, and the fact is that mean."""
    _, _, _, (x, y), *_ = traces(alpha)
    mean = facts(ELU, alpha=alpha).mean
    assert y[-1] / x[-1] == pytest.approx(-charts.TILT * mean)
    shown = charts.BALANCE.frame("ko", lift=alpha).facts[0].replace("−", "-")
    assert float(shown) == pytest.approx(mean, abs=6e-4)


@every_size
def test_balls_are_the_outputs(alpha: float) -> None:
    """Each ball lies within half a ball of its output, and no two are in the same place."""
    balls = traces(alpha)[4]
    assert np.abs(balls[0] - ELU(charts.INPUTS, alpha=alpha)).max() <= charts.BALL / 2 + 1e-9
    assert len({tuple(np.round(ball, 6)) for ball in balls.T}) == charts.COUNT


@pytest.mark.parametrize("language", ("ko", "en"))
def test_beam_is_level_at_one_stop(language: str) -> None:
    """One stop is called level: alpha of SELU."""
    level = library.words(language)["facts"]["balance_level"]
    found = [a for a in charts.STOPS if charts.BALANCE.frame(language, lift=a).facts[1] == level]
    assert found == [SELU_ALPHA]
    assert len(packed(charts.BALANCE, (("lift", 0.0),), language)) < BUDGET
