"""ReLU neurons that add up to a curve: rays, sum and bends are those of the experiment."""

import numpy as np
import pytest

from core.experiments.hinges import HIGH, through
from pages._ui.charts.scene import packed
from pages._ui.scenes import hinges as charts


@pytest.mark.parametrize("count", [1, 3, charts.MOST])
def test_rays_add_up_to_the_line(count: int) -> None:
    """Each neuron has a ray from its hinge; at the right end they sum to the line there."""
    rays, _, line, bends = charts.HINGES.frame("en", neurons=count).traces
    drawn = through(count)
    y = rays.reshape(2, charts.MOST, 3)[1]
    assert (y[:count, 0] == 0).all() and np.isnan(y[count:]).all()
    corner = line.reshape(2, -1)[:, count]
    assert corner == pytest.approx([HIGH, drawn.offset + y[:count, 1].sum()])
    found = bends.reshape(2, -1)[:, :count]
    np.testing.assert_allclose(found, [drawn.hinges, drawn(drawn.hinges)])


def test_facts_and_size() -> None:
    """The distance from the curve falls with the number of neurons; the tables are small."""
    apart = [float(charts.HINGES.frame("en", neurons=n).facts[0]) for n in (6, 12, 24)]
    assert apart == sorted(apart, reverse=True)
    assert len(packed(charts.HINGES, (("neurons", 3.0),), "ko")) < 100_000
