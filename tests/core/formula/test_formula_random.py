"""Random formulas and random texts: values and slopes against exact arithmetic, and no crash."""

import string
from collections.abc import Callable
from random import Random
from typing import Any, get_args

import mpmath as mp
import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from core.formula import Fault, FormulaError, parse
from core.formula.words import FUNCTIONS

NAMES = ("x", "beta")
SMALLEST, LARGEST = 0.05, 50
STEP = mp.mpf(10) ** -20

Tree = tuple[Any, ...]

EXACT: dict[str, Callable[..., Any]] = {
    "exp": mp.exp,
    "expm1": mp.expm1,
    "sin": mp.sin,
    "cos": mp.cos,
    "tanh": mp.tanh,
    "sinh": mp.sinh,
    "cosh": mp.cosh,
    "atan": mp.atan,
    "sigmoid": lambda u: 1 / (1 + mp.exp(-u)),
    "swish": lambda u: u / (1 + mp.exp(-u)),
    "softplus": lambda u: mp.log(1 + mp.exp(u)),
    "mish": lambda u: u * mp.tanh(mp.log(1 + mp.exp(u))),
    "gelu": lambda u: u * mp.ncdf(u),
    "Phi": mp.ncdf,
    "phi": mp.npdf,
    "erf": mp.erf,
    "elu": lambda u: u if u > 0 else mp.expm1(u),
    "relu": lambda u: max(u, mp.mpf(0)),
    "relu6": lambda u: min(max(u, mp.mpf(0)), mp.mpf(6)),
    "abs": abs,
    "sign": mp.sign,
    "log": mp.log,
    "sqrt": mp.sqrt,
    "log2": lambda u: mp.log(u, 2),
    "log10": mp.log10,
    "log1p": lambda u: mp.log(1 + u),
    "exp2": lambda u: 2**u,
    "tan": mp.tan,
    "step": lambda u: mp.mpf(u >= 0),
    "max": max,
    "min": min,
    "+": lambda u, v: u + v,
    "-": lambda u, v: u - v,
    "*": lambda u, v: u * v,
    "/": lambda u, v: u / v,
    "^": lambda u, v: u**v,
    "neg": lambda u: -u,
}
POSITIVE = ("log", "sqrt", "log2", "log10", "log1p")
SIGNS = ("+", "-", "*", "/")
ONE_INPUT = [f for f in EXACT if f not in (*SIGNS, "^", "neg", "max", "min")]

numbers = st.sampled_from(["0.5", "2", "3", ".25", "1", "1.702", "e", "π"]).map(lambda n: ("n", n))
leaves = numbers | st.just(("x",)) | st.just(("x",)) | st.just(("beta",))


