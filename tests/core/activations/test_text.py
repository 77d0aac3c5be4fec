"""Texts of the catalogue: worked formulas, LaTeX and programs."""

import math
import re
from bisect import bisect_right
from typing import Any

import numpy as np
import pytest

from core.activations import ALL, BY_NAME, LEAKY_RELU, SWISH, Activation
from core.activations.program import Code, Framework
from core.numerics import normal

X = np.linspace(-6, 6, 97)
each = pytest.mark.parametrize("act", ALL, ids=lambda act: act.name)


def cases(act: Activation) -> list[dict[str, float]]:
    """The default parameters, and a different value for each parameter."""
    return [{}, *({p.name: p.low + 7 * p.step} for p in act.params)]


def number(value: float) -> str:
    return f"{value:.10f}".replace("-", "−")


def value_of(text: str) -> float:
    """Value of a worked formula, evaluated as written."""
    python = text.replace("−", "-").replace("·", "*")
    python = re.sub(r"e\^\[", "exp[", python).replace("^[", "**[")
    python = re.sub(r"\|([^|]*)\|", r"abs(\1)", python.replace("[", "(").replace("]", ")"))
    words = {"σ": "sigma", "Φ": "phi", "ln": "log"}
    for symbol, word in words.items():
        python = python.replace(symbol, word)
    known = {
        **{name: getattr(math, name) for name in ("exp", "log", "sin", "tanh")},
        "sigma": lambda z: 1 / (1 + math.exp(-z)),
        "phi": lambda z: float(normal.cdf(z)),
        "abs": abs,
        "max": max,
        "min": min,
    }
    return float(eval(python, {"__builtins__": {}}, known))


@each
def test_worked_formula_gives_f(act: Activation) -> None:
    """The formula filled with numbers, worked out by hand, is f(x), piece by piece."""
    for given in cases(act):
        setting = act.settings(given)
        kinks = act.kinks(**setting)
        assert len(act.worked) == len(kinks) + 1
        for x in [*X, *kinks]:
            piece = act.worked[bisect_right(kinks, x)]
            filled = {name: f"({number(v)})" for name, v in {"x": x, **setting}.items()}
            text = piece.format(**filled)
            assert value_of(text) == pytest.approx(float(act(x, **given)), abs=3e-4), text


@each
def test_worked_formula_is_typeset(act: Activation) -> None:
    """Worked formulas use the real minus and middle dot, and mention every parameter."""
    text = " ".join(act.worked)
    assert "-" not in text and "*" not in text
    shown = {p.name for p in act.params if f"{{{p.name}}}" in text}
    assert shown == {p.name for p in act.params} - {"threshold"}


def opened_and_closed(latex: str) -> list[str]:
    """The delimiters left open, or closed without having been opened."""
    stack = []
    for token in re.findall(r"\\begin\{\w+\}|\\end\{\w+\}|(?<!\\)[{}]|[()]", latex):
        pair = {"}": "{", ")": "("}.get(token, token.replace("end", "begin"))
        if token in "})" or token.startswith(r"\end"):
            stack.append(token) if not stack or stack[-1] != pair else stack.pop()
        else:
            stack.append(token)
    return stack


LATEX_NAMES = {"θ": r"\theta", "α": r"\alpha", "β": r"\beta", "x₀": "x_0", "ω₀": r"\omega_0"}


@each
def test_latex_is_well_formed(act: Activation) -> None:
    """Both equations say what they define, close every bracket and show every parameter."""
    assert act.latex.startswith("f(x) = ") and act.latex_df.startswith("f'(x) = ")
    assert opened_and_closed(act.latex) == opened_and_closed(act.latex_df) == []
    for p in act.params:
        assert LATEX_NAMES.get(p.symbol, p.symbol) in act.latex.removeprefix("f(x) = ")


def run(act: Activation, framework: Framework, given: dict[str, float]) -> Any:
    """The function that a program defines, after importing what it says."""
    space: dict[str, Any] = {}
    exec(compile(act.program(framework, **given), act.name, "exec"), space)
    return space[act.name]


@each
def test_numpy_program_is_f(act: Activation) -> None:
    """The unchanged NumPy program computes f with the given parameters."""
    x = np.concatenate([X, [-1e3, -30.0, 30.0, 1e3]])
    for given in cases(act):
        y = run(act, "numpy", given)(x)
        np.testing.assert_allclose(y, act(x, **given), rtol=1e-12, atol=1e-12)


@each
def test_torch_program_is_f(act: Activation) -> None:
    """The PyTorch program computes f (its softplus turns straight early, 2e-9 off)."""
    torch = pytest.importorskip("torch")
    for given in cases(act):
        y = run(act, "torch", given)(torch.tensor(X, dtype=torch.float32))
        np.testing.assert_allclose(y.detach().numpy(), act(X, **given), rtol=2e-5, atol=2e-6)


@each
def test_jax_program_is_f(act: Activation) -> None:
    """The JAX program computes f."""
    pytest.importorskip("jax")
    for given in cases(act):
        y = run(act, "jax", given)(X.astype(np.float32))
        np.testing.assert_allclose(np.asarray(y), act(X, **given), rtol=2e-5, atol=2e-6)


@each
def test_keras_program_is_f(act: Activation) -> None:
    """The Keras program computes f."""
    pytest.importorskip("keras")
    for given in cases(act):
        y = run(act, "keras", given)(X.astype(np.float32))
        np.testing.assert_allclose(np.asarray(y), act(X, **given), rtol=2e-5, atol=2e-6)


USED = {"np.": "as np", "F.": "as F", "jnp.": "as jnp", "jax.nn": "jax", "keras.": "keras"}


@each
@pytest.mark.parametrize("framework", ["numpy", "torch", "jax", "keras"])
def test_programs_are_complete(act: Activation, framework: Framework) -> None:
    """Each program compiles, defines the activation, imports what it uses and shows parameters."""
    text = act.program(framework)
    compile(text, act.name, "exec")
    assert re.search(rf"^(def {act.name}\(x|{act.name} = )", text, re.MULTILINE)
    for prefix, line in USED.items():
        assert not re.search(rf"\b{re.escape(prefix)}", text) or f"{line}\n" in text
    assert all(f"={p.default!r}" in text for p in act.params)
    assert text.endswith("\n") and not re.search(r"[ {}]\n|\{\w", text)


def test_program_numbers_are_short_and_braces_survive() -> None:
    """0.1 + 0.2 prints as 0.3, a whole number as a float, and other braces stay as they are."""
    assert "beta=0.3)" in SWISH.program("numpy", beta=0.1 + 0.2)
    assert "slope=1.0)" in LEAKY_RELU.program("jax", slope=1)
    text = Code(numpy="{a} {'b': {}}", torch="", jax="", keras="")
    assert text.filled("numpy", {"a": 2}) == "2.0 {'b': {}}"


def test_citations_are_keys() -> None:
    """Only the straight line has no source; every other cite is an author and a year."""
    assert [a.name for a in ALL if not a.cite] == ["linear"]
    assert all(re.fullmatch(r"[a-z]+\d{4}", a.cite) for a in ALL if a.cite)
    assert BY_NAME["relu"].cite == "nair2010"
