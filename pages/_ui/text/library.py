"""Texts, quizzes, sources and models from `assets/`, read once per process."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from core import choose, quiz
from core.course import content, glossary, outline
from core.course.claims import Claim, load_claims
from core.course.slides import Slide, load_slides
from core.room import BadWords

ASSETS = Path(__file__).resolve().parents[3] / "assets"
PAGES = ASSETS.parent / "pages"


@cache
def blocks(section: str, language: str) -> dict[str, content.Block]:
    """Text blocks of a section, by id."""
    return content.load_blocks(ASSETS / "text" / language / f"{section}.md")


@cache
def bodies(section: str, language: str) -> dict[str, str]:
    """Markdown of each text block, in which the first use of a term links to its definition."""
    texts = {name: block.body for name, block in blocks(section, language).items()}
    return glossary.link_first_uses(texts, _finder(language), known=(section,))


@cache
def hook(section: str, language: str) -> str:
    """Question with which a section opens, as plain text, or the title of its first block."""
    return content.hook(blocks(section, language)["idea"])


@cache
def terms() -> dict[str, glossary.Term]:
    """Technical terms with their definitions, by id."""
    return glossary.load_glossary(ASSETS / "text" / "glossary.toml")


@cache
def _finder(language: str) -> glossary.Finder:
    return glossary.Finder(terms().values(), language)


@cache
def words(language: str) -> dict[str, Any]:
    """Interface texts in one language."""
    return content.load_words(ASSETS / "text" / language / "ui.toml")


@cache
def room_words(language: str) -> dict[str, Any]:
    """Texts of a class's room in one language."""
    return content.load_words(ASSETS / "text" / language / "room.toml")


@cache
def bad_words() -> BadWords:
    """Words that no name of a learner may have, of both languages."""
    lists = content.load_words(ASSETS / "bad_words.toml").values()
    return BadWords(*([w for words in lists for w in words[n]] for n in ("anywhere", "alone")))


@cache
def claims(section: str) -> dict[str, Claim]:
    """Sentences of a section's slide, by id; empty where the section has no file."""
    path = ASSETS / "claims" / f"{section}.toml"
    return {claim.id: claim for claim in load_claims(path)} if path.is_file() else {}


@cache
def slides(section: str) -> tuple[Slide, ...]:
    """Slides of a section at the projector; none where the section has no file."""
    path = ASSETS / "slides" / f"{section}.toml"
    return load_slides(path) if path.is_file() else ()


def every_claim() -> list[Claim]:
    """Sentences of all slides, in the order of the course."""
    return [claim for section in outline.SECTIONS for claim in claims(section.id).values()]


@cache
def references() -> dict[str, content.Reference]:
    """Sources that the lesson cites, by key."""
    return content.load_refs(ASSETS / "refs.toml")


@cache
def models() -> tuple[content.Model, ...]:
    """Known models with the activations that they use."""
    return content.load_models(ASSETS / "models.toml")


@cache
def choices() -> choose.Tree:
    """Decision tree of the wizard."""
    return choose.load(ASSETS / "choose.toml")


@cache
def cases() -> dict[str, choose.Case]:
    """Paths through the wizard of the case questions, by question id."""
    return choose.load_cases(ASSETS / "choose.toml")


@cache
def layers() -> dict[str, Any]:
    """Code of the wizard's layers."""
    return content.load_words(ASSETS / "layers.toml")


@cache
def questions(section: str) -> dict[str, quiz.Question]:
    """Questions of a section, by id; empty where the section has no file."""
    path = ASSETS / "quiz" / f"{section}.toml"
    return {q.id: q for q in quiz.load(path)} if path.is_file() else {}


@cache
def every_question() -> dict[str, quiz.Question]:
    """Questions of all sections, by id, in the order of the course."""
    return {key: q for s in outline.SECTIONS for key, q in questions(s.id).items()}


@cache
def families() -> dict[str, quiz.FamilyWords]:
    """Texts of the generated questions, by family."""
    return quiz.load_families(ASSETS / "families.toml")


@lru_cache(maxsize=4096)
def question(item: str) -> quiz.Question | None:
    """Question with this id, also a generated one (`family:seed`); None if there is none."""
    return every_question().get(item) or quiz.regenerate(item, families())


def section_of(item: str) -> str:
    """Section of a question, also of a generated one."""
    generated = {family.id: family.section for family in quiz.FAMILIES}
    return sections_by_question().get(item) or generated[item.partition(":")[0]]


@cache
def sections_by_question() -> dict[str, str]:
    """Section of each written question, by question id."""
    return {key: s.id for s in outline.SECTIONS for key in questions(s.id)}


def page_names() -> frozenset[str]:
    """File names of the sections that are built."""
    return frozenset(path.name for path in PAGES.glob("[0-9]*.py"))
