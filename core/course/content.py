"""Load the texts of the lesson from files: prose blocks, labels, sources, models."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

LANGUAGES = ("ko", "en")
HEADING = re.compile(r"## (?P<title>\S.*?) \{#(?P<id>[a-z0-9_-]+)\}\s*")
CITATION = re.compile(r"\[@(?P<key>[^\]\s]*)\]")
CITATIONS = re.compile(r"\[@[^\]\s]*\](?:\s*\[@[^\]\s]*\])*")
MARKUP = re.compile(r"\s*\[@[^\]\s]*\]|:[a-z]+\[(?P<coloured>[^\]]*)\]|\$(?P<formula>[^$]*)\$")
Row = TypeVar("Row")


class ContentError(ValueError):
    """Unusable text file; the message names the file and the position in it."""


@dataclass(frozen=True)
class Block:
    """Block of a page: id, title, and Markdown body."""

    id: str
    title: str
    body: str


@dataclass(frozen=True)
class Reference:
    """Source cited as `[@key]`; `url` is empty without a permanent address."""

    key: str
    short: str
    authors: str
    year: int
    title: str
    venue: str
    url: str = ""


@dataclass(frozen=True)
class Model:
    """Published network with its activations by catalogue name; `where` is the evidence.

    `others` are labels of activations that the catalogue lacks.
    """

    name: str
    activations: tuple[str, ...]
    where: str
    year: int | None = None
    cite: str = ""
    note: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()


def load_blocks(path: Path) -> dict[str, Block]:
    """Blocks of a Markdown file by id, in order; each begins with `## Title {#id}`.

    ContentError for text before the first heading, another kind of heading, a repeated id, or an
    empty block.
    """
    blocks: dict[str, Block] = {}
    current: Block | None = None
    for number, line in enumerate(_read(path).splitlines(), start=1):
        if line.startswith("#"):
            current = _opened(path, number, line, blocks)
        elif current is not None:
            current = Block(current.id, current.title, f"{current.body}{line}\n")
        elif line.strip():
            raise ContentError(f"{path}:{number}: text before the first '## Title {{#id}}'")
        if current is not None:
            blocks[current.id] = current
    return {block.id: _closed(path, block) for block in blocks.values()}


def hook(block: Block) -> str:
    """Question that a block opens with, as plain text; its title if it opens with none."""
    first = plain(block.body.partition("\n\n")[0])
    return first if first.endswith("?") else block.title


def plain(text: str) -> str:
    """Text of a Markdown paragraph without citations, colours, bold type and formula signs."""
    bare = MARKUP.sub(
        lambda found: found["coloured"] or found["formula"] or "", text.replace("**", "")
    )
    return " ".join(bare.split())


def load_words(path: Path) -> dict[str, Any]:
    """Nested dictionaries of a TOML file; ContentError names the file and the invalid line."""
    try:
        return tomllib.loads(_read(path))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{path}: not valid TOML: {error}") from error


def load_refs(path: Path) -> dict[str, Reference]:
    """Sources by key; ContentError for an entry with a missing or unknown field."""
    entries = load_words(path)
    return {
        key: made(f"{path}: [{key}]", Reference, {"key": key} | row) for key, row in entries.items()
    }


def load_models(path: Path) -> tuple[Model, ...]:
    """Rows of the model table in file order; ContentError as in `load_refs`."""
    rows = load_words(path).get("model", [])
    return tuple(made(f"{path}: [{row.get('name', 'model')}]", Model, frozen(row)) for row in rows)


def frozen(row: Mapping[str, Any]) -> dict[str, Any]:
    """Copy of a row with every list as a tuple, for a frozen dataclass."""
    return {key: tuple(v) if isinstance(v, list) else v for key, v in row.items()}


def made(where: str, kind: Callable[..., Row], fields: Mapping[str, Any]) -> Row:
    """Object of a row; ContentError names the place of one with a missing or unknown field."""
    try:
        return kind(**fields)
    except TypeError as error:
        raise ContentError(f"{where}: {error}") from error


def cite(text: str, refs: Mapping[str, Reference]) -> str:
    """Text with each run of `[@key]` replaced by links: (Author Year, Author Year).

    ContentError for an unknown key.
    """
    return CITATIONS.sub(
        lambda run: f"({', '.join(_linked(key, refs) for key in cited(run[0]))})", text
    )


def cited(text: str) -> tuple[str, ...]:
    """Keys of all `[@key]` in a text, in order, repeats included."""
    return tuple(CITATION.findall(text))


def _linked(key: str, refs: Mapping[str, Reference]) -> str:
    if key not in refs:
        raise ContentError(f"[@{key}] is cited, but refs.toml has no [{key}]")
    source = refs[key]
    return f"[{source.short}]({source.url})" if source.url else source.short


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{path}: cannot be read as UTF-8 text: {error}") from error


def _opened(path: Path, number: int, line: str, blocks: Mapping[str, Block]) -> Block:
    found = HEADING.fullmatch(line)
    if found is None:
        raise ContentError(f"{path}:{number}: write headings as '## Title {{#id}}', not {line!r}")
    if found["id"] in blocks:
        raise ContentError(f"{path}:{number}: there is already a block {{#{found['id']}}}")
    return Block(found["id"], found["title"], "")


def _closed(path: Path, block: Block) -> Block:
    if not block.body.strip():
        raise ContentError(f"{path}: the block {{#{block.id}}} has no text")
    return Block(block.id, block.title, block.body.strip())
