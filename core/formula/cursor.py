"""A place in a list of tokens, and the steps that were made of those before it."""

from collections.abc import Callable
from typing import Final

from core.formula.errors import FormulaError
from core.formula.steps import Step
from core.formula.tokens import Token

DEEPEST: Final = 32
MOST_STEPS: Final = 400


class Cursor:
    """Hands out tokens, collects steps, and keeps both depth and size within bounds."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.place = 0
        self.depth = 0
        self.steps: list[Step] = []

    @property
    def next(self) -> Token:
        """The first token that is not taken yet; after the last one stands one of kind "end"."""
        return self.tokens[self.place]

    def take(self) -> Token:
        """The next token, taken."""
        token = self.next
        self.place += token.kind != "end"
        return token

    def accept(self, *texts: str) -> Token | None:
        """The next token, taken, if it is one of these signs."""
        wanted = self.next.kind == "symbol" and self.next.text in texts
        return self.take() if wanted else None

    def emit(self, step: Step) -> None:
        """Add a step; the values that it works on come before it."""
        if len(self.steps) == MOST_STEPS:
            raise FormulaError("too_large", self.next.at, self.next.typed)
        self.steps.append(step)

    def deeper(self, read: Callable[[], None]) -> None:
        """Read something one level further in: so every rule comes back to itself."""
        if self.depth == DEEPEST:
            raise FormulaError("too_deep", self.next.at, self.next.typed)
        self.depth += 1
        read()
        self.depth -= 1
