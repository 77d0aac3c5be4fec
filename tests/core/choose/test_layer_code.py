"""Code of layers: it runs unchanged and computes the advised activation."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest

from core.activations import BY_NAME
from core.activations.program import Framework
from core.choose import advise, layer_code, load
from core.course.content import load_words
from core.multivariate import gates
from core.multivariate.softmax import softmax

ASSETS = Path(__file__).parents[3] / "assets"
LAYERS = load_words(ASSETS / "layers.toml")
TREE = load(ASSETS / "choose.toml")
MODULES = {"torch": ("torch",), "jax": ("jax", "flax"), "keras": ("keras",), "numpy": ()}
ADVICE = [
    advise(TREE, leaf, needs)
    for leaf in TREE.leaves.values()
    for needs in [(), *((need,) for need in leaf.needs)]
]
# Layer, activation and parameters of everything that an advice can show.
SHOWN = sorted({(a.leaf.layer, a.activation, tuple(a.given(TREE).items())) for a in ADVICE})
HIDDEN = [case for case in SHOWN if case[0] in LAYERS["hidden"]]
ELEMENTWISE = [case for case in HIDDEN if case[1] != "softmax"]
OUTPUTS = sorted(LAYERS["output"])
HEADS = [(layer, "sigmoid", ()) for layer in OUTPUTS]
Case = tuple[str, str, tuple[tuple[str, float], ...]]

every_framework = pytest.mark.parametrize("framework", get_args(Framework))
every_hidden = pytest.mark.parametrize("case", HIDDEN, ids=lambda case: f"{case[0]}-{case[1]}")
every_output = pytest.mark.parametrize("layer", OUTPUTS)


def text_of(case: Case, framework: Framework) -> str:
    """The code of a layer as the page gives it."""
    layer, name, given = case
    variance = TREE.entries[name].variance
    return layer_code.code(LAYERS, layer, framework, name, variance, **dict(given))


def run(text: str, framework: str) -> dict[str, Any]:
    """The names that a program leaves behind if its framework is there; it is compiled anyway."""
    code = compile(text, framework, "exec")
    for module in MODULES[framework]:
        pytest.importorskip(module)
    space: dict[str, Any] = {}
    exec(code, space)
    return space


def numbers(result: Any) -> Any:
    """A result of any framework as a NumPy array."""
    return np.asarray(result.detach() if hasattr(result, "detach") else result)


@every_framework
@every_hidden
def test_hidden_layer_runs(case: Case, framework: Framework) -> None:
    """Each hidden layer runs unchanged and gives finite numbers for four examples."""
    y = numbers(run(text_of(case, framework), framework)["y"])
    assert y.shape[0] == 4 and np.all(np.isfinite(y))


@pytest.mark.parametrize("case", ELEMENTWISE, ids=lambda case: f"{case[0]}-{case[1]}")
def test_hidden_layer_uses_the_activation_of_the_catalogue(case: Case) -> None:
    """The function inside of the NumPy layer is the catalogue's, with the advice's parameters."""
    _, name, given = case
    act = gates.BY_NAME[name].act if name in gates.BY_NAME else BY_NAME[name]
    x = np.linspace(-6, 6, 97)
    f = run(text_of(case, "numpy"), "numpy")[act.name]
    np.testing.assert_allclose(f(x), act(x, **dict(given)), rtol=1e-12, atol=1e-12)


def test_dense_layer_has_the_variance_that_it_says() -> None:
    """The weights of the NumPy layer have the variance of the advice, over n."""
    rng = np.random.default_rng(0)
    for case in (case for case in HIDDEN if case[0] == "dense"):
        layer = run(text_of(case, "numpy"), "numpy")["Layer"](400, 400, rng)
        said = TREE.entries[case[1]].variance / 400
        assert np.var(layer.W) == pytest.approx(said, rel=0.02)
        assert f"{TREE.entries[case[1]].variance:g}/n" in TREE.entries[case[1]].init["en"]


def test_gated_layer_multiplies_gate_and_value() -> None:
    """With one weight of 1 the gated layer adds act(a) b of the catalogue's gates."""
    for name in ("swiglu", "geglu"):
        space = run(text_of(("gated", name, ()), "numpy"), "numpy")
        layer = space["Layer"](1, 1, np.random.default_rng(0))
        layer.W = layer.V = layer.W2 = np.ones((1, 1))
        z = 1 / math.sqrt(1 + 1e-6)
        assert layer(np.ones((1, 1)))[0, 0] == pytest.approx(1 + float(gates.BY_NAME[name](z, z)))


