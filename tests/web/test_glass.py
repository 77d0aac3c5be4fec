"""Glass box: the numbers with which its script is compared are the slopes of the loss."""

import pytest

from pages._ui.scenes.glass_box import RANGES, START
from tests.web import glass_cases

SMOOTH = [state for state in glass_cases.states() if state["f"] != "step" and state["x1"]]


@pytest.mark.parametrize("state", SMOOTH, ids=lambda s: f"{s['f']}-{s['loss']}-{s['x1']:.1f}")
def test_the_reference_gradients_are_slopes_of_the_loss(state: glass_cases.State) -> None:
    """Moving one weight changes the loss as back-propagation says (finite differences)."""
    h = 1e-6
    for name, slope in glass_cases.gradients(state).items():
        ends = (
            glass_cases.loss(state | {"weights": state["weights"] | {name: at}})
            for at in (state["weights"][name] + h, state["weights"][name] - h)
        )
        above, below = ends
        assert slope == pytest.approx((above - below) / (2 * h), rel=1e-5, abs=1e-8)


@pytest.mark.parametrize("loss", glass_cases.LOSSES)
def test_a_step_in_the_hidden_layer_leaves_three_gradients(loss: str) -> None:
    """At the start, six of the nine gradients are 0 with the step and none with the sigmoid."""
    zeros = {
        f: sum(g == 0 for g in glass_cases.gradients(START | {"f": f, "loss": loss}).values())
        for f in ("step", "sigmoid")
    }
    assert zeros == {"step": 6, "sigmoid": 0}


def test_the_start_lies_on_the_sliders() -> None:
    """Every number of the start is a stop of its slider."""
    numbers = {name: START[name] for name in ("x1", "x2", "y", "rate")}
    for name, value in [*numbers.items(), *(("weight", w) for w in START["weights"].values())]:
        low, high, step = RANGES[name]
        stops = (value - low) / step
        assert low <= value <= high and stops == pytest.approx(round(stops))
