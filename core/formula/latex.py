"""LaTeX of a formula, built only from known words, digits and signs."""

from collections.abc import Callable, Sequence
from typing import Final

from core.formula.piece import ATOM, POWER, PRODUCT, SUM, Piece
from core.formula.steps import Leaf, Name, Number, Steps, fold
from core.formula.words import NAMES

OWN_COMMAND: Final = "sin cos tan sinh cosh tanh max min"
SPELLED: Final = {"sigmoid": r"\sigma", "Phi": r"\Phi", "phi": r"\varphi", "log": r"\ln"} | {
    "atan": r"\operatorname{arctan}",
    "relu": r"\operatorname{ReLU}",
    "relu6": r"\operatorname{ReLU6}",
    "elu": r"\operatorname{ELU}",
    "gelu": r"\operatorname{GELU}",
}


def latex(steps: Steps) -> str:
    """LaTeX of a formula, with only the brackets that it needs."""
    text = fold(steps, _leaf, _applied).text
    return text.replace("(", r"\left(").replace(")", r"\right)")


def _leaf(leaf: Leaf) -> Piece:
    return _number(leaf.text) if isinstance(leaf, Number) else _name(leaf)


def _number(text: str) -> Piece:
    mantissa, e, exponent = text.partition("e")
    if not (mantissa and e):
        return Piece(text, ATOM)
    return Piece(rf"{mantissa}\cdot10^{{{int(exponent)}}}", PRODUCT)


def _name(name: Name) -> Piece:
    greek = name.text in NAMES and name.text != "x"
    plain = name.text if len(name.text) == 1 else rf"\mathrm{{{name.text}}}"
    return Piece(rf"\{name.text}" if greek else plain, ATOM)


def _applied(operation: str, inputs: Sequence[Piece]) -> Piece:
    if operation in WRITTEN:
        return WRITTEN[operation](*inputs)
    own = operation in OWN_COMMAND.split()
    word = SPELLED.get(operation, rf"\{operation}" if own else rf"\operatorname{{{operation}}}")
    return Piece(f"{word}({','.join(piece.text for piece in inputs)})", ATOM)


def _negative(u: Piece) -> Piece:
    return Piece(f"-{u.at_least(PRODUCT)}", SUM)


def _sum(u: Piece, v: Piece) -> Piece:
    return Piece(f"{u.text}+{_after_sign(v)}", SUM)


def _difference(u: Piece, v: Piece) -> Piece:
    return Piece(f"{u.text}-{v.at_least(PRODUCT)}", SUM)


def _after_sign(v: Piece) -> str:
    return v.at_least(PRODUCT) if v.text.startswith("-") else v.text


def _product(u: Piece, v: Piece) -> Piece:
    left, right = u.at_least(PRODUCT), v.at_least(PRODUCT)
    number = left.replace(".", "").isdigit()
    close = number and not right.startswith((r"\frac", *".0123456789"))
    return Piece(f"{left}{_gap(right) if close else _dot(right)}{right}", PRODUCT)


def _gap(right: str) -> str:
    return r"\," if right.startswith("e") else ""


def _dot(right: str) -> str:
    return r"\cdot" if right.startswith(tuple("\\(.0123456789")) else r"\cdot "


def _fraction(u: Piece, v: Piece) -> Piece:
    return Piece(rf"\frac{{{u.text}}}{{{v.text}}}", PRODUCT)


def _power(u: Piece, v: Piece) -> Piece:
    return Piece(f"{u.at_least(ATOM)}^{{{v.text}}}", POWER)


WRITTEN: Final[dict[str, Callable[..., Piece]]] = {
    "neg": _negative,
    "+": _sum,
    "-": _difference,
    "*": _product,
    "/": _fraction,
    "^": _power,
    "pow": _power,
    "exp": lambda u: Piece(f"e^{{{u.text}}}", POWER),
    "abs": lambda u: Piece(rf"\left|{u.text}\right|", ATOM),
    "sqrt": lambda u: Piece(rf"\sqrt{{{u.text}}}", ATOM),
}