def test_straight_through_gradient_is_that_of_the_clipped_line() -> None:
    """backward() of the NumPy step passes the gradient where |z| <= 1 and nowhere else."""
    space = run(text_of(("ste", "step", ()), "numpy"), "numpy")
    layer, z = space["layer"], space["layer"].z
    weights, _ = layer.backward(np.ones_like(z))
    np.testing.assert_allclose(weights, layer.x.T @ (np.abs(z) <= 1))
    assert set(np.unique(space["y"])) == {0.0, 1.0}


@every_framework
def test_ordinal_logits_keep_the_order(framework: Framework) -> None:
    """With shared weights and ordered thresholds a higher level is never more probable."""
    space = run(text_of(("ordinal", "sigmoid", ()), framework), framework)
    z = numbers(space["z"])
    assert z.shape == (4, 3) and np.all(np.diff(z, axis=-1) < 0)


def test_ordinal_order_holds_for_any_weights() -> None:
    """Thresholds of the NumPy layer rise whatever has been learned."""
    rng = np.random.default_rng(0)
    space = run(text_of(("ordinal", "sigmoid", ()), "numpy"), "numpy")
    for _ in range(20):
        layer = space["Output"](16, 5, rng)
        layer.first, layer.gaps = 9 * rng.normal(size=1), 9 * rng.normal(size=3)
        assert np.all(np.diff(layer(rng.normal(size=(50, 16)))) < 0)


@pytest.mark.parametrize(
    ("framework", "matrix", "start"),
    [("torch", "nn.Linear(", "nn.init.normal_("), ("keras", "layers.Dense(", "initializer")],
)
def test_no_matrix_starts_by_a_default(framework: Framework, matrix: str, start: str) -> None:
    """Code of PyTorch and Keras, whose defaults differ from the advice, says how weights start."""
    texts = [text_of(case, framework) for case in (*HIDDEN, *HEADS)]
    assert not [text for text in texts if matrix in text and start not in text]


def weights_at_the_start(framework: Framework, text: str, seed: int) -> Iterator[Any]:
    """Matrices of a new layer with their inputs on all axes but the last."""
    space = run(text, framework)
    layer = space["layer"]
    if framework == "jax":
        key = space["jax"].random.key(seed)
        found = space["jax"].tree.leaves(layer.init(key, space["x"])["params"])
    else:
        found = layer.parameters() if framework == "torch" else layer.trainable_weights
    for weight in map(numbers, found):
        if weight.ndim > 1:
            yield np.moveaxis(weight, 0, -1) if framework == "torch" else weight


@pytest.mark.parametrize("framework", ["torch", "jax", "keras"])
@pytest.mark.parametrize("case", (*HIDDEN, *HEADS), ids=lambda case: f"{case[0]}-{case[1]}")
def test_weights_start_with_the_variance_of_the_advice(case: Case, framework: Framework) -> None:
    """Over eight starts, the variance of each matrix times its inputs is that of the advice."""
    if case[0] == "lstm":
        pytest.skip("cells of the frameworks start in their own way, as the advice says")
    said = 1.0 if case in HEADS else TREE.entries[case[1]].variance
    starts = [list(weights_at_the_start(framework, text_of(case, framework), k)) for k in range(8)]
    measured = [
        np.var(np.array(same)) * np.prod(same[0].shape[:-1]) for same in zip(*starts, strict=True)
    ]
    expected = [said, 1.0] if case[0] == "ffn" else [said] * len(measured)
    assert sorted(measured) == pytest.approx(sorted(expected), rel=0.3)


def test_attention_takes_means_of_values() -> None:
    """Shares are those of softmax, and equal logits give every token the mean of all values."""
    space = run(text_of(("attention", "softmax", ()), "numpy"), "numpy")
    layer, x = space["layer"], np.random.default_rng(1).normal(size=(2, 5, 16))
    np.testing.assert_allclose(space["softmax"](x), softmax(x), rtol=1e-12)
    layer.Q = np.zeros((16, 16))
    mean = (x @ layer.V).mean(axis=1, keepdims=True)
    np.testing.assert_allclose(layer(x), np.repeat(mean, 5, axis=1), atol=1e-12)


