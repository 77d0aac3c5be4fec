"""Prose states few numbers, and each with few digits."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.course.content import LANGUAGES, load_blocks, load_words

ASSETS = Path(__file__).parents[2] / "assets"
PAGES = ("choose", "compare", "duel")

MOST_NUMBERS, MOST_DIGITS = 3, 2
LEFT_OUT = re.compile(r"^\|.*$|\[@[^\]]*\]|`[^`]*`|\b(?:19|20)\d\d(?!\d)|\d계", re.MULTILINE)
FORMULA = re.compile(r"\$([^$]*)\$")
COMMAND = re.compile(r"\\[a-zA-Z]+")
NUMBER = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?")
DECIMAL = re.compile(r"(?<![\w.])\d+\.\d+(?!\d*/)")


def texts(row: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every text of a table in either language, with its place."""
    rows = row.items() if isinstance(row, dict) else enumerate(row)
    for key, inner in rows:
        if isinstance(inner, dict | list):
            yield from texts(inner, f"{place}.{key}")
        elif key in LANGUAGES:
            yield f"{place}.{key}", inner


def pieces() -> Iterator[tuple[str, str]]:
    """Every text of the tree, and every paragraph or point of the pages, with its place."""
    yield from texts(load_words(ASSETS / "choose.toml"), "tree")
    for page in PAGES:
        for lang in LANGUAGES:
            for block in load_blocks(ASSETS / "text" / lang / f"{page}.md").values():
                for k, piece in enumerate(re.split(r"\n\n|\n- ", block.body)):
                    yield f"{page}.{block.id}.{k}.{lang}", piece


def numbers(text: str) -> list[str]:
    """Numbers that a reader meets; a formula with a letter in it is none, any other is one."""

    def as_number(formula: re.Match[str]) -> str:
        inner = COMMAND.sub(" ", formula[1])
        return "" if re.search("[a-zA-Z]", inner) else " 1 "

    return NUMBER.findall(FORMULA.sub(as_number, LEFT_OUT.sub(" ", text)))


PIECES = list(pieces())

RESULT = re.compile(r"(?<![\w.])\d+\.\d+|\d+%|10\^\{-?\d+\}|\d+분의 \d")
TO_THE_DIGIT = {
    *("elu.level", "elu.limit", "gelu.digits", "glu.plus", "glu.clamp", "llm.idea", "llm.count"),
    *("leaky_relu.learned", "nonlinear.xor", "sigmoid.deeper", "softmax.overflow"),
    *("softmax.temperature", "swish.slope", "tanh.digits", "tanh.tails", "tanh.depth"),
}
"""Blocks whose digits are the point: a place to find, a formula's number, shares, a rate."""


def results() -> Iterator[tuple[str, list[str]]]:
    """Decimals, percentages and fractions of each paragraph or point of the section pages."""
    for path in sorted((ASSETS / "text").glob("*/*.md")):
        for block in load_blocks(path).values():
            if f"{path.stem}.{block.id}" not in TO_THE_DIGIT:
                for k, piece in enumerate(re.split(r"\n\n|\n- ", block.body)):
                    found = RESULT.findall(LEFT_OUT.sub(" ", piece))
                    yield f"{path.stem}.{block.id}.{k}.{path.parent.name}", found


def test_sections_state_few_results() -> None:
    """At most three measured numbers stand in a paragraph or point, each with two digits."""
    many = {place: found for place, found in results() if len(found) > MOST_NUMBERS}
    long = {
        place: found
        for place, found in results()
        if any(len(n.replace(".", "").lstrip("0")) > MOST_DIGITS for n in found if "." in n)
    }
    assert not many, "leave some to a chart"
    assert not long, "round them, or say in TO_THE_DIGIT that their digits are the point"


@pytest.mark.parametrize(("place", "text"), PIECES, ids=[place for place, _ in PIECES])
def test_a_piece_of_prose_has_few_numbers(place: str, text: str) -> None:
    """At most three numbers stand in one paragraph, point or text of the tree."""
    found = numbers(text)
    assert len(found) <= MOST_NUMBERS, f"{place}: leave some of {found} to a chart"


@pytest.mark.parametrize(("place", "text"), PIECES, ids=[place for place, _ in PIECES])
def test_a_decimal_has_few_digits(place: str, text: str) -> None:
    """A decimal has at most two significant digits; a setting c of c/n may have more."""
    long = [n for n in DECIMAL.findall(text) if len(n.replace(".", "").lstrip("0")) > MOST_DIGITS]
    assert not long, f"{place}: round {long}"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("ReLU6와 int8, GPT-2, 2024년", 0),
        ("20층 뒤 $0.79$배, $10^{-12}$배", 3),
        (r"$f''=0$인 ReLU, 2계 도함수 [@x2020]", 0),
        ("7 of 10 runs; 0.16 against 0.2", 4),
    ],
)
def test_numbers_are_counted_as_read(text: str, count: int) -> None:
    """Digits in a name, a year, a formula with letters or a citation are no numbers."""
    assert len(numbers(text)) == count
