"""A learner's formula is understood in every usual spelling, and refused at the right place."""

import sys
import unicodedata
from typing import get_args

import numpy as np
import pytest

from core.activations import BY_NAME, GELU, RELU, SIGMOID, SWISH, TANH
from core.formula import Fault, FormulaError, parse, same_function
from core.formula.expression import LONGEST
from core.formula.functions import OPERATIONS
from core.formula.parser import DEEPEST, INPUTS, MOST_STEPS
from core.formula.words import FUNCTIONS, NAMES

X = np.array([-5, -2, -1, -0.5, 0.5, 1, 2, 5])
NAMED = ("x", "beta")
BETAS = [{"beta": 0.5}, {"beta": 1.0}, {"beta": 2.0}]


def texts(table: str) -> list[str]:
    """The lines of a table, without the indentation."""
    return [line.strip() for line in table.strip().splitlines()]


SWISH_TEXTS = texts(r"""
    x*sigmoid(x)
    X * Sigmoid(X)
    xσ(x)
    xsigmoid(x)
    x sigmoid x
    x sigmoidx
    σ(x)x
    x/(1+e^-x)
    x/(1+e^{-x})
    x/(1+exp(-x))
    x / (1 + exp -x)
    x/[1+e**(-x)]
    x(1+e⁻ˣ)^-1
    x*e^x/(1+e^x)
    xe^x/(1+e^x)
    silu(x)
    swish(x)
    SiLU(x)
    0.5*x*(1+tanh(x/2))
    .5x(1 + tanh .5x)
    1/2x(1+tanh(x/2))
    ½x(1+tanh(½x))
    f(x) = x*sigmoid(x)
    f(x)=x·σ(x)
    y = xσ(x)
    Swish(x) := x·σ(x)
    = x·σ(x)
    x − x/(1+e^x)
    x – xσ(−x)
    x×σ(x)
    x∙σ(x)
    x⋅σ(x)
    x∗σ(x)
    x⊙σ(x)
    xㆍσ(x)
    x÷(1+e^−x)
    ｘ＊ｓｉｇｍｏｉｄ（ｘ）
    ｘ／（１＋ｅ＾－ｘ）
    x*시그모이드(x)
    엑스 곱하기 시그모이드 엑스
    스위시(x)
    x(1+하이퍼볼릭 탄젠트(x/2))/2
    x/(1+지수(-x))
    x\sigma(x)
    $x\,\sigma(x)$
    $$ f(x) = x \cdot \sigma\left( x \right) $$
    \(x\times\sigma(x)\)
    `x*sigmoid(x)`
    \frac{x}{1+e^{-x}}
    \dfrac x{1+\exp(-x)}
    \frac12x\left(1+\tanh\frac x2\right)
    f(x) = \frac{x}{1+\mathrm{e}^{-x}}
    \operatorname{Swish}(x) = x \operatorname{sigmoid}(x)
    x\,\mathrm{sigmoid}\bigl(x\bigr)
    \text{SiLU}(x)
    x*torch.sigmoid(x)
    x / (1 + np.exp(-x))
    x/(1+math.exp(-x))
    x * jax.nn.sigmoid(x)
    torch.nn.functional.silu(x)
    F.silu(x)
    x*scipy.special.expit(x)
    x*logistic(x)
    gelu(x) - gelu(x) + swish(x)
    max(x,x)*σ(x)
    |x|σ(x)sign(x)
""")


@pytest.mark.parametrize("text", SWISH_TEXTS)
def test_swish_in_every_spelling(text: str) -> None:
    """Each way to write Swish is the catalogue's Swish, value and slope."""
    value, slope = parse(text).value_and_slope(X)
    np.testing.assert_allclose(value, SWISH(X), rtol=1e-12)
    np.testing.assert_allclose(slope, SWISH.grad(X), rtol=1e-9)


@pytest.mark.parametrize("text", SWISH_TEXTS)
def test_decomposed_text_is_the_same(text: str) -> None:
    """Text in decomposed Unicode, as macOS gives it, means what the composed one means."""
    decomposed = unicodedata.normalize("NFD", text)
    assert parse(decomposed).steps == parse(text).steps


