"""Words, quizzes, sources and models of the lesson, read from `assets/` once for everybody."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from core import choose, quiz
from core.course import content, outline

ASSETS = Path(__file__).resolve().parents[3] / "assets"
PAGES = ASSETS.parent / "pages"


@cache
def blocks(section: str, language: str) -> dict[str, content.Block]:
    """The blocks of one section by id."""
    return content.load_blocks(ASSETS / "text" / language / f"{section}.md")


@cache
def words(language: str) -> dict[str, Any]:
    """The labels of the interface in one language."""
    return content.load_words(ASSETS / "text" / language / "ui.toml")


@cache
def references() -> dict[str, content.Reference]:
    """Everything that the lesson cites, by key."""
    return content.load_refs(ASSETS / "refs.toml")


@cache
def models() -> tuple[content.Model, ...]:
    """Which known models use which activation."""
    return content.load_models(ASSETS / "models.toml")


@cache
def choices() -> choose.Tree:
    """The wizard's tree."""
    return choose.load(ASSETS / "choose.toml")


@cache
def cases() -> dict[str, choose.Case]:
    """The way through the wizard of each question that is a case, by its id."""
    return choose.load_cases(ASSETS / "choose.toml")


@cache
def layers() -> dict[str, Any]:
    """The code of the wizard's layers."""
    return content.load_words(ASSETS / "layers.toml")


@cache
def questions(section: str) -> dict[str, quiz.Question]:
    """The questions of one section by id; none where it has no file."""
    path = ASSETS / "quiz" / f"{section}.toml"
    return {q.id: q for q in quiz.load(path)} if path.is_file() else {}


@cache
def every_question() -> dict[str, quiz.Question]:
    """The questions of all sections by id, in the order of the course."""
    return {key: q for s in outline.SECTIONS for key, q in questions(s.id).items()}


@cache
def families() -> dict[str, quiz.FamilyWords]:
    """The words of the questions that are drawn, by family."""
    return quiz.load_families(ASSETS / "families.toml")


@lru_cache(maxsize=4096)
def question(item: str) -> quiz.Question | None:
    """A question by its id, one that was drawn (`family:seed`) included; None if there is none."""
    return every_question().get(item) or quiz.again(item, families())


def place(item: str) -> str:
    """The section that a question belongs to."""
    drawn = {family.id: family.section for family in quiz.FAMILIES}
    return section_of().get(item) or drawn[item.partition(":")[0]]


@cache
def section_of() -> dict[str, str]:
    """Which section a question belongs to, by its id."""
    return {key: s.id for s in outline.SECTIONS for key in questions(s.id)}


def page_names() -> frozenset[str]:
    """The file names of the sections that are built."""
    return frozenset(path.name for path in PAGES.glob("[0-9]*.py"))
