"""Sentences of the lesson that state a measurement say what the measurement gives."""

import re
from collections.abc import Iterator
from functools import cache
from math import inf, isfinite
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.activations import ALL, ELU, LEAKY_RELU, RELU, SELU, SIGMOID, TANH, Activation
from core.analysis.properties import properties
from core.course.content import LANGUAGES, load_blocks, load_models, load_words
from core.experiments.bends import second_derivative
from core.experiments.deep_training import train as train_deep
from core.experiments.dying_relu import autopsies, deaths
from core.experiments.gradient_flow import gradient_flow, theory
from core.experiments.layer_statistics import layers
from core.experiments.one_line import DEPTH, RATE, STEPS, VARIANCE
from core.experiments.passport import passport
from core.experiments.straight_through import STRAIGHT_THROUGH, learn
from core.experiments.toy_transformer import train as train_toy
from core.incremental import done
from core.numerics.elementwise import Array
from core.quiz import load
from pages._ui.scenes.stack import measured
from pages._ui.text import library
from tests.assets.sentences import sentences

ASSETS = Path(__file__).parents[2] / "assets"
CHOOSE = load_words(ASSETS / "choose.toml")

every_language = pytest.mark.parametrize("lang", LANGUAGES)


def body(lang: str, page: str, block: str) -> str:
    """One block of a page."""
    return load_blocks(ASSETS / "text" / lang / f"{page}.md")[block].body


def said_in(lang: str, page: str, question: str) -> str:
    """All sentences of one question."""
    found = next(q for q in load(ASSETS / "quiz" / f"{page}.toml") if q.id == question)
    return "\n".join(words[lang] for words in sentences(found))


def seeds(count: int) -> Iterator[np.random.Generator]:
    """Generators 0, 1, ... of the lesson."""
    return map(np.random.default_rng, range(count))


def ratio(act: Activation, variance: float) -> Array:
    """Gradients after 20 layers over those before, one for each of 20 seeds."""
    return gradient_flow(seeds(20), act, act.grad, variance).ratio


@cache
def toy(ffn: str) -> float:
    """Median loss of 12 seeds after 60 steps."""
    return float(np.median([run.loss[-1] for run in done(train_toy(list(seeds(12)), ffn))]))


def dying(count: int, act: Activation, **given: Any) -> Array:
    """Losses of the dying-ReLU experiment at learning rate 0.2."""
    return deaths(done(autopsies(seeds(count), act, 0.2, every=0, **given))).loss


@pytest.mark.parametrize(
    "ffn", ["ReLU", "GELU", "GLU", "ReGLU", "GEGLU", "SwiGLU", "Bilinear"], ids=str.lower
)
def test_toy_table(ffn: str) -> None:
    """The table of the GLU page has the median losses of 12 seeds."""
    loss = toy(ffn.lower())
    for lang in LANGUAGES:
        said = re.search(rf"\| {ffn} \| ([\d.]+) \|", body(lang, "glu", "honest"))
        assert said and float(said[1]) == pytest.approx(loss, rel=0.06)


def test_squashed_gate_is_no_help() -> None:
    """GLU is not below ReLU, and the four other gates are far below."""
    relu = toy("relu")
    assert toy("glu") > relu
    assert all(toy(gate) < relu / 10 for gate in ("reglu", "geglu", "swiglu", "bilinear"))
    assert all("0.88" in said_in(lang, "glu", "predict-toy") for lang in LANGUAGES)


def test_leaky_loss_depends_on_the_seed() -> None:
    """Leaky ReLU has the lower loss for about half of 100 seeds."""
    lower = int((dying(100, LEAKY_RELU, slope=0.01) < dying(100, RELU)).sum())
    for lang in LANGUAGES:
        said = re.search(r"100.*?(\d+)(?:번이었| times)", body(lang, "leaky_relu", "dead"))
        assert said and int(said[1]) == pytest.approx(lower, abs=4)


