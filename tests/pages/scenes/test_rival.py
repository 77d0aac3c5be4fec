"""The contest with a rival: x times the probability to win is ReLU, GELU or Swish."""

import numpy as np
import pytest

from core.activations import BY_NAME
from pages._ui.scenes.rival import ABOVE, CONTESTS, GAMES, RIVALS, WIDEST, X, contest, drawn

every_rival = pytest.mark.parametrize("name", RIVALS)


@every_rival
def test_mean_is_x_times_the_chance_to_win(name: str) -> None:
    """x P(rival < x) is the function that is named, at every x."""
    rival = RIVALS[name]
    np.testing.assert_allclose(X * rival.below(X), BY_NAME[name](X), rtol=1e-12, atol=1e-12)
    assert rival.act.name == name


@pytest.mark.parametrize("name", ["gelu", "swish"])
def test_density_belongs_to_the_distribution(name: str) -> None:
    """The density drawn is the derivative of the probability to lie below x."""
    rival, h = RIVALS[name], 1e-5
    slope = (rival.below(X + h) - rival.below(X - h)) / (2 * h)
    np.testing.assert_allclose(rival.density(X), slope, rtol=1e-6, atol=1e-9)


@every_rival
def test_beaten_rivals_are_as_many_as_the_share_says(name: str) -> None:
    """Of the rivals shown, those below x are the share of all within one of them."""
    for ball in (-1.5, -0.4, 0.7, 2.0):
        frame = contest(name).frame("en", ball=ball)
        beaten = np.isfinite(np.split(frame.traces[4], 2)[0]).sum()
        assert abs(beaten / GAMES - float(RIVALS[name].below(np.array(ball)))) <= 1 / GAMES
        assert (drawn(RIVALS[name]) < ball).sum() == beaten


def test_facts_at_minus_one() -> None:
    """At x = -1 the ball beats 16% of normal rivals, and the mean is -0.159."""
    share, product = CONTESTS["normal_rival"].frame("en", ball=-1.0).facts
    assert share == "0.159" and product == "−1 × 0.159 = −0.159"


@every_rival
def test_everything_lies_in_the_picture(name: str) -> None:
    """No line leaves the axes at either end of the slider."""
    scene = contest(name)
    low, high = scene.figure("en")["layout"]["yaxis"]["range"]
    for ball in (-WIDEST, 0.0, WIDEST):
        traces = scene.frame("en", ball=ball).traces
        heights = np.concatenate(
            [traces[2], *(np.split(t, 2)[1] for t in (*traces[:2], traces[3]))]
        )
        assert low <= np.nanmin(heights) and np.nanmax(heights) <= high
        assert RIVALS[name].act(WIDEST) < ABOVE