@pytest.mark.parametrize(
    "text",
    texts(r"""
        x·σ(βx)
        xσ(βx)
        x*sigmoid(beta*x)
        x sigmoid(beta x)
        xσ(betax)
        x σ βx
        x/(1+e^(-βx))
        x/(1+e^{-βx})
        x\sigma(\beta x)
        \frac{x}{1+e^{-\beta x}}
        x시그모이드(베타 x)
        x𝜎(𝛽𝑥)
        f(x; β) = x/(1+exp(-β·x))
        swish(βx)/β
    """),
)
def test_swish_with_beta(text: str) -> None:
    """Each way to write Swish with its parameter is the catalogue's, for each beta."""
    formula = parse(text, NAMED)
    assert formula.names == {"x", "beta"}
    assert same_function(formula, SWISH, settings=BETAS)
    for given in BETAS:
        slope = formula.value_and_slope(X, **given)[1]
        np.testing.assert_allclose(slope, SWISH.grad(X, **given), rtol=1e-9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x/1+e^-x", X + np.exp(-X)),
        ("-x^2", -(X**2)),
        ("(-x)^2", X**2),
        ("2-x^2", 2 - X**2),
        ("2^-x", 2**-X),
        ("e^x/2", np.exp(X) / 2),
        ("e^-2x", np.exp(-2) * X),
        ("2^3^2", 512 + 0 * X),
        ("2**3**2", 512 + 0 * X),
        ("x²", X**2),
        ("x^2x", X**3),
        ("2x^2", 2 * X**2),
        ("1/2x", X / 2),
        ("1/x^2", X**-2),
        ("6/2(1+2)", 9 + 0 * X),
        ("x-1-2", X - 3),
        ("x-(1-2)", X + 1),
        ("x/2/2", X / 4),
        ("--x", X),
        ("x--1", X + 1),
        ("2*-x", -2 * X),
        ("(x)(x+1)", X * (X + 1)),
        ("2(x+1)x", 2 * (X + 1) * X),
        ("x(x+1)", X * (X + 1)),
        ("tanh 2x", np.tanh(2 * X)),
        ("tanh2.5x", np.tanh(2.5 * X)),
        ("tanh πx", np.tanh(np.pi * X)),
        ("tanh x/2", np.tanh(X) / 2),
        ("tanh x + 1", np.tanh(X) + 1),
        ("tanh x^2", np.tanh(X**2)),
        ("tanh x x", np.tanh(X) * X),
        ("tanh(x)^2", np.tanh(X) ** 2),
        ("tanh^2(x)", np.tanh(X) ** 2),
        ("tanh²(x)", np.tanh(X) ** 2),
        (r"1-\tanh^{2}x", 1 - np.tanh(X) ** 2),
        ("sin x cos x", np.sin(X) * np.cos(X)),
        ("tanh sin x", np.tanh(np.sin(X))),
        ("tanh 2 cos x", np.tanh(2) * np.cos(X)),
        ("√2x", np.sqrt(2) * X),
        ("√|x|", np.sqrt(abs(X))),
        ("√(x^2)", abs(X)),
        (r"\sqrt{x^2}", abs(X)),
        ("√(4)^2", 4 + 0 * X),
        ("|x|", abs(X)),
        ("2|x|", 2 * abs(X)),
        ("|x||x|", X**2),
        ("||x|-1|", abs(abs(X) - 1)),
        ("(|x|-1)|x|", (abs(X) - 1) * abs(X)),
        (r"\left|2\left|x\right|-\lvert x\rvert\right|", abs(X)),
        ("max(0,x)", np.maximum(X, 0)),
        (r"\max\{0, x\}", np.maximum(X, 0)),
        ("max(-1,x,1-x)", np.maximum(np.maximum(-1, X), 1 - X)),
        ("min(max(0,x+3),6)/6", np.clip(X + 3, 0, 6) / 6),
        ("relu6(x+3)/6", np.clip(X + 3, 0, 6) / 6),
        ("pow(x, 2)", X**2),
        ("log(e^x)", X),
        ("ln(exp(x))", X),
        ("log1p(expm1(x))", X),
        ("log2(exp2(x))", X),
        ("log10(10^x)", X),
        ("1e2x", 100 * X),
        ("2E-1*x", 0.2 * X),
        ("2e^x", 2 * np.exp(X)),
        ("2e", 2 * np.e + 0 * X),
        ("2.x", 2 * X),
        ("xex", X * np.e * X),
        ("xexp(x)", X * np.exp(X)),
        (r"\frac12", 0.5 + 0 * X),
        (r"\frac1{2x}", 1 / (2 * X)),
        (r"\frac{x}{2}^2", X**2 / 4),
        ("1/2erf(x/√2)+1/2", parse("Phi(x)").value(X)),
        ("f'(x) = Φ(x) + xφ(x)", GELU.grad(X)),
        ("dy/dx = 2x", 2 * X),
        (r"\frac{dy}{dx} = 2x", 2 * X),
        ("x\u200b*\u2060x\ufeff", X * X),
        ("\u200fx", X),
    ],
)
def test_precedence_and_meaning(text: str, expected: np.ndarray) -> None:
    """Each text means what a mathematician would read, from left to right where it is open."""
    np.testing.assert_allclose(parse(text).value(X), expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(
    "text",
    ["σ(x)(1+x(1-σ(x)))", "σ(x)+xσ(x)(1-σ(x))", "y' = swish(x)+σ(x)(1-swish(x))"],
)
def test_the_derivative_of_swish_can_be_written(text: str) -> None:
    """A formula for the slope is the slope of the formula for the function."""
    slope = parse("xσ(x)").value_and_slope
    assert same_function(parse(text), lambda x: slope(x)[1])


@pytest.mark.parametrize(
    "text", ["x*tanh(x)", "σ(x)", "relu(x)σ(x)", "x/1+e^-x", "x/(1+e^x)", "gelu(x)", "xσ(2x)"]
)
def test_wrong_answers_differ(text: str) -> None:
    """The typical wrong answers are formulas, and other functions than Swish."""
    assert not same_function(parse(text), SWISH)


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        ("alpha+β", ("x", "alpha", "beta"), {"alpha", "beta"}),
        ("ax+b", ("x", "a", "b"), {"x", "a", "b"}),
        ("λ(x-θ)", ("x", "lambda", "theta"), {"x", "lambda", "theta"}),
        ("σx", ("x", "sigma"), {"x", "sigma"}),
        ("(swish(xW)⊗xV)W₂", ("x", "W", "V", "W2"), {"x", "W", "V", "W2"}),
        ("3", ("x",), set()),
        ("abs(x)", ("x", "a", "b", "s"), {"x"}),
        ("sxab", ("x", "a", "b", "s"), {"x", "a", "b", "s"}),
    ],
)
def test_names(text: str, names: tuple[str, ...], wanted: set[str]) -> None:
    """A formula knows which names it uses, and a declared name goes before a function's."""
    assert parse(text, names).names == wanted


