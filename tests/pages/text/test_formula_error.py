"""A learner's text on the page: a code span, whatever stands in it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages._ui.text.formula_error import inert

HOSTILE = "x+\n\n# Pwned [win](https://evil.example) @"


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("", ""),
        ("x", "`x`"),
        ("x ", "`x `"),
        ("a`b", "``a`b``"),
        ("`", "`` ` ``"),
        ("``x", "``` ``x ```"),
        (HOSTILE, "`x+ # Pwned [win](https://evil.example) @`"),
        ("a\u2028b\x0bc", "`a b c`"),
    ],
)
def test_a_text_is_one_code_span(text: str, span: str) -> None:
    """White space is one space, and the fence is longer than any backticks inside."""
    assert inert(text) == span


@given(st.text(max_size=80))
def test_no_text_ends_its_span(text: str) -> None:
    """No line break is left, and no run of backticks is as long as the fence."""
    span = inert(text)
    if text:
        fence = re.match("`+", span)
        assert fence and span.endswith(fence[0])
        inside = span[len(fence[0]) : -len(fence[0])]
        assert fence[0] not in re.findall("`+", inside) and span.splitlines() == [span]
