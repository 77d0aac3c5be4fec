"""Precedence-climbing parser: from tokens to steps, with bounded depth and size.

    sum      = product { ("+" | "-") product }
    product  = signed { ("*" | "/") signed | power }        an implicit sign is "*"
    signed   = { "+" | "-" } power
    power    = primary [ "^" signed ]
    primary  = number | name | function input | bracket | "|" sum "|" | root | fraction

So `-x^2` is -(x^2), `2^3^2` is 2^(3^2), `e^-x` is e^(-x), and `e^-2x` is e^(-2) x.  An implicit
"*" binds as a written one does, from left to right: `1/2x` is (1/2) x, as in `1/2x(1+tanh(x/2))`.

The input of a function is a bracket, or the next factor together with the numbers and parameters
before it: `tanh 2x`, `sin x cos x`, `exp -x`, `σ βx`.  `tanh^2(x)` is the square of
tanh(x).  A root without brackets extends over one number, name or function.
"""

from collections.abc import Callable
from math import e, pi
from typing import Final

from core.formula.errors import Fault, FormulaError
from core.formula.steps import VARIABLE, Apply, Name, Number, Step, Steps
from core.formula.tokens import Token

DEEPEST: Final = 32
MOST_STEPS: Final = 400
MOST_INPUTS: Final = 8

CONSTANTS: Final = {"e": Number(e, "e"), "pi": Number(pi, r"\pi")}
SUM, PRODUCT, POWER = range(3)
RANKS: Final = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT}
BRACKETS: Final = {"(": ")", "[": "]", "{": "}"}
CLOSING: Final = {**BRACKETS, "|": "|", "<|": "|>"}
OPENING: Final = frozenset([*BRACKETS, "<|", "√", "frac"])
ONE, TWO, SEVERAL = range(1, 2), range(2, 3), range(2, MOST_INPUTS + 1)
INPUTS: Final = {"max": SEVERAL, "min": SEVERAL, "pow": TWO}


