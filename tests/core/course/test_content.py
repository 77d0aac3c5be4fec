"""Loading of texts, and reports of faulty files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.course.content import (
    Block,
    ContentError,
    Model,
    Reference,
    cite,
    cited,
    hook,
    load_blocks,
    load_models,
    load_refs,
    load_words,
)

NAIR = Reference("nair2010", "Nair & Hinton 2010", "V. Nair", 2010, "ReLU", "ICML", "https://a.b/c")
BOOK = Reference("book", "Book 1986", "R.", 1986, "A book", "MIT Press")
Write = Callable[..., Path]
REFS = {"nair2010": NAIR, "book": BOOK}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A function that writes a text to a file and gives its path."""

    def _write(text: str, name: str = "page.md") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode())
        return path

    return _write


def test_blocks_are_cut_at_headings_and_keep_their_order(write: Write) -> None:
    """A page is a row of blocks, each with its id, title and Markdown."""
    path = write("## 둘째 {#b}\n\n글 $x^{2}$\n- 점\n\n## First one {#a-1_x}\nText\n")
    assert list(load_blocks(path).values()) == [
        Block("b", "둘째", "글 $x^{2}$\n- 점"),
        Block("a-1_x", "First one", "Text"),
    ]


def test_windows_files_read_the_same(write: Write) -> None:
    """A byte order mark and CRLF make no difference."""
    path = write("\ufeff## T {#a}\r\nline one\r\nline two\r\n")
    assert load_blocks(path) == {"a": Block("a", "T", "line one\nline two")}


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("hello\n## T {#a}\nx", 1, "before the first"),
        ("## T {#a}\nx\n\n## U {#a}\ny", 4, "already a block"),
        ("## T {#a}\nx\n## No id\ny", 3, "write headings as"),
        ("## T {#a}\nx\n# T {#b}\ny", 3, "write headings as"),
        ("## T {#a}\nx\n##T {#b}\ny", 3, "write headings as"),
        ("## T {#Big Id}\ny", 1, "write headings as"),
        ("## {#a}\ny", 1, "write headings as"),
    ],
)
def test_a_faulty_page_is_reported_with_its_line(
    write: Write, text: str, line: int, says: str
) -> None:
    """The message names the file, the line, and what is wrong there."""
    with pytest.raises(ContentError, match=rf"page\.md:{line}: .*{says}"):
        load_blocks(write(text))


@pytest.mark.parametrize("text", ["## T {#a}\n", "## T {#a}\n\n## U {#b}\nx"])
def test_a_block_without_text_is_reported(write: Write, text: str) -> None:
    """An empty block is a mistake, and the message names it."""
    with pytest.raises(ContentError, match=r"page\.md: the block \{#a\} has no text"):
        load_blocks(write(text))


def test_an_absent_or_undecodable_file_is_reported(write: Write, tmp_path: Path) -> None:
    """A file that is not there, or not UTF-8, raises the same error as one that is wrong."""
    with pytest.raises(ContentError, match=r"absent\.md"):
        load_blocks(tmp_path / "absent.md")
    broken = tmp_path / "latin.md"
    broken.write_bytes(b"## caf\xe9 {#a}\nx")
    with pytest.raises(ContentError, match=r"latin\.md"):
        load_blocks(broken)


def test_words_are_nested(write: Write) -> None:
    """Labels come as nested dictionaries."""
    path = write('a = "1"\n[section]\nrelu = "ReLU"\n', "ui.toml")
    assert load_words(path) == {"a": "1", "section": {"relu": "ReLU"}}


def test_broken_labels_are_reported_with_their_line(write: Write) -> None:
    """The message for broken TOML names file and line."""
    with pytest.raises(ContentError, match=r"ui\.toml: not valid TOML: .*line 2"):
        load_words(write("a = 1\nb = = 2\n", "ui.toml"))


def test_citations_become_links() -> None:
    """`[@key]` turns into a link with author and year, or into plain words without an address."""
    text = cite("ReLU [@nair2010] before [@book], $[0,1]$.", REFS)
    assert text == "ReLU ([Nair & Hinton 2010](https://a.b/c)) before (Book 1986), $[0,1]$."


def test_neighbouring_citations_share_a_bracket() -> None:
    """Adjacent citations share one pair of brackets."""
    text = cite("so [@book] [@nair2010].", REFS)
    assert text == "so (Book 1986, [Nair & Hinton 2010](https://a.b/c))."


def test_unknown_citation_is_an_error() -> None:
    """A key without a source is refused, by name."""
    with pytest.raises(ContentError, match=r"\[@nobody1999\]"):
        cite("as shown [@nobody1999]", REFS)


def test_cited_lists_keys_in_order() -> None:
    """Every citation is found, repeats included."""
    assert cited("[@b] x [@a][@b]") == ("b", "a", "b")


def test_refs_are_read_by_key(write: Write) -> None:
    """A source knows its own key."""
    path = write(
        '[book]\nshort="Book 1986"\nauthors="R."\nyear=1986\ntitle="A book"\nvenue="MIT Press"\n'
    )
    assert load_refs(path) == {"book": BOOK}


@pytest.mark.parametrize("row", ['short="x"', 'short="x"\nauthor="misspelt"'])
def test_a_source_with_wrong_fields_is_reported(write: Write, row: str) -> None:
    """A missing or misspelt field is an error that names the source."""
    with pytest.raises(ContentError, match=r"refs\.toml: \[book\]"):
        load_refs(write(f"[book]\n{row}\n", "refs.toml"))


def test_models_are_rows_in_order(write: Write) -> None:
    """The table of models keeps the order of the file, and lists become tuples."""
    path = write(
        '[[model]]\nname="A"\nactivations=["relu"]\nwhere="a.py"\n'
        '[[model]]\nname="B"\nactivations=["swish"]\nwhere="b.py"\nyear=2019\n'
        'note.ko="글"\nnote.en="text"\n'
    )
    assert load_models(path) == (
        Model("A", ("relu",), "a.py"),
        Model("B", ("swish",), "b.py", 2019, note={"ko": "글", "en": "text"}),
    )


def test_a_model_without_its_source_is_reported(write: Write) -> None:
    """A row that does not say where its fact can be read is refused, by name."""
    with pytest.raises(ContentError, match=r"models\.toml: \[A\]"):
        load_models(write('[[model]]\nname="A"\nactivations=["relu"]\n', "models.toml"))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Is it :blue[**blue**], or $x$?\n\nA fact.", "Is it blue, or x?"),
        ("One\nline. Why [@book]?", "One line. Why?"),
        ("A fact.\n\nWhy?", "The title"),
    ],
)
def test_hook_is_the_question_of_the_first_paragraph(body: str, found: str) -> None:
    """The hook is the first paragraph without its markup, or the title if that asks nothing."""
    assert hook(Block("idea", "The title", body)) == found