def test_leaky_medians() -> None:
    """The quiz states the medians of 10 seeds."""
    found = (np.median(dying(10, RELU)), np.median(dying(10, LEAKY_RELU, slope=0.01)))
    assert found == pytest.approx((0.026, 0.023), abs=1.5e-3)
    for lang in LANGUAGES:
        text = said_in(lang, "leaky_relu", "predict-leaky")
        assert {"0.026", "0.023"} <= set(re.findall(r"\d\.\d+", text))


def test_small_rate_has_not_finished() -> None:
    """At learning rate 0.02 the loss after 900 steps is less than a third of that after 300."""
    for run in done(autopsies(seeds(3), RELU, 0.02, steps=900, every=0)):
        assert run.loss[900] < run.loss[300] / 3


@every_language
def test_elu_keeps_the_gradient(lang: str) -> None:
    """The alternative ELU states the median of its gradient at variance 1.55/n."""
    others = {o["activation"]: o[lang] for o in CHOOSE["leaf"]["mlp_deep"]["instead"]}
    assert f"${np.median(ratio(ELU, 1.55)):.2g}$" in others["elu"]


@every_language
def test_relu_gradient_depends_on_the_initialisation(lang: str) -> None:
    """The ReLU page states the median gradient after 20 layers at variance 2/n and at 1/n."""
    text = library.claims("relu")["relu-efficient"].why[lang]
    assert f"{np.median(ratio(RELU, 2.0)):.2f}" in text
    assert rf"${1e3 * np.median(ratio(RELU, 1.0)):.1f}\times10^{{-3}}$" in text


@every_language
def test_fifty_layers(lang: str) -> None:
    """The ELU page and the advice for deep networks state the spread after 50 layers."""
    elu, selu, tanh = (
        f"{np.median(layers(seeds(3), act).std[:, -1]):.2f}" for act in (ELU, SELU, TANH)
    )
    said = body(lang, "elu", "selu")
    assert selu in said and elu in said
    others = {o["activation"]: o[lang] for o in CHOOSE["leaf"]["mlp_deep"]["instead"]}
    assert f"${selu}$" in others["selu"] and f"${tanh}$" in others["tanh"]


@every_language
def test_advice_states_the_gradient_of_relu(lang: str) -> None:
    """The need of depth states ReLU's gradient: both of 20 seeds and of the passport beside it."""
    found = {f"${r:.1f}$" for r in (np.median(ratio(RELU, 2.0)), passport("relu").gradient)}
    deep = next(need for need in CHOOSE["need"] if need["id"] == "deep")
    assert len(found) == 1 and found.pop() in deep["does"][lang]


def test_gelu_gains_tens_of_thousands() -> None:
    """From c = 1 to c = 2 the gradient of GELU 20 layers down grows by a factor of 10^4 to 10^5."""
    small, large = (measured("gelu", 20, c, None).bottom for c in (1.0, 2.0))
    assert 1e4 < large / small < 1e5
    assert "수만 배" in body("ko", "choose", "idea")
    assert "tens of thousands" in body("en", "choose", "idea")


@every_language
def test_second_derivative_of_tanh(lang: str) -> None:
    """The advice for coordinate networks has the median of 10 networks."""
    found = np.median(second_derivative(seeds(10), TANH).typical)
    assert f"${found:.2f}$" in CHOOSE["leaf"]["field"]["why"][lang]


@every_language
def test_straight_through_counts(lang: str) -> None:
    """The step page has how many of 50 seeds solve XOR, by width, after 400 steps."""
    counts = [
        done(learn(seeds(50), STRAIGHT_THROUGH, hidden=hidden, steps=steps)).solved.yes
        for hidden, steps in ((8, 400), (2, 400))
    ]
    assert counts == [47, 18]
    text = body(lang, "step", "why_zero")
    assert all(re.search(rf"\b{n}(?:번| time)", text) for n in counts)