def branches(parts: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    """One operation on smaller formulas."""
    power = st.tuples(st.just("^"), parts, st.sampled_from([("n", "2"), ("n", "3")]))
    growth = st.tuples(st.just("^"), st.sampled_from([("n", "2"), ("n", "e")]), parts)
    return (
        st.tuples(st.sampled_from(SIGNS), parts, parts)
        | st.tuples(st.sampled_from(ONE_INPUT), parts)
        | st.tuples(st.just("neg"), parts)
        | st.tuples(st.sampled_from(["max", "min"]), parts, parts)
        | power
        | growth
    )


trees = st.recursive(leaves, branches, max_leaves=8)
arguments = st.integers(-200, 200).map(lambda i: i / 64 + 0.0123456789)
betas = st.sampled_from([0.5, 1.0, 2.0, -1.3])


def exact(tree: Tree, x: Any, beta: Any) -> Any:
    """The value in 50 digits; the example is given up where rounding would be blown up."""
    if tree[0] == "n":
        return {"e": mp.e, "π": mp.pi}.get(tree[1]) or mp.mpf(tree[1])
    if len(tree) == 1:
        return {"x": x, "beta": beta}[tree[0]]
    inputs = [exact(part, x, beta) for part in tree[1:]]
    assume(tree[0] not in POSITIVE or inputs[0] > SMALLEST)
    assume(tree[0] != "/" or abs(inputs[1]) > SMALLEST)
    result = EXACT[tree[0]](*inputs)
    assume(abs(result) < LARGEST)
    return result


SUM, PRODUCT, POWER, ATOM = range(4)


class Writer:
    """Writes a formula with the spelling, the spaces and the brackets left to chance."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def write(self, tree: Tree, rank: int = SUM) -> str:
        """The formula, in brackets if it holds together less strongly than `rank`."""
        text, own = self._any(tree)
        left, right = self.random.choice(["()", "[]", "{}", ("\\left(", "\\right)")])
        return text if own >= rank and self.random.random() < 0.9 else f"{left}{text}{right}"

    def space(self) -> str:
        return self.random.choice(["", "", " ", "  ", "\t", "\u00a0", "\u200b", "\\,"])

    def _any(self, tree: Tree) -> tuple[str, int]:
        if len(tree) == 1:
            spelled = {"x": ["x", "X", "ｘ"], "beta": ["β", "\\beta ", "beta "]}[tree[0]]
            return self.random.choice(spelled), ATOM
        if tree[0] == "n":
            return tree[1], ATOM
        return self._sign(*tree) if tree[0] in ("neg", *SIGNS, "^") else self._call(*tree)

    def _sign(self, sign: str, *parts: Tree) -> tuple[str, int]:
        if sign == "neg":
            minus = self.random.choice("-−–")
            return f"{minus}{self.space()}{self.write(parts[0], POWER)}", SUM
        if sign == "^":
            return self._power(*parts), POWER
        rank = PRODUCT if sign in "*/" else SUM
        left, right = self.write(parts[0], rank), self.write(parts[1], rank + 1)
        if sign == "/" and self.random.random() < 0.3:
            return rf"\frac{{{self.write(parts[0])}}}{{{self.write(parts[1])}}}", PRODUCT
        spelled = self._times(right) if sign == "*" else {"-": "−", "/": "÷"}.get(sign, sign)
        return f"{left}{self.space()}{spelled}{self.space()}{right}", rank

    def _times(self, right: str) -> str:
        juxtaposed = right[0] in "([{" or right[0].isalpha()
        return self.random.choice(["*", "·", "×", "\\cdot "] + [" "] * 3 * juxtaposed)

    def _power(self, base: Tree, exponent: Tree) -> str:
        spelled = {"2": "²", "3": "³"}.get(exponent[-1])
        if spelled and self.random.random() < 0.5:
            return self.write(base, ATOM) + spelled
        sign = self.random.choice(["^", "**", " ^ "])
        return f"{self.write(base, ATOM)}{sign}{self.write(exponent, POWER)}"

    def _call(self, name: str, *parts: Tree) -> tuple[str, int]:
        inputs = ",".join(self.write(part) for part in parts)
        if name == "abs" and self.random.random() < 0.3:
            return rf"\left|{inputs}\right|", ATOM
        spelled = self.random.choice([name, name, f"np.{name}", rf"\operatorname{{{name}}}"])
        return f"{spelled}({inputs})", ATOM


def exact_slope(f: Callable[[Any], Any], x: Any) -> Any:
    """The derivative by a central difference, good for some 30 digits."""
    return (f(x + STEP) - f(x - STEP)) / (2 * STEP)


@pytest.mark.parametrize("name", [name for name in EXACT if name in FUNCTIONS])
def test_every_function_is_exact(name: str) -> None:
    """Each function has the value and the slope that exact arithmetic finds."""
    second, fixed = (",0.3", [mp.mpf("0.3")]) if name in ("max", "min") else ("", [])
    points = [0.1, 0.7, 1.3, 3.1] + [-0.1, -0.8, -2.3, -7.5] * (name not in POSITIVE)
    for at in points:
        with mp.workdps(60):
            value = EXACT[name](mp.mpf(at), *fixed)
            slope = exact_slope(lambda x: EXACT[name](x, *fixed), mp.mpf(at))
        found = parse(f"{name}(x{second})").value_and_slope(at)
        np.testing.assert_allclose(found, [float(value), float(slope)], rtol=1e-13, atol=1e-16)


def is_smooth(tree: Tree, x: Any, beta: Any, slope: Any) -> bool:
    """Whether the slopes on the two sides of x are the same, as away from kinks they are."""
    middle = exact(tree, x, beta)
    right = (exact(tree, x + STEP, beta) - middle) / STEP
    return bool(abs(right - slope) < mp.mpf(10) ** -12 * (1 + abs(slope)))


@settings(max_examples=200)
@given(trees, arguments, betas, st.randoms(use_true_random=False))
def test_random_formulas(tree: Tree, at: float, b: float, random: Random) -> None:
    """Written in any way, a formula has the value and the slope that exact arithmetic finds."""
    with mp.workdps(60):
        x, beta = mp.mpf(at), mp.mpf(b)
        value = exact(tree, x, beta)
        slope = exact_slope(lambda x: exact(tree, x, beta), x)
        assume(abs(slope) < LARGEST and is_smooth(tree, x, beta, slope))
    found = parse(Writer(random).write(tree), NAMES).value_and_slope(at, beta=b)
    np.testing.assert_allclose(found, [float(value), float(slope)], rtol=1e-8, atol=1e-8)


@given(trees, st.randoms(use_true_random=False))
def test_spelling_does_not_matter(tree: Tree, random: Random) -> None:
    """Two ways to write a formula are understood as the same steps."""
    one, other = (parse(Writer(random).write(tree), NAMES) for _ in range(2))
    assert one.steps == other.steps


@given(trees, st.randoms(use_true_random=False))
@example(("tan", ("exp", ("exp", ("x",)))), Random(0))
def test_what_was_understood_can_be_read_again(tree: Tree, random: Random) -> None:
    """The LaTeX of a formula is a formula with the same values and slopes, where they are steady.

    tan(exp(exp(x))) at 3 multiplies the rounding of its argument by 1e8: two spellings differ.
    """
    formula = parse(Writer(random).write(tree), NAMES)
    x = np.linspace(-3, 3.1, 12)
    again = parse(formula.latex, NAMES) if len(formula.latex) <= 300 else formula
    wanted, nudged = (formula.value_and_slope(at, beta=0.7) for at in (x, x * (1 + 1e-13)))
    steady = np.isclose(nudged, wanted, rtol=1e-9, atol=1e-12, equal_nan=True)
    found = np.where(steady, again.value_and_slope(x, beta=0.7), wanted)
    np.testing.assert_allclose(found, wanted, rtol=1e-9, atol=1e-12)


FRAGMENTS = r"""
x e 2 .5 1e3 + - * / ^ ** ( ) [ ] { } | , = ! . ; ' $ ² ⁻ ½ √ β π σ Φ ㅌ 가 😀
\frac \sqrt \left \right \left| \right| \beta \sigma \max \, \ \operatorname{ \text{x}
sigmoid( tanh exp max( min( abs silu np. torch. if f(x)= y= 시그모이드 엑스 곱하기 _ __
"""
UNSEEN = ["\u200b", "\u202e", "\0", "\ud800", " ", "\n", "\u0301", "\u1161", "\ufdfa", "\u3000"]
any_text = st.text(st.characters(exclude_categories=()), max_size=330)
pieces = st.sampled_from(FRAGMENTS.split() + UNSEEN)
pieced = st.lists(pieces, max_size=60).map("".join)
ascii_text = st.text(string.printable, max_size=40)


@given(any_text | pieced | ascii_text | st.text("x+-*/^()|,. 12eσ", max_size=30))
def test_any_text_is_a_formula_or_a_formula_error(text: str) -> None:
    """No text does anything but give a formula that can be worked, or a FormulaError."""
    try:
        formula = parse(text, NAMES)
    except FormulaError as error:
        assert error.key in get_args(Fault)
        assert 0 <= error.at <= len(text)
        assert error.found.isprintable()
    else:
        assert formula.names <= set(NAMES)
        value, slope = formula.value_and_slope(np.array([-1.0, 0.0, 2.0]), beta=0.5)
        assert value.shape == slope.shape == (3,)
        assert formula.latex.isascii()


@given(pieced | st.text("x+-*/^()|,. 12eσ", max_size=30), st.integers(1, 9))
def test_places_move_with_the_text(text: str, shift: int) -> None:
    """Text inserted before an error moves the reported position by its length."""
    assume(text[:1] not in ("\u0301", "\u1161"))  # they would combine with the space before them
    faults = []
    for moved in (text, " " * shift + text):
        try:
            parse(moved, NAMES)
        except FormulaError as error:
            faults.append((error.key, error.at, error.found))
    assume(len(faults) == 2 and faults[0][0] not in ("empty", "too_long"))
    assume(faults[1][0] != "too_long")
    (key, at, found), moved_fault = faults
    assert moved_fault == (key, at + shift, found)


@pytest.mark.parametrize("u", [-1.5, -1.0, 0.0, 0.5, 2.0])
@pytest.mark.parametrize("v", [-2.0, -1.0, 0.0, 1.0, 1.5])
@pytest.mark.parametrize("f", ["max(ux,vx)", "min(ux,vx)", "|ux|-|vx|", "relu(ux)+relu6(vx)"])
def test_two_lines_that_cross(f: str, u: float, v: float) -> None:
    """At a crossing of two lines max, min and abs take the left slope."""
    formula = parse(f, ("x", "u", "v"))
    left = formula.value(0.0, u=u, v=v) - formula.value(-1.0, u=u, v=v)
    assert formula.value_and_slope(0.0, u=u, v=v)[1] == left
