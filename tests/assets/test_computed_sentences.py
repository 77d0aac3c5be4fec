"""Sentences that follow from a formula state the values that the formula gives."""

import math
import re
from pathlib import Path

import numpy as np
import pytest

from core.activations import ELU, GELU_SIGMOID, SIGMOID, SQUARED_RELU, SWISH, TANH
from core.course.content import LANGUAGES, load_blocks, load_models
from core.experiments.growth import growth
from core.experiments.one_neuron import live
from core.multivariate.gates import SWIGLU
from core.multivariate.softmax import softmax
from core.numerics import normal
from core.numerics.elementwise import Array
from pages._ui.scenes.stack import measured

ASSETS = Path(__file__).parents[2] / "assets"
MODELS = {name: m for m in load_models(ASSETS / "models.toml") for name in m.name.split(", ")}

every_language = pytest.mark.parametrize("lang", LANGUAGES)


def body(lang: str, page: str, block: str) -> str:
    """One block of a page."""
    return load_blocks(ASSETS / "text" / lang / f"{page}.md")[block].body


def clamp_rows(lang: str) -> list[tuple[list[str], float]]:
    """Models and limit of each row in the table of clamps."""
    rows = re.findall(r"^\| (\D[^|]*?) \| (\d+) \|", body(lang, "glu", "clamp"), re.M)
    return [(names.split(", "), float(limit)) for names, limit in rows]


@every_language
def test_clamped_product_has_a_range(lang: str) -> None:
    """With limit 7 the product of gpt-oss lies between -42 and 56 and comes close to both."""
    limit = clamp_rows(lang)[0][1]
    a, b = np.meshgrid(np.linspace(-30, 30, 601), np.linspace(-30, 30, 601))
    product = SWISH(np.minimum(a, limit), beta=1.702) * (np.clip(b, -limit, limit) + 1)
    text = body(lang, "glu", "clamp")
    assert f"−{-np.round(product.min()):g}" in text and f"{np.round(product.max()):g}" in text
    assert product.min() > -42 and product.max() < 56


def test_clamped_gate_is_the_sigmoid_form_of_gelu() -> None:
    """Swish with beta 1.702 is the sigmoid form of GELU."""
    x = np.linspace(-9, 9, 181)
    np.testing.assert_allclose(SWISH(x, beta=1.702), GELU_SIGMOID(x), rtol=1e-12, atol=1e-15)


@every_language
def test_limits_of_the_clamps_are_those_of_the_models(lang: str) -> None:
    """Each model in the table of clamps states the same limit in the table of models."""
    rows = clamp_rows(lang)
    assert [limit for _, limit in rows] == [7, 10]
    for names, limit in rows:
        for name in names:
            assert f"±{limit:g}" in MODELS[name].note[lang], name


def test_products_grow_like_squares() -> None:
    """Twice the input gives four times squared ReLU, and nearly four times a large SwiGLU."""
    x = np.linspace(0.5, 9, 18)
    np.testing.assert_allclose(SQUARED_RELU(2 * x), 4 * SQUARED_RELU(x))
    assert np.all(SQUARED_RELU(-x) == 0)
    assert SWIGLU(20.0, 20.0) / SWIGLU(10.0, 10.0) == pytest.approx(4, rel=1e-3)
    said = f"{growth(SWISH, 2, gated=True):.1f}"
    assert all(f":blue[{said}" in body(lang, "glu", "double") for lang in LANGUAGES)


def xielu(x: Array, positive: float, negative: float, beta: float) -> Array:
    """Expanded integral of ELU, as the library of Apertus computes it."""
    above = positive * x * x + beta * x
    return np.where(x > 0, above, negative * (np.expm1(np.minimum(x, 0)) - x) + beta * x)


def test_slope_of_xielu_is_a_line_and_a_shifted_elu() -> None:
    """By differences, the slope is 2 alpha_p x + beta on the right and ELU + beta on the left."""
    x, h = np.concatenate([np.linspace(-6, -0.1, 60), np.linspace(0.1, 6, 60)]), 1e-6
    slope = (xielu(x + h, 0.8, 0.7, 0.5) - xielu(x - h, 0.8, 0.7, 0.5)) / (2 * h)
    said = np.where(x > 0, 2 * 0.8 * x + 0.5, ELU(x, alpha=0.7) + 0.5)
    np.testing.assert_allclose(slope, said, atol=1e-8)


def sparsemax(logits: list[float]) -> Array:
    """Projection on the simplex: the logits minus a threshold, cut at 0."""
    z = np.sort(np.asarray(logits, float))[::-1]
    excess = (np.cumsum(z) - 1) / np.arange(1, z.size + 1)
    threshold = excess[np.flatnonzero(z > excess)[-1]]
    return np.maximum(0, np.asarray(logits, float) - threshold)


@every_language
def test_sparsemax_of_the_page_s_logits(lang: str) -> None:
    """Sparsemax of (1, 2, 3) is the vector that the softmax page states."""
    said = r",\ ".join(f"{share:g}" for share in sparsemax([1, 2, 3]))
    assert f":blue[$({said})$]" in body(lang, "softmax", "relatives")
    np.testing.assert_allclose(sparsemax([1, 1.5, 2]).sum(), 1)


def test_a_spare_seat_takes_a_share() -> None:
    """With one more logit the remaining shares sum to less than 1 and keep their ratios."""
    shares, seated = softmax([1, 2, 3]), softmax([1, 2, 3, 0.5])[:3]
    assert 0 < seated.sum() < 1
    np.testing.assert_allclose(seated / seated.sum(), shares)


