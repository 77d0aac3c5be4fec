"""Tables for download as CSV."""

import csv
import io
from collections.abc import Callable, Mapping

import streamlit as st

from core.numerics.elementwise import Array


def csv_table(columns: Mapping[str, Array]) -> str:
    """Columns of numbers as CSV with a header line, each number with all its digits.

    A number that is not defined leaves its field empty.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in zip(*(column.tolist() for column in columns.values()), strict=True):
        writer.writerow("" if value != value else value for value in row)
    return text.getvalue()


def download_button(label: str, table: Callable[[], str], file_name: str, key: str) -> None:
    """Show a button that saves the CSV; it is computed when the button is pressed."""
    st.download_button(
        label,
        table,
        file_name=file_name,
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=key,
    )
