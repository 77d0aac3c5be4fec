"""Questions about functions of several variables: neurons, softmax, maxout, gates, layers."""

import numpy as np

from core.activations import LINEAR, RELU, SIGMOID
from core.multivariate import gates
from core.multivariate.maxout import d_x, maxout
from core.multivariate.softmax import softmax
from core.quiz.generators.latex import latex_line
from core.quiz.generators.variant import Variant
from core.quiz.stable_random import StableRandom

WIDTHS = (512, 640, 768, 896, 1024, 1280, 1536, 2048, 2560, 3072, 4096, 5120, 6144, 8192)


def neuron_output(rng: StableRandom) -> Variant:
    """The output of a ReLU neuron whose bias turns a negative sum into a positive one."""
    x = rng.decimal(0.5, 3, 0.5), rng.decimal(0.5, 3, 0.5)
    w = rng.decimal(0.5, 2, 0.5), -rng.decimal(1, 4, 0.5)
    b, total = rng.decimal(0.5, 4, 0.5), float(np.dot(w, x))
    wrong = {
        "forgets-bias": float(RELU(total)),
        "bias-last": float(RELU(total)) + b,
        "forgets-minus": float(RELU(np.dot(np.abs(w), x) + b)),
        "forgets-activation": total,
    }
    holes = {"x1": x[0], "x2": x[1], "w1": w[0], "w2": w[1], "b": b, "sum": total}
    return Variant(holes, float(RELU(total + b)), wrong)


def linear_chain(rng: StableRandom) -> Variant:
    """The slope of several linear layers of one neuron each."""
    w, c, layers = (
        rng.decimal(1.5, 4, 0.5),
        rng.choice((0.25, 0.5, 0.75, 1.25, 1.5)),
        2 + rng.integer(2),
    )
    slope = float(LINEAR.grad(1.0, c=c))
    wrong = {
        "adds": layers * slope * w,
        "forgets-activation": w**layers,
        "forgets-weight": slope**layers,
        "one-layer": slope * w,
    }
    return Variant({"w": w, "c": c, "layers": layers}, (slope * w) ** layers, wrong)


def softmax_two(rng: StableRandom) -> Variant:
    """The first share of softmax of two logits."""
    z = rng.signed_decimal(0.5, 3, 0.5), rng.signed_decimal(0.5, 3, 0.5)
    first, second = (float(share) for share in softmax(z))
    wrong = {
        "one-logit": float(SIGMOID(z[0])),
        "sum": float(SIGMOID(z[0] + z[1])),
        "ratio": abs(z[0]) / (abs(z[0]) + abs(z[1])),
        "other-share": second,
    }
    return Variant({"z1": z[0], "z2": z[1], "gap": z[0] - z[1]}, first, wrong)


def maxout_value(rng: StableRandom) -> Variant:
    """The value of a maxout of three lines."""
    w = rng.sample((-2.0, -1.5, -1.0, -0.5, 0.5, 1.0, 1.5, 2.0), 3)
    b = [rng.signed_decimal(0.5, 4, 0.5) for _ in w]
    x = rng.signed_decimal(0.5, 3, 0.5)
    heights = [slope * x + offset for slope, offset in zip(w, b, strict=True)]
    wrong = {
        "first-line": heights[0],
        "adds": sum(heights),
        "slope": float(d_x(x, w, b)),
        "steepest": heights[w.index(max(w))],
    }
    holes: dict[str, float | str] = {"x": x}
    for i, (slope, offset, height) in enumerate(zip(w, b, heights, strict=True), start=1):
        holes |= {f"line{i}": latex_line(slope, offset), f"height{i}": height}
    return Variant(holes, float(maxout(x, w, b)), wrong)


def gate_value(rng: StableRandom) -> Variant:
    """The output of a gated linear unit."""
    family = (gates.GLU, gates.REGLU, gates.GEGLU, gates.SWIGLU)
    gate = rng.choice(family)
    a, b = rng.signed_decimal(0.5, 3, 0.5), rng.signed_decimal(0.5, 4, 0.5)
    opened = float(gate.d_value(a, b))
    wrong = {other.name: float(other(a, b)) for other in family if other is not gate}
    wrong |= {"adds": opened + b, "swapped": float(gate(b, a))}
    names = {"name": gate.label, "formula": gate.latex}
    return Variant({"a": a, "b": b, "gate": opened, **names}, float(gate(a, b)), wrong)


def ffn_hidden(rng: StableRandom) -> Variant:
    """The hidden size of a gated FFN by LLaMA's rule."""
    d, unit = rng.choice(WIDTHS), rng.choice((32, 64, 128, 256))
    two_thirds, *_, size = gates.hidden_steps(d, unit)
    wrong = {
        "four-d": 4 * d,
        "not-rounded": two_thirds,
        "rounded-down": two_thirds // unit * unit,
        "from-d": -(-(2 * d // 3) // unit) * unit,
    }
    return Variant({"d": d, "unit": unit, "steps": two_thirds}, size, wrong, exact=True)


def ffn_weights(rng: StableRandom) -> Variant:
    """The number of weights of a gated FFN without biases."""
    d, h = 16 * (1 + rng.integer(16)), 32 * (1 + rng.integer(24))
    matrix = d * h
    gate, value, out = (d, h), (d, h), (h, d)
    count = sum(rows * columns for rows, columns in (gate, value, out))
    wrong = {"two-matrices": 2 * matrix, "one-matrix": matrix, "plain-ffn": 2 * d * 4 * d}
    return Variant({"d": d, "h": h}, count, wrong, exact=True)