@pytest.mark.parametrize(
    ("name", "alias"), [(name, alias) for name in FUNCTIONS for alias in FUNCTIONS[name].split()]
)
def test_every_spelling_of_every_function(name: str, alias: str) -> None:
    """Each alias in the vocabulary means its function, and each function can be evaluated."""
    inputs = "x,2" if name in INPUTS else "x"
    assert parse(f"{alias}({inputs})").steps == parse(f"{name}({inputs})").steps
    with np.errstate(all="raise"):
        assert np.isfinite(parse(f"{name}({inputs})").value_and_slope(0.7)).all()


@pytest.mark.parametrize(("name", "alias"), [(n, a) for n in NAMES for a in NAMES[n].split()])
def test_every_spelling_of_every_name(name: str, alias: str) -> None:
    """Each Greek letter and each Korean word means the spelled-out name."""
    assert parse(f"2{alias}", (name,)).names == {name}


def test_every_function_has_a_rule() -> None:
    """The words and the rules of differentiation name the same functions."""
    assert set(FUNCTIONS) == set(OPERATIONS) - {"neg", "+", "-", "*", "/", "^"}


@pytest.mark.parametrize("name", sorted(set(FUNCTIONS) & set(BY_NAME)))
def test_functions_of_the_catalogue(name: str) -> None:
    """A function that the catalogue has is the catalogue's, with its slope, also at its kinks."""
    act, x = BY_NAME[name], np.linspace(-9, 9, 145)
    value, slope = parse(f"{name}(x)").value_and_slope(x)
    np.testing.assert_array_equal(value, act(x))
    np.testing.assert_array_equal(slope, act.grad(x))


