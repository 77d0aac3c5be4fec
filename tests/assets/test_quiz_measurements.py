"""Numbers that a question or its explanation quotes are those that the code gives."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.activations import BY_NAME, ELU, GELU, LEAKY_RELU, RELU, SELU, SIGMOID, SWISH, TANH
from core.analysis.facts import mean
from core.course.content import LANGUAGES, load_blocks
from core.experiments.block_tower import Switches, block_tower
from core.experiments.gradient_flow import gradient_flow
from core.experiments.layer_statistics import layers
from core.experiments.linear_learning import learn_linear_map
from core.experiments.race import BEST_VARIANCE, run
from core.experiments.stack import SEEDS, layer
from core.experiments.straight_through import learn
from core.incremental import done
from core.multivariate.softmax import softmax
from core.numerics.elementwise import Array
from core.quiz import load, solution

TEXT, QUIZ = (Path(__file__).parents[2] / "assets" / folder for folder in ("text", "quiz"))
QUESTIONS = {question.id: question for path in QUIZ.glob("*.toml") for question in load(path)}


def seeds(count: int) -> Iterator[np.random.Generator]:
    """Generators 0, 1, ... of the lesson."""
    return map(np.random.default_rng, range(count))


def explained(question: str, *quoted: str) -> None:
    """Check that the explanation quotes these numbers in both languages."""
    for lang in LANGUAGES:
        assert all(number in QUESTIONS[question].why[lang] for number in quoted), quoted


def last_losses(depth: int, rate: float) -> tuple[Array, Array]:
    """Final losses of ELU and ReLU in the race of the ELU page, over its five seeds."""
    starts = {"elu": BEST_VARIANCE["elu"], "relu": 2.0}
    found = [done(run(seeds(5), BY_NAME[n], c, rate, depth)).last for n, c in starts.items()]
    return found[0], found[1]


def test_a_step_solves_xor_without_its_hidden_layer() -> None:
    """Of 10 runs with 8 hidden neurons the step solves 8, more than seven."""
    assert done(learn(seeds(10), BY_NAME["step"], hidden=8, steps=400)).solved.yes == 8
    assert all("8" in QUESTIONS["predict-step"].why[lang] for lang in LANGUAGES)


def test_linear_layers_learn_a_linear_relation() -> None:
    """The loss falls from 2.4 to rounding error."""
    loss = learn_linear_map(np.random.default_rng(1), np.random.default_rng(2))
    assert loss[-1] < 1e-30
    explained("predict-linear", f"{loss[0]:.2g}")


def test_two_layers_suit_relu() -> None:
    """With two layers ReLU is lower in the median and for four of five seeds."""
    elu, relu = last_losses(2, 0.03)
    assert (relu < elu).sum() == 4
    explained("predict-faster", f"{np.median(elu):.3f}", f"{np.median(relu):.3f}")


def test_six_layers_suit_elu() -> None:
    """With six layers ELU is lower for all five seeds, and diverges at the larger rate."""
    elu, relu = last_losses(6, 0.03)
    assert (elu < relu).all()
    for lang in LANGUAGES:
        text = load_blocks(TEXT / lang / "elu.md")["faster"].body
        assert f"{np.median(elu):.2g}" in text and f"{np.median(relu):.2g}" in text
    elu, relu = last_losses(6, 0.1)
    assert not np.isfinite(np.median(elu)) and np.isfinite(relu).all()


def test_means_after_ten_layers() -> None:
    """tanh is nearest to 0 and leaky ReLU farthest, as far as the explanation says."""
    acts = (TANH, ELU, LEAKY_RELU)
    shifts = [np.median(layers(seeds(5), act, 1.5, 10).shift[:, -1]) for act in acts]
    assert shifts == sorted(shifts)
    explained("predict-centred", *(f"{shift:.2f}" for shift in shifts))


def test_large_weights_make_the_gradient_grow() -> None:
    """The three starts of tanh give the factors that the question quotes."""
    large, small = (
        np.median(gradient_flow(seeds(20), TANH, TANH.grad, c).ratio) for c in (9, 1 / 3)
    )
    explained("predict-depth", f"{large:.0f}", rf"{small * 1e5:.1f}\times10^{{-5}}")


def test_means_of_one_layer() -> None:
    """SELU without its factor has mean 0, and the other means are as quoted."""
    alpha = 1.6732632423543772
    assert abs(mean(ELU, alpha=alpha)) < 1e-9 and abs(mean(SELU)) < 1e-9
    assert f"{mean(RELU):.4f}" in solution(QUESTIONS["zero-mean-outputs"])["en"]
    quoted = (mean(ELU, alpha=1.0), mean(LEAKY_RELU, slope=0.01))
    explained("zero-mean-outputs", *(f"{value:.4f}" for value in quoted))


def test_terms_of_the_slope_cancel_at_the_dip() -> None:
    """At the lowest point of Swish the two terms of its slope have the quoted size."""
    lowest = SWISH.lowest(beta=1.0)
    assert lowest is not None
    gate = SIGMOID(lowest)
    assert gate == pytest.approx(-lowest * SIGMOID.grad(lowest))
    explained("swish-dip-cancels", f"{gate:.4f}")


def test_doubled_logits() -> None:
    """Doubled logits give the shares of half the temperature."""
    shares = softmax([2, 4, 6])
    np.testing.assert_allclose(shares, softmax(np.array([1, 2, 3]) / 0.5))
    explained("softmax-double-logits", *(f"{share:.3f}" for share in shares))


def test_gelu_at_one() -> None:
    """The value of GELU at 1 is the quoted one."""
    explained("gelu-shifted-data", f"{GELU(1.0):.3f}")


def test_the_ffn_that_suffers_most_is_measured() -> None:
    """Without norms, 20 blocks overflow with the right option of `norm-off` and no other one."""

    def grown(function: str) -> float:
        without_norm = Switches(skip=True, norm=False)
        return done(block_tower(list(seeds(SEEDS)), layer(function), without_norm)).top

    tops = {option.id: grown(option.id) for option in QUESTIONS["norm-off"].options}
    assert {name: round(top) for name, top in tops.items() if np.isfinite(top)} == {
        "relu": 30,
        "tanh": 4,
        "glu": 28,
    }
    assert [o.id for o in QUESTIONS["norm-off"].options if o.right] == ["reglu"]
    explained("norm-off", f"{tops['glu']:.0f}")
