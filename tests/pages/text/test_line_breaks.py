"""Lines break where a typesetter would break them."""

import pytest

from pages._ui.text.line_breaks import WORD_JOINER as JOIN
from pages._ui.text.line_breaks import typeset


@pytest.mark.parametrize(
    ("text", "set_as"),
    [
        ("합이 $x=0$에서", "합이 ${x=0}$에서"),
        (r":blue[$y=f(z)$]를", r":blue[${y=f(z)}$]를"),
        ("[Barron 2017](https://a.b)가", f"[Barron 2017](https://a.b){JOIN}가"),
        ("어텐션(FFN)이", f"어텐션(FFN){JOIN}이"),
    ],
)
def test_short_formula_clings(text: str, set_as: str) -> None:
    """A short formula keeps to one line, and a particle to the bracket before it."""
    assert typeset(text) == set_as


@pytest.mark.parametrize("text", ["$z=w_1x_1+w_2x_2+w_3x_3+b$.", r"$\beta$ is", "a, (b) and c"])
def test_other_words_are_left_alone(text: str) -> None:
    """A long formula may still be broken, and what has nothing to break is not touched."""
    assert typeset(text) == text