@pytest.mark.parametrize(
    "name",
    texts("""
        linear
        tanh
        hard_sigmoid
        relu
        relu6
        squared_relu
        celu
        softplus
        swish
        hard_swish
        mish
        gelu
        gelu_sigmoid
    """),
)
def test_the_lesson_s_own_formulas_can_be_pasted(name: str) -> None:
    """The formula printed on a page, pasted into the answer, is the page's function."""
    act = BY_NAME[name]
    for side in act.latex.split("=")[1:]:
        formula = parse(side, ("x", *act.defaults))
        assert same_function(formula, act, settings=[act.defaults]), side


@pytest.mark.parametrize(
    "text", ["relu(x)", "max(0,x)", "max(x,0)", "(x+|x|)/2", "x - min(x,0)", "렐루(x)"]
)
def test_relu_has_slope_zero_at_zero(text: str) -> None:
    """Every way to write ReLU has its slope on the left at 0, as the catalogue has."""
    x = np.array([-1.0, -0.0, 0.0, 1.0])
    value, slope = parse(text).value_and_slope(x)
    np.testing.assert_array_equal(value, RELU(x))
    np.testing.assert_array_equal(slope, RELU.grad(x))


@pytest.mark.parametrize(
    "text",
    texts("""
        |x|
        |-x|
        -|x|
        |2x|-|x|
        relu(-x)
        max(x,2x)
        max(2x,x)
        min(x,2x)
        max(0,x,-x)
        |relu(x)-1|
        ||x||
        tanh(|x|)
        relu6(-x)
        |x|σ(x)
        max(3,2)+min(x,-x,0)
    """),
)
def test_slope_on_the_left_of_a_kink(text: str) -> None:
    """At a kink the slope is that of the secant from the left, also inside other functions."""
    formula, h = parse(text), 1e-7
    secant = (formula.value(0.0) - formula.value(-h)) / h
    assert formula.value_and_slope(0.0)[1] == pytest.approx(secant, abs=1e-6)


@pytest.mark.parametrize(
    ("text", "at", "value", "slope"),
    [
        ("1/x", 0.0, np.inf, -np.inf),
        ("x/x", 0.0, np.nan, np.nan),
        ("log(x)", -1.0, np.nan, np.nan),
        ("√x", 0.0, 0, np.inf),
        ("√x", -1.0, np.nan, np.nan),
        ("x^0.5", -1.0, np.nan, np.nan),
        ("x^0", 0.0, 1, 0),
        ("x^1", 0.0, 0, 1),
        ("x^2", -3.0, 9, -6),
        ("x^x", 1.0, 1, 1),
        ("0^x", 2.0, 0, 0),
        ("e^x", 1000.0, np.inf, np.inf),
        ("e^-x", 1000.0, 0, 0),
        ("2^x", -2000.0, 0, 0),
        ("9^9^9^9^9", 1.0, np.inf, 0),
        ("x/(1+e^-x)", np.nan, np.nan, np.nan),
        ("max(x,0)", np.nan, np.nan, np.nan),
        ("|x|", -np.inf, np.inf, -1),
        ("sign(x)", -2.0, -1, 0),
        ("3", 1.0, 3, 0),
    ],
)
def test_edges_are_silent(text: str, at: float, value: float, slope: float) -> None:
    """Undefined values are nan or inf, without a warning."""
    np.testing.assert_array_equal(parse(text).value_and_slope(at), (value, slope))


@pytest.mark.parametrize("shape", [(), (0,), (1,), (3,), (2, 3), (0, 2)])
@pytest.mark.parametrize("text", ["x*σ(βx)", "β", "1", "max(0, β)"])
def test_shapes(text: str, shape: tuple[int, ...]) -> None:
    """The results are new float64 arrays of the shape of x, even when x does not occur."""
    formula, x = parse(text, NAMED), np.ones(shape, dtype=np.int8)
    results = (formula.value(x, beta=2), *formula.value_and_slope(x, beta=2))
    assert all(r.shape == shape and r.dtype == np.float64 for r in results)
    assert all(r.flags.writeable and not np.shares_memory(r, x) for r in results)


