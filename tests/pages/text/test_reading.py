"""Numbers, intervals, sources and code as the reader sees them."""

import csv
import io
from collections.abc import Callable
from math import inf

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.activations import ALL, BY_NAME, Activation, Interval
from core.analysis.sampling import GRID
from pages._ui.charts import export
from pages._ui.text import library
from pages._ui.text.citations import linked
from pages._ui.text.fact_sentences import facts_row, sentence
from pages._ui.text.numbers import figure, interval

Visit = Callable[..., AppTest]

OPEN = {"formula": False, "slope": False, "limit": False}
every_activation = pytest.mark.parametrize("act", ALL, ids=lambda act: act.name)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (0.25, "0.25"),
        (-1.0, "−1"),
        (100.0, "100"),
        (-0.278464542761, "−0.2785"),
        (1.09983935, "1.0998"),
        (0.00004, "4.0×10⁻⁵"),
        (-0.00000123, "−1.2×10⁻⁶"),
        (inf, "∞"),
        (-inf, "−∞"),
    ],
)
def test_figure_reads_well(value: float, shown: str) -> None:
    """A real minus, no trailing zeros, no -0, and powers of ten where decimals show only zeros."""
    assert figure(value) == shown


@pytest.mark.parametrize(
    ("bounds", "shown"),
    [
        (Interval(0, inf, closed_low=True), "[0, ∞)"),
        (Interval(), "(−∞, ∞)"),
        (Interval(0, 1), "(0, 1)"),
        (Interval(-1, 1, True, True), "[−1, 1]"),
        (Interval(0.5, 0.5, True, True), "{0.5}"),
        (Interval(-0.25, 6, False, True), "(−0.25, 6]"),
    ],
)
def test_interval_is_written_as_mathematicians_do(bounds: Interval, shown: str) -> None:
    """A square bracket where the end belongs to it, a round one where it does not."""
    assert interval(bounds) == shown


@every_activation
@pytest.mark.parametrize("language", ("ko", "en"))
def test_every_activation_can_be_put_into_words(act: Activation, language: str) -> None:
    """Facts and the sentence for listeners exist in both languages, without holes."""
    labels, values = facts_row(act, act.defaults, OPEN, language)
    said = sentence(act, act.defaults, OPEN, language)
    assert len(labels) == len(values) == len(set(labels))
    for text in (*labels, *values, said):
        assert (
            text
            and not {"{", "}"} & set(text.replace("{0}", "").replace("{0, 1}", ""))
            and "nan" not in text
        )


@every_activation
def test_facts_have_the_same_rows_at_every_setting(act: Activation) -> None:
    """The rows do not come and go while a slider moves."""
    for param in act.params:
        ends = [act.defaults | {param.name: end} for end in (param.low, param.high)]
        rows = {facts_row(act, setting, OPEN, "en").labels for setting in (act.defaults, *ends)}
        assert len(rows) == 1


def test_source_becomes_a_link() -> None:
    """`[@key]` is a link with author and year; two in a row stand in one bracket."""
    source = library.references()["nair2010"]
    assert linked("See [@nair2010].") == f"See ([{source.short}]({source.url}))."
    assert linked("[@nair2010] [@glorot2011]").count("(") == 3


@every_activation
def test_table_to_take_away_is_the_curve(act: Activation) -> None:
    """The CSV has x, f and f' on the plotting grid, to the last digit, and nothing else."""
    rows = list(csv.reader(io.StringIO(export.table(act, act.defaults))))
    assert rows[0] == ["x", "f", "df"]
    numbers = np.array(rows[1:], dtype=float)
    np.testing.assert_array_equal(numbers[:, 0], GRID)
    np.testing.assert_array_equal(numbers[:, 1], act(GRID))
    np.testing.assert_array_equal(numbers[:, 2], act.grad(GRID))


def test_table_has_the_present_parameters() -> None:
    """Another parameter value is another table."""
    swish = BY_NAME["swish"]
    rows = list(csv.DictReader(io.StringIO(export.table(swish, {"beta": 2.5}))))
    assert float(rows[-1]["f"]) == pytest.approx(float(swish(6.0, beta=2.5)), abs=0)
    assert float(rows[100]["f"]) != float(swish(GRID[100]))


def test_models_of_a_page_use_its_activation(visit: Visit) -> None:
    """The list of models on the ReLU page is made of models that use ReLU or ReLU6, all of them."""
    prose = "\n".join(m.value for m in visit("06_relu.py").markdown)
    for model in library.models():
        uses = bool({"relu", "relu6"} & set(model.activations))
        assert (f"**{model.name}**" in prose) == uses, model.name