class Parser:
    """Parser of one formula; each rule appends its steps after those of its operands."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.place = 0
        self.depth = 0
        self.steps: list[Step] = []
        self.open_until: list[str] = []

    def formula(self) -> Steps:
        """Steps of the whole formula; raises FormulaError at the first misplaced token."""
        if len(self.tokens) == 1:
            raise FormulaError("empty", 0)
        self._terms(SUM)
        if self.next.kind != "end":
            raise _error("comma" if self.next.text == "," else "unopened", self.next)
        return tuple(self.steps)

    @property
    def next(self) -> Token:
        """Next token; the last one is of kind "end"."""
        return self.tokens[self.place]

    def _take(self) -> Token:
        token = self.next
        self.place += token.kind != "end"
        return token

    def _accept(self, *texts: str) -> Token | None:
        """Take the next token if it is one of these signs; otherwise return None."""
        wanted = self.next.kind == "symbol" and self.next.text in texts
        return self._take() if wanted else None

    def _emit(self, step: Step) -> None:
        if len(self.steps) == MOST_STEPS:
            raise _error("too_large", self.next)
        self.steps.append(step)

    def _deeper(self, read: Callable[[], None]) -> None:
        """Parse one level deeper; every recursion of the grammar passes here."""
        if self.depth == DEEPEST:
            raise _error("too_deep", self.next)
        self.depth += 1
        read()
        self.depth -= 1

    def _terms(self, least: int) -> None:
        """Parse operands joined by signs of at least the rank `least`."""
        self._signed()
        while (rank := self._rank()) >= least:
            if sign := self._accept(*RANKS):
                self._terms(rank + 1)
            else:
                self._power()
            self._emit(Apply(sign.text if sign else "*", 2))

    def _rank(self) -> int:
        """Rank of the next sign, written or implicit; -1 after the last operand."""
        if self.next.kind == "number":
            raise _error("missing_operator", self.next)
        if self.next.kind == "symbol" and self.next.text in RANKS:
            return RANKS[self.next.text]
        return PRODUCT if self._starts_operand() else -1

    def _starts_operand(self) -> bool:
        kind, text = self.next.kind, self.next.text
        bar = text == "|" and self.open_until[-1:] != ["|"]
        return kind not in ("symbol", "end") or text in OPENING or bar

    def _signed(self) -> None:
        self._negated(self._power)

    def _negated(self, read: Callable[[], None]) -> None:
        negative = False
        while sign := self._accept("+", "-"):
            negative ^= sign.text == "-"
        read()
        if negative:
            self._emit(Apply("neg", 1))

    def _power(self) -> None:
        self._primary()
        if self._accept("^"):
            self._deeper(self._signed)
            self._emit(Apply("^", 2))

    def _primary(self) -> None:
        token = self._take()
        if token.kind == "number":
            self._emit(Number(float(token.text), token.text))
        elif token.kind == "constant":
            self._emit(CONSTANTS[token.text])
        elif token.kind == "name":
            self._emit(Name(token.text))
        elif token.kind == "function":
            self._deeper(lambda: self._function(token))
        else:
            self._deeper(lambda: self._bracket(token))

    def _bracket(self, opening: Token) -> None:
        if opening.text == "√":
            if self.next.text == "[":
                raise _error("unexpected", self.next)
            self._primary()
            self._emit(Apply("sqrt", 1))
        elif opening.text == "frac":
            self._part()
            self._part()
            self._emit(Apply("/", 2))
        elif opening.kind == "symbol" and opening.text in CLOSING:
            self._listed(opening, most=1)
            if opening.text in ("|", "<|"):
                self._emit(Apply("abs", 1))
        else:
            raise _error("missing_operand", opening)

    def _part(self) -> None:
        """Parse numerator or denominator; of digits without braces only the first, as in LaTeX."""
        kind, text, at, _ = self.next
        if kind == "number" and text.isdigit() and len(text) > 1:
            self.tokens[self.place] = Token(kind, text[1:], at + 1, text[1:])
            self._emit(Number(float(text[0]), text[0]))
        else:
            self._primary()

    def _listed(self, opening: Token, most: int) -> int:
        """Parse at most `most` sums with commas up to the closing bracket; returns their number."""
        self.open_until.append(CLOSING[opening.text])
        self._terms(SUM)
        count = 1
        while count < most and self._accept(","):
            self._terms(SUM)
            count += 1
        if not self._accept(self.open_until.pop()):
            comma = self.next.text == ","
            raise _error("comma", self.next) if comma else _error("unclosed", opening)
        return count

    def _function(self, function: Token) -> None:
        exponent = self._exponent(function) if self._accept("^") else None
        wanted = INPUTS.get(function.text, ONE)
        count = self._inputs(function, wanted)
        if count not in wanted:
            raise _error("argument_count", function)
        self._emit(Apply(function.text, count))
        if exponent:
            self._emit(exponent)
            self._emit(Apply("^", 2))

    def _exponent(self, function: Token) -> Number:
        """Exponent 2 of `tanh^2(x)`: an integer, optionally in brackets."""
        opening = self._accept(*BRACKETS)
        token = self._take()
        closed = not opening or self._accept(BRACKETS[opening.text])
        if not token.text.isdigit() or not closed:
            raise _error("needs_argument", function)
        return Number(float(token.text), token.text)

    def _inputs(self, function: Token, wanted: range) -> int:
        opening = self._accept(*BRACKETS)
        if opening and self.next.text != BRACKETS[opening.text]:
            return self._listed(opening, most=MOST_INPUTS)
        if opening or wanted != ONE:
            raise _error("needs_argument", function)
        self._negated(lambda: self._bare_input(function))
        return 1

    def _bare_input(self, function: Token) -> None:
        """Parse numbers and parameters, then one factor; a bracket after them is ambiguous."""
        if not self._starts_operand():
            raise _error("needs_argument", function)
        first, steady = self.place, True
        while steady:
            steady, later = self._is_coefficient(), self.place > first
            self._primary() if steady else self._power()
            if later:
                self._emit(Apply("*", 2))
            if steady and self.next.kind == "symbol" and self._starts_operand():
                raise _error("needs_argument", function)
            steady = steady and self.next.kind in ("name", "constant")

    def _is_coefficient(self) -> bool:
        token, after = self.next, self.tokens[self.place + 1 :][:1]
        steady = token.kind in ("number", "constant") or (
            token.kind == "name" and token.text != VARIABLE
        )
        return steady and after[0].text != "^"


def _error(key: Fault, token: Token) -> FormulaError:
    return FormulaError(key, token.at, token.typed)
