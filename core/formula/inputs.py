"""What stands in brackets, and what a function without brackets takes for its input."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Final, NoReturn

from core.formula.cursor import Cursor
from core.formula.errors import FormulaError
from core.formula.steps import Apply, Number
from core.formula.tokens import Token

VARIABLE: Final = "x"
BRACKETS: Final = {"(": ")", "[": "]", "{": "}"}
CLOSING: Final = {**BRACKETS, "|": "|", "<|": "|>"}
OPENING: Final = frozenset([*BRACKETS, "<|", "√", "frac"])
MOST_INPUTS: Final = 8
ONE, TWO, SEVERAL = range(1, 2), range(2, 3), range(2, MOST_INPUTS + 1)
INPUTS: Final = {"max": SEVERAL, "min": SEVERAL, "pow": TWO}


class Inputs(Cursor, ABC):
    """The part of the grammar that deals with functions; the rest of it is the Parser's."""

    def __init__(self, tokens: list[Token]) -> None:
        super().__init__(tokens)
        self.open_until: list[str] = []

    @abstractmethod
    def _sum(self) -> None:
        """Read a sum, as the grammar has it."""

    @abstractmethod
    def _power(self) -> None:
        """Read a power, as the grammar has it."""

    @abstractmethod
    def _primary(self) -> None:
        """Read a number, a name, a function or a bracket, as the grammar has it."""

    def _starts_operand(self) -> bool:
        kind, text = self.next.kind, self.next.text
        bar = text == "|" and self.open_until[-1:] != ["|"]
        return kind not in ("symbol", "end") or text in OPENING or bar

    def _signs(self) -> bool:
        negative = False
        while sign := self.accept("+", "-"):
            negative ^= sign.text == "-"
        return negative

    def _listed(self, opening: Token, most: int) -> int:
        """What stands between two brackets: at most so many sums, with commas; how many."""
        self.open_until.append(CLOSING[opening.text])
        self._sum()
        count = 1
        while count < most and self.accept(","):
            self._sum()
            count += 1
        if not self.accept(self.open_until.pop()):
            self._refuse(self.next, opening)
        return count

    def _refuse(self, token: Token, opening: Token | None = None) -> NoReturn:
        """Say why the formula cannot go on with this token, inside or outside a bracket."""
        if token.text == ",":
            raise FormulaError("comma", token.at, token.typed)
        if opening:
            raise FormulaError("unclosed", opening.at, opening.typed)
        raise FormulaError("unopened", token.at, token.typed)

    def _function(self, function: Token) -> None:
        exponent = self._exponent(function) if self.accept("^") else None
        wanted = INPUTS.get(function.text, ONE)
        count = self._inputs(function, wanted)
        if count not in wanted:
            raise FormulaError("argument_count", function.at, function.typed)
        self.emit(Apply(function.text, count))
        if exponent:
            self.emit(exponent)
            self.emit(Apply("^", 2))

    def _exponent(self, function: Token) -> Number:
        """The 2 of `tanh^2(x)`: a whole number, perhaps in brackets."""
        opening = self.accept(*BRACKETS)
        token = self.take()
        closed = not opening or self.accept(BRACKETS[opening.text])
        if not token.text.isdigit() or not closed:
            raise FormulaError("needs_argument", function.at, function.typed)
        return Number(float(token.text), token.text)

    def _inputs(self, function: Token, wanted: range) -> int:
        if opening := self.accept(*BRACKETS):
            if self.next.text != BRACKETS[opening.text]:
                return self._listed(opening, most=MOST_INPUTS)
        elif wanted == ONE:
            self._bare_input(function)
            return 1
        raise FormulaError("needs_argument", function.at, function.typed)

    def _bare_input(self, function: Token) -> None:
        negative = self._signs()
        if self.next.kind != "number" and not self._starts_operand():
            raise FormulaError("needs_argument", function.at, function.typed)
        self._factors(function)
        if negative:
            self.emit(Apply("neg", 1))

    def _factors(self, function: Token) -> None:
        """Numbers and parameters, then one factor; a bracket after them would be ambiguous."""
        first = self.place
        while self._is_coefficient():
            self._times(self._primary, self.place > first)
            if self.next.kind == "symbol" and self._starts_operand():
                raise FormulaError("needs_argument", function.at, function.typed)
            if self.next.kind not in ("name", "constant"):
                return
        self._times(self._power, self.place > first)

    def _times(self, read: Callable[[], None], multiply: bool) -> None:
        read()
        if multiply:
            self.emit(Apply("*", 2))

    def _is_coefficient(self) -> bool:
        token, after = self.next, self.tokens[self.place + 1 :][:1]
        steady = token.kind in ("number", "constant") or (
            token.kind == "name" and token.text != VARIABLE
        )
        return steady and after[0].text != "^"