@every_language
@pytest.mark.parametrize("cap", [50.0, 30.0])
def test_soft_cap_bounds_large_logits_and_keeps_small_ones(lang: str, cap: float) -> None:
    """c tanh(z/c) stays within c and changes a logit of a tenth of c by less than 1%."""
    z = np.linspace(-1000, 1000, 2001)
    assert np.all(np.abs(cap * TANH(z / cap)) <= cap)
    assert cap * TANH(0.1) == pytest.approx(cap / 10, rel=0.01)
    assert f"{cap:g}" in body(lang, "tanh", "history")


@every_language
def test_the_leak_brings_the_neuron_back_at_the_step_that_the_page_says(lang: str) -> None:
    """At learning rate 0.6 and a = 0.01 the neuron touches a point again at step 23."""
    back = live(0.6, 0.01).back
    assert re.search(rf"{back}번째|step {back}\b", body(lang, "leaky_relu", "return"))


def test_survivors_of_twenty_layers() -> None:
    """The gradient of tanh is 100 billion times the sigmoid's; three quarters of ReLU's stay."""
    tanh, sigmoid, relu = (
        measured(name, 20, c, own).bottom
        for name, c, own in (("tanh", 1.0, None), ("sigmoid", 1.0, 1.0), ("relu", 2.0, None))
    )
    assert tanh == pytest.approx(1 / 5, abs=0.02) and 1e11 < tanh / sigmoid < 1e12
    assert relu == pytest.approx(3 / 4, abs=0.02)


@every_language
def test_gates_and_lines_keep_what_their_pages_say(lang: str) -> None:
    """At c = 2 ReLU keeps dozens of times what Swish does; a line keeps 0.9 of both at c = 1."""
    swish, relu, line = (
        measured(name, 20, c, None) for name, c in (("swish", 2.0), ("relu", 2.0), ("linear", 1.0))
    )
    text = body(lang, "swish", "stack")
    assert f"{swish.top:.1g}" in text and f"{swish.bottom:.1g}" in text
    assert all(24 < ratio < 100 for ratio in (relu.top / swish.top, relu.bottom / swish.bottom))
    assert min(line.top, line.bottom) > 0.9 and "0.9" in body(lang, "nonlinear", "stack")


@every_language
def test_cross_entropy_undoes_the_flat_end(lang: str) -> None:
    """At score -5 the gradients for yes are 0.013 with the squared error and 0.99 without it."""
    p = float(SIGMOID(-5.0))
    squared, entropy = 2 * (1 - p) * p * (1 - p), 1 - p
    text = body(lang, "sigmoid", "exit")
    assert f"[{squared:.2g}]" in text and f"[{entropy:.2g}]" in text


def test_linear_attention_has_positive_features() -> None:
    """ELU + 1 is positive."""
    assert np.all(ELU(np.linspace(-30, 30, 601)) + 1 > 0)


@every_language
@pytest.mark.parametrize(("page", "block"), [("glu", "ungated"), ("llm", "seats")])
def test_named_models_stand_in_the_table_of_models(lang: str, page: str, block: str) -> None:
    """Every model that these blocks name has a row with its source."""
    short = {"BitNet": "BitNet b1.58 2B4T"}
    named = {
        "ungated": ("Nemotron-H", "nanochat", "Jais 2", "BitNet", "Apertus"),
        "seats": ("DeepSeek-V3", "Llama 4", "DeepSeek-V4", "Qwen3-Next", "gpt-oss", "Gemma 2"),
    }[block]
    text = body(lang, page, block)
    assert all(name in text and short.get(name, name) in MODELS for name in named)


def test_squared_error_stops_at_the_ends_of_the_sigmoid() -> None:
    """For a target of 1 and a logit of -12 cross-entropy has slope -1, the squared error none."""
    p = SIGMOID(-12.0)
    assert p - 1 == pytest.approx(-1, abs=1e-5)
    assert abs(2 * (p - 1) * SIGMOID.grad(-12.0)) < 2e-5


@every_language
def test_weights_of_gpt_3_are_counted(lang: str) -> None:
    """Curves for a token, weights of an FFN with and without its curve, and of the whole GPT-3."""
    d, blocks, tokens, places = 12288, 96, 50257, 2048
    units = {"ko": (1e4, 1e8, 1e8, 1e8), "en": (1e6, 1e9, 1e6, 1e9)}[lang]
    curves, ffn, merged = 4 * d * blocks, 8 * d**2, d**2
    whole = 12 * d**2 * blocks + (tokens + places) * d
    counted = (curves, ffn, merged, whole)
    said = {"ko": (472, 12, 1.5, 1746), "en": (4.72, 1.2, 150, 174.6)}[lang]
    shown = {
        "ko": ("472만", "12억", "1억 5천만", "1746억"),
        "en": ("4.72 million", "1.2 billion", "150 million", "174.6 billion"),
    }[lang]
    page = " ".join(body(lang, "llm", block) for block in ("idea", "without", "count"))
    for count, unit, number, words in zip(counted, units, said, shown, strict=True):
        assert count / unit == pytest.approx(number, rel=0.01) and words in page


@every_language
def test_error_function_is_the_stretched_distribution_of_gelu(lang: str) -> None:
    """Phi, stretched and lowered to lie between -1 and 1 as the text says, is erf."""
    x = np.linspace(-6, 6, 97)
    stretched = 2 * normal.cdf(math.sqrt(2) * x) - 1
    np.testing.assert_allclose(stretched, [math.erf(v) for v in x], atol=1e-15)
    assert re.search(r"−1(?:과| and) 1\b", body(lang, "choose", "dyt"))
    assert np.all(np.abs(stretched) <= 1)
