"""Typed formulas: parsed, evaluated with exact slope, written as LaTeX and text, and compared.

    f = parse("x·σ(βx)", names=("x", "beta"))
    y, slope = f.value_and_slope(x, beta=1.5)
    same_function(f, parse("x/(1+e^-x)"), settings=[{"beta": 1.0}])

Text is never evaluated as Python: only the words of `core.formula.words` have a meaning.
"""

from core.formula.compare import same_function
from core.formula.errors import Fault, FormulaError
from core.formula.expression import Expression, parse
from core.formula.to_text import to_text

__all__ = ["Expression", "Fault", "FormulaError", "parse", "same_function", "to_text"]