def test_x_itself_comes_back_as_a_copy() -> None:
    """Writing into a result cannot change the grid that it was made on."""
    x = np.zeros(2)
    parse("x").value(x)[:] = 1
    assert not x.any()


def test_parameters() -> None:
    """A missing parameter is a TypeError that names it; one that is not used does not matter."""
    with pytest.raises(TypeError, match="beta"):
        parse("βx", NAMED).value(X)
    np.testing.assert_array_equal(parse("x").value(X, beta=2, gamma=3), X)


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("xσ(x)", r"x\cdot\sigma\left(x\right)"),
        ("x/(1+exp(-x))", r"\frac{x}{1+e^{-x}}"),
        ("x*σ(βx)", r"x\cdot\sigma\left(\beta\cdot x\right)"),
        ("1/2x", r"\frac{1}{2}\cdot x"),
        ("2x", "2x"),
        ("2*3", r"2\cdot3"),
        ("2*.5", r"2\cdot.5"),
        ("2*e-3", r"2\,e-3"),
        ("2*e^x", r"2\,e^{x}"),
        ("x*x", r"x\cdot x"),
        ("1e-3*x", r"1\cdot10^{-3}\cdot x"),
        ("(e^x)^2", r"\left(e^{x}\right)^{2}"),
        ("(-x)^2", r"\left(-x\right)^{2}"),
        ("-x^2", "-x^{2}"),
        ("-(x+1)", r"-\left(x+1\right)"),
        ("x-(1-x)", r"x-\left(1-x\right)"),
        ("x-(-x)", r"x-\left(-x\right)"),
        ("x+(-x)", r"x+\left(-x\right)"),
        ("(x+1)*2", r"\left(x+1\right)\cdot2"),
        ("max(0,x)", r"\max\left(0,x\right)"),
        ("|√x|", r"\left|\sqrt{x}\right|"),
        ("silu(x)", r"\operatorname{swish}\left(x\right)"),
        ("π", r"\pi"),
    ],
)
def test_latex(text: str, latex: str) -> None:
    """LaTeX has all the brackets that the formula needs, and no others."""
    assert parse(text, NAMED).latex == latex


