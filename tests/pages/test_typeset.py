"""Lines break where a typesetter would break them."""

import pytest

from pages._ui.typeset import WORD_JOINER as JOIN
from pages._ui.typeset import typeset


@pytest.mark.parametrize(
    ("text", "set_as"),
    [
        ("합이 $x=0$에서", f"합이 ${{x=0}}${JOIN}에서"),
        (r":blue[$y=f(z)$]를", rf":blue[${{y=f(z)}}$]{JOIN}를"),
        ("[Barron 2017](https://a.b)가", f"[Barron 2017](https://a.b){JOIN}가"),
        ("없어요($R^2=0.752$).", f"없어요({JOIN}${{R^2=0.752}}$)."),
        (r"(:blue[$1-x$])", rf"({JOIN}:blue[${{1-x}}$])"),
    ],
)
def test_short_formula_clings(text: str, set_as: str) -> None:
    """A short formula keeps to one line, to the bracket before it and to the particle after it."""
    assert typeset(text) == set_as


@pytest.mark.parametrize("text", ["$z=w_1x_1+w_2x_2+w_3x_3+b$.", r"$\beta$ is", "a, (b) and c"])
def test_other_words_are_left_alone(text: str) -> None:
    """A long formula may still be broken, and what has nothing to break is not touched."""
    assert typeset(text) == text
