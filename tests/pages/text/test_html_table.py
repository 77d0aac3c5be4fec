"""HTML tables: escaped, labelled for a phone, sorted for those who hear them."""

from xml.etree import ElementTree

from pages._ui.text.html_table import html_table

HOSTILE = '<img src=x onerror="alert(1)"> & \'"'


def test_every_text_is_escaped() -> None:
    """Caption, heads and cells arrive as the text that they are."""
    table = ElementTree.fromstring(
        html_table("look", HOSTILE, [HOSTILE, "b"], [[HOSTILE, HOSTILE]])
    )
    for place in ("caption", "thead/tr/th", "tbody/tr/th", "tbody/tr/td/span"):
        assert table.findtext(place) == HOSTILE


def test_a_cell_carries_the_label_of_its_column() -> None:
    """On a phone each row is a card, whose cells say what they are."""
    table = ElementTree.fromstring(html_table("look", "c", ["a", "b", "c"], [["1", "2", "3"]]))
    assert [cell.get("data-label") for cell in table.iter("td")] == ["b", "c"]
    assert table.get("class") == "look"


def test_the_sorted_column_says_so() -> None:
    """`order` names the column by which the rows are sorted."""
    html = html_table("look", "c", ["a", "b"], [], {1: "descending"})
    heads = ElementTree.fromstring(html).findall("thead/tr/th")
    assert [head.get("aria-sort") for head in heads] == [None, "descending"]


def test_a_power_is_raised() -> None:
    """C^1 and 10⁻⁷ are written with <sup>, also beside text that is escaped."""
    assert "C<sup>1</sup>" in html_table("look", "c", ["a", "b"], [["x", "C^1"]])
    small = html_table("look", "c", ["a", "b"], [["x", "<6.9×10⁻⁷"]])
    assert "&lt;6.9×10<sup>−7</sup>" in small
