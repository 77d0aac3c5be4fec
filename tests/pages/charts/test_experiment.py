"""Experiments on their pages: conditions in the URL, and verdicts that follow them."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from core.experiments.verdict import judge
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Scene
from pages._ui.scenes import centre, dead_at_init, dying, flow, race, toy, training, zigzag
from pages._ui.scenes.measurement_format import log, ranged, verdict_text
from pages._ui.scenes.training import HE, SMALL
from pages._ui.text.labels import VERDICT_SIGNS
from pages._ui.text.numbers import number

Visit = Callable[..., AppTest]
Keys = Callable[[AppTest], list[str]]

QUICK = (zigzag.ZIGZAG, dead_at_init.BORN, centre.SHIFT, flow.flow("tanh"))


def verdict(scene: Scene, fact: str, **sliders: float) -> str:
    """The sign of one verdict at a setting."""
    given = scene.defaults | sliders
    return scene.frame("en", **given).facts[scene.facts.index(fact)][0]


def test_a_condition_is_taken_from_the_url(visit: Visit, keys: Keys) -> None:
    """A link opens an experiment at its condition; what is no option stands for the default."""
    page = visit("03_sigmoid.py", **{"stack-sigmoid.behind": "step", "spirals.depth": "💥" * 100})
    for question in ("predict-flow", "predict-training"):
        page.button(key=f"show-{question}").click().run()
    assert not page.exception
    assert "block-experiment-stack-sigmoid" in keys(page)
    assert page.session_state["pick-sigmoid-stack-sigmoid.behind"] == "step"
    assert page.session_state["pick-sigmoid-spirals.depth"] == "10"


def test_the_init_slider_turns_the_gradient() -> None:
    """tanh goes from vanishing to exploding on one slider."""
    scene = flow.scene("tanh", "20", "without_skip")
    found = [
        verdict(scene, "vanishes", c_flow=c) + verdict(scene, "explodes", c_flow=c)
        for c in (0.1111, 1.0, 9.0)
    ]
    assert found == ["✓✕", "✕✕", "✕✓"]


def test_the_learning_rate_turns_dying_relu() -> None:
    """Units die at 0.2 in every run and not at 0.02, and leaky ReLU keeps them."""
    fast, leaky = (dying.scene(f, "0.2", "0") for f in ("relu", "leaky_relu"))
    assert verdict(fast, "die") == "✓"
    assert verdict(leaky, "die") == "✕"
    assert verdict(dying.scene("relu", "0.02", "0"), "die") != "✓"


def test_rate_and_depth_turn_elu() -> None:
    """ELU is faster with six layers at 0.03, and not at 0.1."""
    assert verdict(race.against_relu("0.03", "6"), "elu_faster") == "✓"
    assert verdict(race.against_relu("0.1", "6"), "elu_faster") != "✓"


def test_the_start_turns_dying_relu_and_the_step() -> None:
    """Smaller first weights let fewer units die, and solve XOR from fewer seeds."""
    start = [verdict(dying.scene("relu", "0.2", "0", c), "die") for c in (HE, SMALL)]
    assert start == ["✓", "◐"]
    solved = [
        verdict(training.steps("straight_through", "8", "0.1", c), "xor_solved")
        for c in (HE, SMALL)
    ]
    assert solved == ["✓", "◐"]


def test_the_learning_rate_turns_the_toy_transformer() -> None:
    """A product helps at every seed at 0.01, and not at three times that rate."""
    found = [verdict(toy.scene("bilinear", "add", r), "lower_than_relu") for r in ("0.01", "0.03")]
    assert found == ["✓", "◐"]


def test_centring_turns_the_zigzag() -> None:
    """Inputs of a sigmoid move all weights one way until their mean is subtracted."""
    scene = zigzag.scene("sigmoid")
    found = [verdict(scene, "zigzags", subtract=s) for s in (0.0, 0.2, 0.5)]
    assert found == ["✓", "◐", "✕"]


@pytest.mark.parametrize("experiment", QUICK, ids=lambda experiment: experiment.name)
def test_each_first_choice_gives_as_many_traces_and_facts_as_it_says(
    experiment: Experiment,
) -> None:
    """The chart of the first conditions has an array for every trace and a text for every fact."""
    first = [experiment.first.get(name, options[0]) for name, options in experiment.choices.items()]
    scene = experiment.scene(*first)
    assert scene is experiment.scene(*first)
    frame = scene.frame("ko", **scene.defaults)
    assert len(frame.traces) == len(scene.fields)
    assert len(frame.facts) == len(scene.facts)


def test_words_of_a_verdict() -> None:
    """A sign, a word, and the count; one run needs no count."""
    assert (
        verdict_text(judge([True, False]), "en")
        == f"{VERDICT_SIGNS['holds_if']} depends (1\u00a0of\u00a02\u00a0runs)"
    )
    assert verdict_text(judge([False]), "ko") == "✕ 맞지 않아요"


def test_numbers() -> None:
    """Three digits, powers of ten outside, ∞ where a run diverged; one number where all agree."""
    assert [number(v) for v in (0.0, 0.19543, 1.06e-12, 1e6)] == [
        "0",
        "0.195",
        "1.1×10⁻¹²",
        "1.0×10⁶",
    ]
    assert number(float("inf")) == "∞"
    assert ranged([1.0, 2.0, float("inf")]) == "2 (1 – ∞)"
    assert ranged([0.0, 0.0]) == "0"
    assert log([0.0])[0] == -320
