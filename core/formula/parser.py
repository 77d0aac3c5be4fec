"""From tokens to steps: the grammar, by recursive descent of limited depth.

    sum      = product { ("+" | "-") product }
    product  = signed { ("*" | "/") signed | power }        a missing sign means "times"
    signed   = { "+" | "-" } power
    power    = primary [ "^" signed ]
    primary  = number | name | function input | bracket | "|" sum "|" | root | fraction

So `-x^2` is -(x^2), `2^3^2` is 2^(3^2), `e^-x` is e^(-x), and `e^-2x` is e^(-2) x.  A missing sign
binds as a written one does, from left to right: `1/2x` is (1/2) x, as in `1/2x(1+tanh(x/2))`.

The input of a function is what stands in brackets, or else the next factor together with the
numbers and parameters before it: `tanh 2x`, `sin x cos x`, `exp -x`, `σ βx`.  `tanh^2(x)` is the
square of tanh(x).  A root without brackets reaches over one number, name or function.
"""

from math import e, pi
from typing import Final

from core.formula.errors import FormulaError
from core.formula.inputs import CLOSING, Inputs
from core.formula.steps import Apply, Name, Number, Steps
from core.formula.tokens import Token

CONSTANTS: Final = {"e": Number(e, "e"), "pi": Number(pi, r"\pi")}


class Parser(Inputs):
    """Reads one formula, token by token."""

    def formula(self) -> Steps:
        """All of it; raises FormulaError where something stands that cannot stand there."""
        if len(self.tokens) == 1:
            raise FormulaError("empty", 0)
        self._sum()
        if self.next.kind != "end":
            self._refuse(self.next)
        return tuple(self.steps)

    def _sum(self) -> None:
        self._product()
        while sign := self.accept("+", "-"):
            self._product()
            self.emit(Apply(sign.text, 2))

    def _product(self) -> None:
        self._signed()
        while True:
            if sign := self.accept("*", "/"):
                self._signed()
                self.emit(Apply(sign.text, 2))
            elif self.next.kind == "number":
                raise FormulaError("missing_operator", self.next.at, self.next.typed)
            elif self._starts_operand():
                self._power()
                self.emit(Apply("*", 2))
            else:
                return

    def _signed(self) -> None:
        negative = self._signs()
        self._power()
        if negative:
            self.emit(Apply("neg", 1))

    def _power(self) -> None:
        self._primary()
        if self.accept("^"):
            self.deeper(self._signed)
            self.emit(Apply("^", 2))

    def _primary(self) -> None:
        token = self.take()
        if token.kind == "number":
            self.emit(Number(float(token.text), token.text))
        elif token.kind == "constant":
            self.emit(CONSTANTS[token.text])
        elif token.kind == "name":
            self.emit(Name(token.text))
        elif token.kind == "function":
            self.deeper(lambda: self._function(token))
        else:
            self.deeper(lambda: self._bracket(token))

    def _bracket(self, opening: Token) -> None:
        if opening.text == "√":
            self._root()
        elif opening.text == "frac":
            self._part()
            self._part()
            self.emit(Apply("/", 2))
        elif opening.kind == "symbol" and opening.text in CLOSING:
            self._listed(opening, most=1)
            if opening.text in ("|", "<|"):
                self.emit(Apply("abs", 1))
        else:
            raise FormulaError("missing_operand", opening.at, opening.typed)

    def _root(self) -> None:
        if self.next.text == "[":
            raise FormulaError("unexpected", self.next.at, self.next.typed)
        self._primary()
        self.emit(Apply("sqrt", 1))

    def _part(self) -> None:
        """One half of a fraction; of a number without braces only the first digit, as in LaTeX."""
        kind, text, at, _ = self.next
        if kind == "number" and text.isdigit() and len(text) > 1:
            self.tokens[self.place] = Token(kind, text[1:], at + 1, text[1:])
            self.emit(Number(float(text[0]), text[0]))
        else:
            self._primary()