def test_router_shares_out_one_among_the_best() -> None:
    """The weights of the chosen experts sum to 1, and no other expert has a higher score."""
    space = run(text_of(("router", "sigmoid", ()), "numpy"), "numpy")
    layer, x = space["layer"], np.random.default_rng(1).normal(size=(20, 16))
    weights, chosen = layer(x, k=3)
    scores = BY_NAME["sigmoid"](x @ layer.W)
    np.testing.assert_allclose(weights.sum(axis=1), 1)
    best = np.sort(scores, axis=1)[:, -3:]
    np.testing.assert_allclose(np.sort(np.take_along_axis(scores, chosen, axis=1)), best)


def test_unet_layer_is_a_road_around_the_activation() -> None:
    """With weights of 0 the layer gives its input, and its norm has mean 0 in each group."""
    layer = run(text_of(("unet", "swish", ()), "numpy"), "numpy")["layer"]
    x = 3 + 2 * np.random.default_rng(1).normal(size=(2, 6, 6, 8))
    means = layer.norm(x).reshape(2, 6, 6, 4, 2).mean(axis=(1, 2, 4))
    np.testing.assert_allclose(means, 0, atol=1e-12)
    layer.W = np.zeros_like(layer.W)
    np.testing.assert_array_equal(layer(x), x)


@pytest.mark.parametrize("framework", ["torch", "jax", "keras"])
def test_gated_layer_keeps_the_mean(framework: Framework) -> None:
    """The gated layer has the RMS normalisation of the advice, which subtracts no mean."""
    text = text_of(("gated", "swiglu", ()), framework)
    assert "RMSNorm" in text and "LayerNorm" not in text


def targets(layer: str) -> Any:
    """Four targets that such an output may have."""
    if layer in ("classes", "ordinal"):
        return np.array([0, 1, 2, 1])
    return np.array([[0.0, 1.0, 1.0]] * 4)


@every_framework
@every_output
def test_output_layer_runs(layer: str, framework: Framework) -> None:
    """Each output layer predicts from four rows of logits, and its loss is one finite number."""
    space = run(text_of((layer, "sigmoid", ()), framework), framework)
    assert numbers(space["predict"](space["z"])).shape[0] == 4
    y = targets(layer)
    if framework == "torch":
        y = space["torch"].tensor(y)
        y = y if layer in ("classes", "ordinal") else y.float()
    assert np.isfinite(numbers(space["loss"](space["z"], y)))


@every_output
def test_slope_of_the_loss_is_the_slope_that_the_advice_says(layer: str) -> None:
    """By finite differences: p - y for probabilities and classes, e^z - y for counts."""
    space = run(text_of((layer, "sigmoid", ()), "numpy"), "numpy")
    z, h = np.array([[0.3, -1.2, 2.0]]), 1e-6
    y = np.array([2]) if layer in ("classes", "ordinal") else np.array([[0.0, 1.0, 1.0]])
    slope = [
        (space["loss"](z + h * e, y) - space["loss"](z - h * e, y)) / (2 * h) for e in np.eye(3)
    ]
    p = BY_NAME["sigmoid"](z)
    expected = {
        "probability": (p - y) / 3,
        "classes": softmax(z) - np.array([[0, 0, 1]]),
        "ordinal": (p - np.array([[1, 1, 0]])) / 3,
        "count": (np.exp(z) - y) / 3,
        "value": 2 * (z - y) / 3,
        "positive": 2 * (BY_NAME["softplus"](z) + 1e-6 - y) * p / 3,
        "range": (p - y / 10) / 3,
    }[layer]
    np.testing.assert_allclose(slope, np.ravel(expected), rtol=1e-5, atol=1e-7)


@every_framework
@pytest.mark.parametrize("case", SHOWN, ids=lambda case: f"{case[0]}-{case[1]}")
def test_code_is_complete_and_tidy(case: Case, framework: Framework) -> None:
    """No placeholder is left, imports are at the top, each once, and lines are short."""
    text = text_of(case, framework)
    lines = text.splitlines()
    imports = [line for line in lines if layer_code.IMPORT.fullmatch(line)]
    assert "$" not in text and text.endswith("\n") and max(map(len, lines)) <= 92
    assert len(set(imports)) == len(imports)
    body = "\n".join(line for line in lines if line not in imports)
    assert all(f"{line.split()[-1]}." in body for line in imports), f"an import is not used: {text}"
