"""A formula written out again as text, with numbers in the place of its parameters."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from core.formula import Expression
from core.formula.inputs import VARIABLE
from core.formula.steps import Apply, Number

SUM, PRODUCT, POWER, ATOM = range(4)
SIGNS: Final = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT}


class Piece(NamedTuple):
    """A finished part, and how strongly it holds together."""

    text: str
    rank: int

    def at_least(self, rank: int) -> str:
        """The part, in brackets if it holds together less strongly than this."""
        return self.text if self.rank >= rank else f"({self.text})"


def to_text(expression: Expression, given: Mapping[str, float]) -> str:
    """Text that `parse` reads as the same function of x alone, up to 12 digits of each number."""
    stack: list[Piece] = []
    for step in expression.steps:
        if isinstance(step, Apply):
            inputs = stack[-step.arity :]
            stack[-step.arity :] = [_applied(step.operation, inputs)]
        elif isinstance(step, Number):
            stack.append(Piece({r"\pi": "pi"}.get(step.text, step.text), ATOM))
        else:
            stack.append(
                Piece(VARIABLE, ATOM) if step.text == VARIABLE else number(given[step.text])
            )
    return stack.pop().text


def number(value: float) -> Piece:
    """A number as it can be typed; a negative one is a sum, so that it gets brackets."""
    return Piece(f"{value:.12g}", SUM if value < 0 else ATOM)


def _applied(operation: str, inputs: list[Piece]) -> Piece:
    if operation == "neg":
        return Piece(f"-{inputs[0].at_least(PRODUCT)}", SUM)
    if operation in ("^", "pow"):
        return Piece(f"{inputs[0].at_least(ATOM)}^{inputs[1].at_least(ATOM)}", POWER)
    if operation in SIGNS:
        rank = SIGNS[operation]
        left, right = inputs[0].at_least(rank), inputs[1].at_least(rank + 1)
        return Piece(f"{left}{operation}{right}", rank)
    return Piece(f"{operation}({','.join(piece.text for piece in inputs)})", ATOM)
