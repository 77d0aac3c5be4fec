"""CSV to take away: the numbers of pandas, without pandas."""

import numpy as np
import pandas as pd
import pytest

from pages._ui.charts.csv_table import csv_table

COLUMNS = {
    "x": np.array([-1.5, 0.0, 1e-300, 2.0]),
    "f(a=1, b=2)": np.array([np.nan, np.inf, -np.inf, 1 / 3]),
}


def test_the_text_is_that_of_pandas() -> None:
    """Header, digits, gaps and quotes are as a data frame writes them."""
    want = pd.DataFrame(COLUMNS).to_csv(index=False, lineterminator="\n")
    assert csv_table(COLUMNS) == want


def test_columns_have_one_length() -> None:
    """Columns of different lengths are an error, not a cut table."""
    with pytest.raises(ValueError, match="zip"):
        csv_table({"x": np.zeros(2), "f": np.zeros(3)})
