"""Hostile formulas with the parameter names a, b, c."""

import pytest

from core.custom import NAMES
from core.formula import FormulaError, parse

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "import": "__import__('os').system('true')",
    "attribute": "a.__class__",
    "emoji": "🙂🙂🙂",
    "null": "a\x00x",
    "nested": "(" * 250,
    "letters": "abc" * 4000,
    "empty": "",
    "equation": "a = 3",
    "other_letter": "a*x + d",
    "lambda": "lambda x: x",
}


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_hostile_input_is_refused(typed: str) -> None:
    """Any text that is not a formula raises FormulaError."""
    with pytest.raises(FormulaError):
        parse(typed, NAMES)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("a*x + b*tanh(c*x)", {"a", "b", "c", "x"}),
        ("ax + bx^2", {"a", "b", "x"}),
        ("max(x, a)", {"a", "x"}),
        ("|x| + abs(x)", {"x"}),
        ("cos(x) + atan(x) + exp(x)", {"x"}),
        ("acos(x)", {"a", "x"}),
        ("f(x) = tanh(a x)", {"a", "x"}),
    ],
)
def test_letters_are_parameters_unless_they_spell_a_word(typed: str, names: set[str]) -> None:
    """Only letters that are words of the formula get sliders; cos is not c times o times s."""
    assert parse(typed, NAMES).names == names


def test_absolute_value_of_0_is_plain_0() -> None:
    """|0| is 0 and not -0, so that 1/|x| is +inf there."""
    assert parse("1/|x|").value(0.0) == float("inf")
