"""Collection and order of the corrections."""

import pytest

from core.course.content import Block, ContentError
from core.course.corrections import Correction, by_section, collected, order


def section(*bodies: str) -> dict[str, Block]:
    """A section whose blocks "b0", "b1", ... have these words."""
    return {f"b{k}": Block(f"b{k}", "Title", body) for k, body in enumerate(bodies)}


def test_a_correction_is_a_point_that_begins_with_its_number() -> None:
    """Number, place and words are found; a number inside a sentence is only mentioned."""
    words = "See **E01** first.\n\n- **E02** · Not so: $x^2$ [@key].\n- A point about **E03** · no"
    assert collected({"relu": section("Nothing", words)}) == (
        Correction("E02", "relu", "b1", "Not so: $x^2$ [@key]."),
    )


def test_a_correction_has_all_its_lines() -> None:
    """Indented lines belong to the point; the next point and the next paragraph do not."""
    words = "- **E01** · One\n  two\n  three.\n- **E02** · Four\n  five.\n\nA paragraph."
    texts = [correction.text for correction in collected({"relu": section(words)})]
    assert texts == ["One\n  two\n  three.", "Four\n  five."]


def test_corrections_come_by_number() -> None:
    """Corrections are sorted by number: 2 before 10, 35 before 35a."""
    sections = {
        "swish": section("- **E35b** · x\n- **E35a** · x", "- **E35** · x"),
        "step": section("- **E10** · x\n- **E02** · x"),
    }
    numbers = [correction.number for correction in collected(sections)]
    assert numbers == ["E02", "E10", "E35", "E35a", "E35b"]


def test_a_number_stands_once() -> None:
    """Two corrections of one number are refused, with both places."""
    sections = {"relu": section("- **E18** · x"), "elu": section("", "- **E18** · y")}
    with pytest.raises(ContentError, match=r"E18.*relu\.md \{#b0\}.*elu\.md \{#b1\}"):
        collected(sections)


@pytest.mark.parametrize("number", ("", "E", "18", "E1A", "E35ab", "e18", "E18 "))
def test_what_is_no_number_is_refused(number: str) -> None:
    """Only E, digits and at most one small letter make a number."""
    with pytest.raises(ContentError, match="not a correction number"):
        order(number)


def test_runs_keep_the_order_and_return_to_a_section() -> None:
    """A section that occurs again later starts a new group."""
    elu, glu = section("- **E27** · x\n- **E40** · x"), section("- **E36** · x\n- **E37** · x")
    runs = by_section(collected({"elu": elu, "glu": glu}))
    assert [(name, [c.number for c in run]) for name, run in runs] == [
        ("elu", ["E27"]),
        ("glu", ["E36", "E37"]),
        ("elu", ["E40"]),
    ]
