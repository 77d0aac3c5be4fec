"""The protocol of charts: Python and the browser know the same fields."""

import json
import re
from dataclasses import fields

from pages._ui.browser.chart_header import ChartHeader
from pages._ui.browser.urls import WEB

BEYOND_THE_HEADER = {"slices"}
"""Parts of a chart that `pack` adds to its header."""
DOM = {"append"}
"""Uses of the name `head` that mean the head of the document."""


def fields_read() -> set[str]:
    """Names that the scripts of the Explorer read from a header."""
    scripts = [path.read_text("utf-8") for path in (WEB / "explorer").glob("*.js")]
    dotted = {name for text in scripts for name in re.findall(r"\bhead\.(\w+)", text)}
    unpacked = {
        name
        for text in scripts
        for names in re.findall(r"\{([\w, ]+)\} = (?:this\.)?head;", text)
        for name in re.findall(r"\w+", names)
    }
    return (dotted | unpacked) - DOM


def test_the_browser_reads_every_field_and_no_other() -> None:
    """A field that only one side knows is a mistake on the other."""
    assert fields_read() - BEYOND_THE_HEADER == {one.name for one in fields(ChartHeader)}


def test_a_header_is_json() -> None:
    """A header with its defaults travels as JSON and has every field."""
    header = ChartHeader("x", {"data": [], "layout": {}}, {})
    sent = json.loads(json.dumps(header.to_json()))
    assert sent.keys() == {one.name for one in fields(ChartHeader)}
    assert sent["margins"] == [2.4, 2.0] and sent["pointer"] == 1.0
