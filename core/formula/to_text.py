"""Formula as text that can be typed again, with numbers in place of its parameters."""

from collections.abc import Mapping, Sequence
from typing import Final

from core.formula.expression import Expression
from core.formula.piece import ATOM, POWER, PRODUCT, SUM, Piece
from core.formula.steps import VARIABLE, Leaf, Number, fold

SIGNS: Final = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT}
SPELLED: Final = {r"\pi": "pi"}


def to_text(expression: Expression, given: Mapping[str, float]) -> str:
    """Text that `parse` reads as the same function of x alone, up to 12 digits of each number."""

    def leaf(step: Leaf) -> Piece:
        if isinstance(step, Number):
            return Piece(SPELLED.get(step.text, step.text), ATOM)
        return Piece(VARIABLE, ATOM) if step.text == VARIABLE else _number(given[step.text])

    return fold(expression.steps, leaf, _applied).text


def _number(value: float) -> Piece:
    """A negative number counts as a sum, so that it gets brackets."""
    return Piece(f"{value:.12g}", SUM if value < 0 else ATOM)


def _applied(operation: str, inputs: Sequence[Piece]) -> Piece:
    if operation == "neg":
        return Piece(f"-{inputs[0].at_least(PRODUCT)}", SUM)
    if operation in ("^", "pow"):
        return Piece(f"{inputs[0].at_least(ATOM)}^{inputs[1].at_least(ATOM)}", POWER)
    if operation in SIGNS:
        rank = SIGNS[operation]
        left, right = inputs[0].at_least(rank), inputs[1].at_least(rank + 1)
        return Piece(f"{left}{operation}{right}", rank)
    return Piece(f"{operation}({','.join(piece.text for piece in inputs)})", ATOM)
