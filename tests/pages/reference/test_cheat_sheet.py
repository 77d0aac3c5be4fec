"""The cheat sheet: curves of the catalogue, whole rows, and the learner's passports."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.activations import BY_NAME
from core.choose import CATALOGUE
from core.course.passport import PASSPORTS
from pages._ui.reference import cheat_sheet, curves, passports
from pages._ui.text.language import KEY, LANGUAGES

Visit = Callable[..., AppTest]

CELL = re.compile(r"(?<!\\)\|")


@pytest.mark.parametrize("name", BY_NAME)
def test_a_curve_is_the_function(name: str) -> None:
    """The points of a miniature are those of f and f' of the catalogue."""
    x, f, df = curves.curves(name)
    act = BY_NAME[name]
    solid = np.isfinite(f) & np.isfinite(df)
    np.testing.assert_array_equal(f[solid], act(x)[solid])
    np.testing.assert_array_equal(df[solid], act.grad(x)[solid])
    assert np.count_nonzero(~solid) <= len(act.kinks(**act.defaults))


@pytest.mark.parametrize("name", ("selu", "elu", "tanh", "softmax", "swiglu"))
def test_a_curve_is_no_line(name: str) -> None:
    """Curves are seen to bend: the whole left arm of SELU lies within the picture."""
    x, f, _ = curves.curves(name)
    seen = (f >= curves.LOW) & (f <= curves.HIGH)
    assert seen[x <= 0].all()
    chord = np.interp(x, [x[0], 0], [f[0], np.interp(0, x, f)])
    assert np.abs(f - chord)[(x > -4) & (x < 0)].max() > 0.1


@pytest.mark.parametrize("function", CATALOGUE)
def test_a_row_has_all_its_cells(function: str) -> None:
    """Each row is one line of the table: no formula holds a bare bar, and nothing is empty."""
    cells = cheat_sheet._cells(function)
    assert len(cells) == len(cheat_sheet.COLUMNS)
    assert all(cell.strip() and not CELL.search(cell) and "\n" not in cell for cell in cells)
    assert (
        "mini-f" in cells[0] and cells[2].startswith(":blue[") and cells[3].startswith(":orange[")
    )


def test_passports_are_empty_until_they_are_measured() -> None:
    """The table has a row for each passport; the switch fills all of it."""
    empty, full = passports.table(False), passports.table(True)
    assert [row["section"] for row in empty["rows"]] == list(PASSPORTS)
    assert not any(any(row["found"]) for row in empty["rows"])
    assert all(all(row["found"]) for row in full["rows"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_the_page(visit: Visit, language: str) -> None:
    """The page has passports, table and tree, in this order, in both languages."""
    page = visit("12_cheatsheet.py", {"ko": "ko-KR", "en": "en-GB"}[language])
    assert not page.exception and page.session_state[KEY] == language
    rows = next(m.value for m in page.markdown if "mini-f" in m.value).splitlines()
    assert len(rows) == 2 + len(CATALOGUE)
    assert {len(CELL.findall(row)) for row in rows} == {len(cheat_sheet.COLUMNS) + 1}