ERRORS = [
    ("", "empty", 0, ""),
    ("  $ ", "empty", 0, ""),
    ("f(x) =", "empty", 0, ""),
    ("x" * (LONGEST + 1), "too_long", LONGEST, ""),
    ("(" * (DEEPEST + 1) + "x", "too_deep", DEEPEST + 1, "x"),
    ("x" * LONGEST, "too_large", 201, "x"),
    ("x # y", "bad_character", 2, "#"),
    ("x🙂", "bad_character", 1, "🙂"),
    ("x\x00", "bad_character", 1, "U+0000"),
    ("x\ud800", "bad_character", 1, "U+D800"),
    ("\u202ex", "bad_character", 0, "U+202E"),
    ("x∞", "bad_character", 1, "∞"),
    ("ㅌ*σ(ㅌ)", "jamo", 0, "ㅌ"),
    ("x*ㅛ", "jamo", 2, "ㅛ"),
    ("x*\u1109", "jamo", 2, "\u1109"),
    ("1.2.3x", "bad_number", 0, "1.2.3"),
    ("x+1..5", "bad_number", 2, "1..5"),
    ("x+1e999", "number_size", 2, "1e999"),
    ("1" * 26, "number_size", 0, "1" * 15 + "…"),
    ("x*foo(x)", "unknown_name", 2, "foo"),
    ("x*y", "unknown_name", 2, "y"),
    ("βx", "unknown_name", 0, "βx"),
    ("2가나다", "unknown_name", 1, "가나다"),
    ("__import__('os')", "unknown_name", 0, "__import__"),
    ("eval(x)", "unknown_name", 0, "eval"),
    ("lambda x: x", "unknown_name", 0, "lambda"),
    ("antidisestablishmentarianism", "unknown_name", 0, "antidisestablis…"),
    (r"x\begin{cases}", "unknown_command", 1, r"\begin"),
    (r"x\\", "unknown_command", 1, r"\\"),
    ("x\\", "unknown_command", 1, "\\"),
    ("x.__class__", "attribute", 1, "x."),
    ("os.system(x)", "attribute", 2, "os."),
    ("x if x > 0 else 0", "comparison", 2, "if"),
    ("x*(x>0)", "comparison", 4, ">"),
    ("x<script>", "comparison", 1, "<"),
    ("np.where(x>0,x,0)", "comparison", 3, "where"),
    ("xσ(x) = x/(1+e^-x) = y", "is_assignment", 19, "="),
    ("x = 2", "is_assignment", 2, "="),
    ("x+1 = 2", "is_assignment", 4, "="),
    ("0,5x", "comma", 1, ","),
    ("(0,5)x", "comma", 2, ","),
    ("x*", "missing_operand", 2, ""),
    ("x*  ", "missing_operand", 2, ""),
    ("*x", "missing_operand", 0, "*"),
    ("x*/2", "missing_operand", 2, "/"),
    ("x^", "missing_operand", 2, ""),
    ("x()", "missing_operand", 2, ")"),
    ("x/(1+)", "missing_operand", 5, ")"),
    (r"\frac{x}", "missing_operand", 8, ""),
    ("x2", "missing_operator", 1, "2"),
    ("(x)2", "missing_operator", 3, "2"),
    ("x 0.5", "missing_operator", 2, "0.5"),
    ("x.5", "missing_operator", 1, ".5"),
    ("x/(1+e^-x", "unclosed", 2, "("),
    ("((x)", "unclosed", 0, "("),
    ("(x]", "unclosed", 0, "("),
    ("|x", "unclosed", 0, "|"),
    ("σ(x", "unclosed", 1, "("),
    ("x)", "unopened", 1, ")"),
    ("x/1+e^-x)", "unopened", 8, ")"),
    (r"x\right|", "unopened", 1, "|"),
    ("x*sigmoid", "needs_argument", 2, "sigmoid"),
    ("x*σ", "needs_argument", 2, "σ"),
    ("σ*x", "needs_argument", 0, "σ"),
    ("1/(1+exp^-x)", "needs_argument", 5, "exp"),
    ("σ()", "needs_argument", 0, "σ"),
    ("max", "needs_argument", 0, "max"),
    ("max x", "needs_argument", 0, "max"),
    ("tanh 2(x+1)", "needs_argument", 0, "tanh"),
    ("tanh^-1(x)", "needs_argument", 0, "tanh"),
    ("max(x)", "argument_count", 0, "max"),
    ("2σ(x, 3)", "argument_count", 1, "σ"),
    ("x!", "unexpected", 1, "!"),
    ("x'", "unexpected", 1, "'"),
    ("f'(x", "unknown_name", 0, "f"),
    (r"\sqrt[3]{x}", "unexpected", 5, "["),
    ("ｘ＊＃", "bad_character", 2, "#"),
    ("f(x) = x²+y", "unknown_name", 10, "y"),
    ("\u1109\u1175\u1100\u1173x", "unknown_name", 0, "시그x"),
    ("½y", "unknown_name", 1, "y"),
]


@pytest.mark.parametrize(("text", "key", "at", "found"), ERRORS)
def test_errors_point_to_their_place(text: str, key: str, at: int, found: str) -> None:
    """Each fault has its key, its index in the text as typed, and the piece that was in the way."""
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert (caught.value.key, caught.value.at, caught.value.found) == (key, at, found)


def test_every_key_occurs() -> None:
    """The list of keys, which the sentences follow, has no key that nothing raises."""
    assert {key for _, key, _, _ in ERRORS} == set(get_args(Fault))