@every_language
def test_sigmoid_factor_of_19_layers(lang: str) -> None:
    """Between layers 20 and 1 the sigmoid multiplies 19 times by 0.234, about 1e-12."""
    line = theory(SIGMOID, SIGMOID.grad, 1.0, 20)
    factor = (line[0] / line[-1]) ** (1 / 19)
    assert factor == pytest.approx(0.234, abs=2e-3)
    assert np.median(ratio(SIGMOID, 1.0)) == pytest.approx(factor**19, rel=0.1)
    assert r"$0.234^{19}\approx10^{-12}$" in said_in(lang, "sigmoid", "predict-flow")


def test_one_sigmoid_layer() -> None:
    """With one layer the loss has begun to fall after 100 steps, and two of three are right."""
    found = done(train_deep(range(3), SIGMOID, 1, 1))
    low, high = found.loss[:, -1].min(), found.loss[:, -1].max()
    right = f"{100 * found.accuracy.min():.0f}–{100 * found.accuracy.max():.0f}%"
    for lang in LANGUAGES:
        text = body(lang, "sigmoid", "training")
        assert f"{low:.2f}–{high:.2f}" in text and right in text


def test_ten_sigmoid_layers_stay_for_200_steps() -> None:
    """The loss of ten layers after 200 steps is that of guessing."""
    found = done(train_deep(range(3), SIGMOID, 1, 10, steps=200))
    np.testing.assert_allclose(found.loss[:, -1], found.guessing, rtol=1e-3)


def test_elu_and_relu_on_spirals() -> None:
    """ReLU is lower for all five seeds up to three layers, and the two are equal from six on."""
    lower = {}
    for depth in (1, 2, 3, 6, 10):
        elu, relu = (
            done(train_deep(range(5), act, variance, depth, 0.1, 300)).loss[:, -1]
            for act, variance in ((ELU, 1.55), (RELU, 2.0))
        )
        lower[depth] = int((elu < relu).sum())
    assert lower == {1: 0, 2: 0, 3: 0, 6: 3, 10: 4}
    assert "셋과 넷" in body("ko", "elu", "faster")
    assert "three and for four" in body("en", "elu", "faster")


@pytest.mark.parametrize("act", ALL, ids=lambda act: act.name)
def test_lipschitz_constant_bounds_the_change(act: Activation) -> None:
    """The value changes by at most the constant times the change of the input."""
    bound = properties(act).lipschitz
    x = np.linspace(-6, 6, 2401)
    steepest = np.abs(np.diff(act(x))).max() / (x[1] - x[0])
    assert steepest <= bound * (1 + 1e-9)
    if isfinite(bound):
        assert np.abs(act(x + 1) - act(x)).max() <= bound + 1e-9
    else:
        assert bound == inf


def test_named_models_use_the_form_they_are_named_for() -> None:
    """The lists of the GELU page agree with the table of models."""
    forms: dict[str, set[str]] = {"gelu": set(), "gelu_tanh": set(), "gelu_sigmoid": set()}
    for model in load_models(ASSETS / "models.toml"):
        for form in forms.keys() & set(model.activations):
            forms[form] |= set(model.name.split(", "))
    line = dict(re.findall(r"^- (Exact|tanh|Sigmoid) form: (.*)$", body("en", "gelu", "who"), re.M))
    said = {"ViT at Hugging Face": "ViT (Hugging Face)", "the original ViT": "ViT"}
    said |= {"BERT of 2018": "BERT (Google)"}
    for head, form in (("Exact", "gelu"), ("tanh", "gelu_tanh"), ("Sigmoid", "gelu_sigmoid")):
        names = {said.get(name, name) for name in line[head].split(", ")}
        assert names <= forms[form], f"{form}: {names - forms[form]}"


def test_ten_times_longer() -> None:
    """The cover's range of the sigmoid after 3,000 steps ends at seed 2 and at seed 0 of six."""
    low, high = done(train_deep([2, 0], SIGMOID, VARIANCE, DEPTH, RATE, 10 * STEPS)).accuracy
    for lang in LANGUAGES:
        said = re.search(r"(\d+)–(\d+)%", body(lang, "contents", "questions"))
        assert said and [int(said[1]), int(said[2])] == pytest.approx(
            [100 * low, 100 * high], abs=1
        )
