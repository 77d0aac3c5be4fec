"""Claims of the slides: loading and the order of corrections."""

from pathlib import Path

import pytest

from core.course.claims import Claim, corrections, load_claims
from core.course.content import ContentError

GOOD = """
[[claim]]
id = "E02"
verdict = "holds_if"
basis = "measured"
quote.ko = "문장"
quote.en = "A sentence"
why.ko = "이유"
why.en = "A reason"
"""


def written(folder: Path, text: str, section: str = "step") -> Path:
    file = folder / f"{section}.toml"
    file.write_text(text, "utf-8")
    return file


def claim(section: str, number: str) -> Claim:
    both = {"ko": "x", "en": "x"}
    return Claim(section, number, both, "holds", "paper", both)


def test_a_claim_knows_its_section_and_number(tmp_path: Path) -> None:
    """The section is the name of the file; a word as id means that nothing is corrected."""
    text = GOOD + GOOD.replace("E02", "threshold")
    first, second = load_claims(written(tmp_path, text))
    assert (first.section, first.number, first.until, first.slip) == ("step", "E02", "", False)
    assert second.number == ""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('verdict = "holds_if"', 'verdict = "maybe"', r"\[E02\]: verdict 'maybe'"),
        ('basis = "measured"', 'basis = "felt"', r"\[E02\]: basis 'felt'"),
        ('why.en = "A reason"', "", r"\[E02\]: why needs"),
        ('quote.ko = "문장"\nquote.en = "A sentence"', "", r"\[E02\]: .*quote"),
        ('id = "E02"', 'id = "E02"\ntypo = 1', r"\[E02\]: .*typo"),
    ],
)
def test_a_faulty_claim_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    """The error says which claim of which file lacks what."""
    with pytest.raises(ContentError, match=rf"step\.toml: {message}"):
        load_claims(written(tmp_path, GOOD.replace(old, new)))


def test_an_id_stands_once_in_a_file(tmp_path: Path) -> None:
    """Two claims of one section cannot share an id."""
    with pytest.raises(ContentError, match="an id occurs twice"):
        load_claims(written(tmp_path, GOOD + GOOD))


def test_corrections_come_by_number_in_runs_of_one_section() -> None:
    """E2 before E10, E35 before E35a; a section that comes again starts a new run."""
    numbers = [("elu", "E27"), ("swish", "E35b"), ("swish", "E35"), ("elu", "E40"), ("step", "E3")]
    runs = corrections(claim(section, number) for section, number in numbers)
    assert [(section, [c.number for c in run]) for section, run in runs] == [
        ("step", ["E3"]),
        ("elu", ["E27"]),
        ("swish", ["E35", "E35b"]),
        ("elu", ["E40"]),
    ]
    assert corrections([claim("step", "threshold")]) == []


def test_a_number_stands_once_in_the_lesson() -> None:
    """Two corrections of one number are refused, with both sections."""
    with pytest.raises(ContentError, match="E18 occurs in elu and in relu"):
        corrections([claim("elu", "E18"), claim("relu", "E18")])