HOSTILE = {
    "brackets": "(" * 10_000 + "x" + ")" * 10_000,
    "long": "x+" * 5_000 + "x",
    "deepest brackets": "(" * 150 + "x" + ")" * 149,
    "deepest functions": "tanh " * 59 + "x",
    "glued functions": "tanh" * 74 + "x",
    "powers": "9" + "^9" * 149,
    "stars": "9" + "**9" * 99,
    "signs": "-" * 299 + "x",
    "bars": "|" * 299 + "x",
    "roots": "√" * 299 + "x",
    "raised": "x" + "²" * 299,
    "raised signs": "x" + "⁻" * 299,
    "fractions": "½" * 300,
    "frac": r"\frac" * 60,
    "left": r"\left" + " " * 290,
    "no letters": "q" * 300,
    "nearly words": "sigmoi" * 50,
    "names": "xe" * 150,
    "Hangul": "가 " * 150,
    "ligature": "\ufdfa" * 300,
    "marks": "x" + "\u0301" * 299,
    "vowels": "\u1161" * 300,
    "digits": "9" * 300,
    "dots": "." * 300,
    "exponents": "1e1" * 100,
    "digits in words": "sin1" * 75,
    "digits after Hangul": "로그 " * 99 + "로그2",
    "import": "__import__('os').system('true')",
    "class": "().__class__.__bases__[0].__subclasses__()",
    "script": "<script>alert(1)</script>",
    "null": "x\x00" * 100,
    "emoji": "🧑‍🚀" * 100,
    "direction": "\u202e\u2066x\u2069" * 50,
    "surrogates": "\ud800\udfff" * 100,
    "invisible": "\u200b" * 300,
    "equals": "=" * 300,
    "spaces": " " * 300,
    "backslashes": "\\" * 300,
    "dollars": "$" * 300,
    "braces": "{" * 300,
    "commas": "max(" + "," * 290,
    "arguments": "max(" + "x," * 140 + "x)",
    "format": "{0.__class__}%s%n",
}


def outcome(text: str) -> str:
    """The key of the error, or `value` after the formula was worked and written."""
    try:
        formula = parse(text, NAMED)
    except FormulaError as error:
        assert 0 <= error.at <= len(text)
        assert error.found.isprintable()
        return error.key
    assert len(formula.steps) <= MOST_STEPS
    formula.value_and_slope(X, beta=1.0)
    return formula.latex and "value"


def work(text: str) -> int:
    """Number of function calls while the text is parsed and evaluated."""
    calls = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        outcome(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_has_a_bounded_cost(text: str) -> None:
    """Any text gives a value or a FormulaError after a bounded number of calls."""
    assert work(text) < 60_000


def test_the_deepest_formula_needs_little_stack() -> None:
    """A formula as deep as we allow is read within 400 frames, so a web server can do it."""
    frame, depth = sys._getframe(), 0
    while frame := frame.f_back:  # type: ignore[assignment]
        depth += 1
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(depth + 400)
    try:
        outcomes = [outcome(f * DEEPEST + "x") for f in ("tanh(", "2^", "tanh ", "√", r"\frac 1")]
        outcomes.append(outcome("max(1," * DEEPEST + "x" + ")" * DEEPEST))
    finally:
        sys.setrecursionlimit(before)
    assert outcomes == ["unclosed", "value", "value", "value", "value", "value"]


def test_same_function_tells_apart() -> None:
    """Values decide, within the tolerance; nan only equals nan and inf only inf."""
    assert same_function(parse("sin(x)^2+cos(x)^2"), lambda x: np.ones_like(x))
    assert same_function(parse("tanh(x)"), TANH)
    assert not same_function(parse("x+1e-5"), parse("x"))
    assert same_function(parse("x+1e-5"), parse("x"), tolerance=1e-4)
    assert same_function(parse("log(-1)"), parse("√(-1)"))
    assert not same_function(parse("log(-1)"), parse("x"))
    assert not same_function(parse("x"), parse("log(-1)"))
    assert not same_function(parse("1/0"), parse("-1/0"))
    assert same_function(parse("1/0"), parse("2/0"))
    assert not same_function(parse("βx", NAMED), parse("x"), settings=BETAS)
    assert same_function(parse("σ(x)"), SIGMOID, grid=[0.0])
    assert same_function(parse("x/x"), parse("1"))
    assert same_function(parse("1e9x+0.001"), parse("1e9x"))
