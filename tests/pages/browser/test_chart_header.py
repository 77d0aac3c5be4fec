"""The protocol of charts: Python and the browser know the same fields."""

import json
import re
from dataclasses import fields
from typing import get_args

import pytest

from pages._ui.browser.chart_header import ChartHeader, Grip, Motion
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


def test_the_browser_reads_every_field_of_a_grip() -> None:
    """The overlay unpacks a grip into the fields of `Grip`, and into no other."""
    overlay = (WEB / "explorer" / "overlay.js").read_text("utf-8")
    read = re.search(r"\{ ([\w, ]+) \} = this\.head\.grips\[k\];", overlay)
    assert read and read[1].split(", ") == [one.name for one in fields(Grip)]


@pytest.mark.parametrize("motion", get_args(Motion))
def test_each_motion_has_a_style(motion: str) -> None:
    """The style sheet has a rule for a grip of each motion."""
    assert f".ex-grip-{motion} {{" in (WEB / "explorer" / "explorer.css").read_text("utf-8")


def test_grips_are_json() -> None:
    """A grip travels as its motion and its text."""
    grips = (Grip("turn"), Grip("lift", "1"))
    sent = json.loads(json.dumps(ChartHeader("x", {}, {}, grips=grips).to_json()))
    assert sent["grips"] == [{"motion": "turn", "text": ""}, {"motion": "lift", "text": "1"}]
