"""Parity of the two languages: blocks, formulas, sources, colours, corrections."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.activations import (
    ELU,
    GELU,
    GELU_SIGMOID,
    GELU_TANH,
    LEAKY_RELU,
    PRELU,
    RELU,
    SIGMOID,
    SWISH,
    TANH,
)
from core.analysis.facts import facts
from core.course.claims import Claim
from core.course.content import LANGUAGES, cited, load_blocks, load_words
from core.course.outline import GROUPS, SECTIONS
from core.multivariate.gates import hidden_steps
from core.multivariate.softmax import softmax
from core.quiz import (
    FAMILIES,
    generate,
    load,
    load_families,
)
from pages._ui.text import library
from tests.assets.sentences import sentences

ASSETS = Path(__file__).parents[2] / "assets"
TEXT = ASSETS / "text"
PAGES = sorted({path.stem for lang in LANGUAGES for path in (TEXT / lang).glob("*.md")})

MATHS = re.compile(r"\$\$?(.+?)\$\$?", re.DOTALL)
COLOUR = re.compile(r":([a-z]+)\[")
ERRATUM = re.compile(r"\*\*(E\d+[a-z]?)\*\*")
LINK = re.compile(r"\]\(([^)]+)\)")
HOLE = re.compile(r"\{(\w*)\}")
BOLD_BEFORE_PARTICLE = re.compile(r"[)\]}\"'”’.,:!?]\*{1,2}(?=[가-힣])")
OTHER_STYLE = re.compile(r"(?:니다|이다|한다|된다|있다|없다)(?:[.?!]|\s*$)", re.MULTILINE)
COVER = "contents"


def source(lang: str, page: str) -> str:
    """The whole Markdown file."""
    return (TEXT / lang / f"{page}.md").read_text(encoding="utf-8")


def body(lang: str, page: str, block: str) -> str:
    """One block's Markdown."""
    return load_blocks(TEXT / lang / f"{page}.md")[block].body


def judged(lang: str, page: str, *, every: bool = True) -> str:
    """Sentences of the slide with their reasons; not `every`: those that wait for no quiz."""
    claims = [c for c in library.claims(page).values() if every or not c.until]
    return "\n".join(f"{claim.quote[lang]}\n{claim.why[lang]}" for claim in claims)


def without(lang: str, page: str, *covered: str) -> str:
    """A page's Markdown without what waits for its quiz: these blocks, and claims."""
    blocks = load_blocks(TEXT / lang / f"{page}.md")
    open_blocks = (block.body for name, block in blocks.items() if name not in covered)
    return "\n".join([*open_blocks, judged(lang, page, every=False)])


def said(lang: str, page: str) -> str:
    """The whole Markdown file and the claims."""
    return f"{source(lang, page)}\n{judged(lang, page)}"


def blocks() -> list[tuple[str, str]]:
    """Every block of every page, by the Korean files."""
    return [(page, block) for page in PAGES for block in load_blocks(TEXT / "ko" / f"{page}.md")]


def korean_prose() -> Iterator[tuple[str, str]]:
    """All Korean prose with the name of its place: pages, claims and quizzes."""
    yield from ((f"text/ko/{page}.md", source("ko", page)) for page in PAGES)
    yield from ((f"{c.section}.toml: {c.id}", c.why["ko"]) for c in library.every_claim())
    for path in sorted((ASSETS / "quiz").glob("*.toml")):
        for question in load(path):
            prose = "\n".join(words["ko"] for words in sentences(question))
            yield f"{path.name}: {question.id}", prose
    words = load_families(ASSETS / "families.toml")
    for question in (generate(family.id, 0, words) for family in FAMILIES):
        yield question.id, "\n".join(sentence["ko"] for sentence in sentences(question))


BLOCKS = blocks()
KOREAN = list(korean_prose())


def flat(words: dict[str, Any], prefix: str = "") -> dict[str, str]:
    """Nested labels as `section.relu`."""
    rows: dict[str, str] = {}
    for key, value in words.items():
        deeper = isinstance(value, dict)
        rows |= flat(value, f"{prefix}{key}.") if deeper else {f"{prefix}{key}": value}
    return rows


def test_both_languages_have_the_same_pages() -> None:
    """Neither language has a page that the other lacks."""
    names = {lang: {path.name for path in (TEXT / lang).iterdir()} for lang in LANGUAGES}
    assert names["ko"] == names["en"], "write the missing file: there is no fallback"


def test_every_page_belongs_to_a_section() -> None:
    """A text file is named after a section of the course."""
    assert set(PAGES) <= {section.id for section in SECTIONS}, "rename the file, or add a section"


@pytest.mark.parametrize("page", PAGES)
def test_blocks_have_the_same_ids_in_the_same_order(page: str) -> None:
    """Korean and English have the same blocks in the same order."""
    ko, en = (list(load_blocks(TEXT / lang / f"{page}.md")) for lang in LANGUAGES)
    assert ko == en, f"{page}.md: give both languages the same headings"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_goes_from_idea_to_what_to_remember(page: str) -> None:
    """Every page but the cover begins with its idea; one of several blocks ends with a summary."""
    blocks = list(load_blocks(TEXT / "ko" / f"{page}.md"))
    if page != COVER:
        assert blocks[0] == "idea", f"{page}.md: begin with ## … {{#idea}}"
        last = blocks[-2] if blocks[-1] == "bridge" else blocks[-1]
        assert last in ("idea", "remember"), f"{page}.md: end with ## … {{#remember}}"


@pytest.mark.parametrize(("page", "block"), BLOCKS)
@pytest.mark.parametrize(
    "pattern", [MATHS, COLOUR, ERRATUM, LINK], ids=["formulas", "colours", "errata", "links"]
)
def test_blocks_agree(page: str, block: str, pattern: re.Pattern[str]) -> None:
    """Both languages have the same formulas, colours, correction numbers and links."""
    ko, en = (Counter(pattern.findall(body(lang, page, block))) for lang in LANGUAGES)
    assert ko == en, f"{page}.md {{#{block}}}: only in ko {ko - en}, only in en {en - ko}"


@pytest.mark.parametrize(("page", "block"), BLOCKS)
def test_blocks_cite_the_same_sources(page: str, block: str) -> None:
    """Both languages cite the same sources in the same order."""
    ko, en = (cited(body(lang, page, block)) for lang in LANGUAGES)
    assert ko == en, f"{page}.md {{#{block}}}: cite the same keys in the same order"


@pytest.mark.parametrize("claim", library.every_claim(), ids=lambda c: f"{c.section}-{c.id}")
def test_claims_agree(claim: Claim) -> None:
    """Quote and reason have the same formulas, colours, links and sources in both languages."""
    for words in (claim.quote, claim.why):
        for pattern in (MATHS, COLOUR, LINK):
            ko, en = (Counter(pattern.findall(words[lang])) for lang in LANGUAGES)
            assert ko == en, f"only in ko {ko - en}, only in en {en - ko}"
        assert cited(words["ko"]) == cited(words["en"])


@pytest.mark.parametrize(("page", "block"), BLOCKS)
def test_blocks_have_the_same_shape(page: str, block: str) -> None:
    """A list in one language is a list of the same length in the other."""
    ko, en = (len(re.findall(r"^- ", body(lang, page, block), re.M)) for lang in LANGUAGES)
    assert ko == en, f"{page}.md {{#{block}}}: {ko} points in Korean, {en} in English"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", [page for page, block in BLOCKS if block == "remember"])
def test_what_to_remember_is_one_sentence(page: str, lang: str) -> None:
    """The last block is one sentence."""
    ends = re.findall(r"[.?!](?=\s|$)", body(lang, page, "remember"))
    assert len(ends) == 1, f"{lang}/{page}.md {{#remember}}: keep one sentence"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_prose_has_no_html_and_no_holes(page: str, lang: str) -> None:
    """Prose is plain Markdown: braces belong to formulas and headings alone."""
    prose = MATHS.sub("", re.sub(r"^## .*$", "", source(lang, page), flags=re.M))
    assert not re.search(r"<[A-Za-z/!]", prose), f"{lang}/{page}.md: no raw HTML"
    assert not re.search(r"[{}]", prose), f"{lang}/{page}.md: no holes in prose"
    assert prose.count("$") == 0, f"{lang}/{page}.md: a dollar sign has no partner"


@pytest.mark.parametrize(("place", "prose"), KOREAN)
def test_korean_bold_ends_before_a_bracket(place: str, prose: str) -> None:
    """Bold that ends in punctuation before a particle would show its asterisks."""
    found = BOLD_BEFORE_PARTICLE.search(prose)
    assert not found, f"{place}: move the bracket out of the bold at {found}"


@pytest.mark.parametrize(("place", "prose"), KOREAN)
def test_korean_keeps_one_style(place: str, prose: str) -> None:
    """Every sentence to the learner ends in 해요체."""
    found = OTHER_STYLE.search(prose)
    assert not found, f"{place}: write …어요/…예요 at {found}"


@pytest.mark.parametrize(("place", "prose"), KOREAN)
def test_korean_uses_the_terms_of_the_glossary(place: str, prose: str) -> None:
    """A term is spelt in one way throughout."""
    for term in load_words(TEXT / "glossary.toml").values():
        for spelling in term.get("avoid", ()):
            assert spelling not in prose, f"{place}: write {term['ko']}, not {spelling}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_softmax_page_keeps_quiz_1_open(lang: str) -> None:
    """Before Quiz 1 is answered, the page does not name the task that softmax is for."""
    shown = without(lang, "softmax", "use", "history")
    assert not re.search(r"분류|클래스|class|categor", shown, re.I)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_relu_page_keeps_quiz_2_open(lang: str) -> None:
    """Before Quiz 2 is answered, the page does not say that the slope is 0."""
    shown = without(lang, "relu", "slope", "ones", "kink", "remember")
    assert not re.search(r":orange\[\$?0|f'\(x\)=0|slope is 0|기울기는 0", shown)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_elu_page_keeps_quiz_3_open(lang: str) -> None:
    """Before Quiz 3 is answered, the page does not give the left limit of ELU."""
    shown = without(lang, "elu", "limit")
    assert not re.search(r"-\\alpha|−α|\(-1|saturat|포화|마이너스", shown)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_swish_page_keeps_quiz_4_open(lang: str) -> None:
    """Before Quiz 4 is answered, the page does not contain the formula."""
    shown = without(lang, "swish", "named", "bends", "names", "history", "remember")
    assert not re.search(r"\\sigma|σ|e\^|\\cdot|sigmoid\(|SiLU", shown)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_in_the_prose_are_the_catalogues(lang: str) -> None:
    """The numbers that the Swish and sigmoid pages quote are those that the code computes."""
    swish, sigmoid = said(lang, "swish"), said(lang, "sigmoid")
    assert f"f(-5)\\approx{SWISH(-5.0):.4f}" in swish
    assert f"f'(10)\\approx{SWISH.grad(10.0):.4f}" in swish
    top = SWISH.steepest(beta=1.0)
    assert f"x\\approx{top:.2f}" in swish and f"${SWISH.grad(top):.4f}$" in swish
    assert SIGMOID.grad(0.0) == 1 / 4 and r":orange[$\tfrac14$]" in sigmoid


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_of_tanh_are_the_catalogues(lang: str) -> None:
    """The numbers on slopes and tails of the tanh page are those of the code."""
    tanh, cross = source(lang, "tanh"), 1.662885891059
    assert TANH.grad(cross) == pytest.approx(float(SIGMOID.grad(cross)), rel=1e-11)
    assert f"{cross:.4f}" in tanh and f":orange[${TANH.grad(cross):.5f}$]" in tanh
    assert f"{SIGMOID.grad(5.0) / TANH.grad(5.0):.1f}" == "36.6" and "36.6" in tanh
    assert rf"{TANH.grad(5.0) * 1e4:.3f}\times10^{{-4}}" in tanh
    assert rf"{SIGMOID.grad(5.0) * 1e3:.3f}\times10^{{-3}}" in tanh
    for small in (0.1, 0.01, 0.001, 0.0001):
        assert f"{np.arccosh(small**-0.5):.3f}" in body(lang, "tanh", "tails")
    assert f"{SIGMOID.grad(4.584863339122):.6f}" == "0.010000" and "4.585" in tanh


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_of_softmax_are_computed(lang: str) -> None:
    """The shares that the softmax page quotes are those of the code, the overflow included."""

    def shares(logits: list[float], temperature: float, digits: int) -> str:
        return r",\ ".join(f"{p:.{digits}f}" for p in softmax(logits, temperature))

    assert shares([1000, 1001], 1.0, 4) in body(lang, "softmax", "overflow")
    assert shares([101, 102, 103], 1.0, 2) in body(lang, "softmax", "shift")
    for temperature in (0.5, 5.0):
        assert shares([1, 2, 3], temperature, 2) in body(lang, "softmax", "temperature")
    assert f"{softmax([2, -1])[0]:.2f}" in body(lang, "softmax", "two_classes")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_of_elu_and_leaky_relu_are_the_catalogues(lang: str) -> None:
    """The means, values and slopes on the ELU and leaky ReLU pages are those of the code."""
    leaky, elu = said(lang, "leaky_relu"), said(lang, "elu")
    for act, given in ((RELU, {}), (LEAKY_RELU, {"slope": 0.01}), (LEAKY_RELU, {"slope": 0.1})):
        assert f":blue[${facts(act, **given).mean:.4f}$]" in leaky
    assert f":blue[${facts(PRELU).mean:.4f}$]" in leaky
    for act in (ELU, RELU):
        assert f":blue[${facts(act).mean:.4f}$]" in elu
    assert f"f(-5)\\approx{ELU(-5.0):.4f}" in elu
    assert f"f(-10)\\approx{ELU(-10.0):.5f}" in elu
    assert f":orange[${ELU.grad(-5.0):.4f}$]" in elu
    assert f"{ELU.grad(-10.0):.1e}" == "4.5e-05" and r"4.5\times10^{-5}" in elu


@pytest.mark.parametrize("lang", LANGUAGES)
def test_errors_of_the_gelu_forms_are_measured(lang: str) -> None:
    """The largest errors on the GELU page, and their positions, are those of a fine grid."""
    x = np.linspace(0, 6, 60_001)
    forms = body(lang, "gelu", "digits")
    for form, power in ((GELU_TANH, -4), (GELU_SIGMOID, -2)):
        error = np.abs(form(x) - GELU(x))
        assert rf"|x|\approx{x[error.argmax()]:.3f}" in forms
        assert rf"${error.max() / 10.0**power:.2f}\times10^{{{power}}}$" in forms
    assert f"{GELU.grad(-5.0):.1e}" == "-7.1e-06"
    assert r"f'(-5)\approx-7.1\times10^{-6}" in said(lang, "gelu")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hidden_sizes_follow_the_rule(lang: str) -> None:
    """Each row of the budget table is what LLaMA's rule gives for its width."""
    row = re.compile(r"^\|[^|]+\| (\d+) \| ([\d.]+) \| (\d+) \| (\d+) \|$", re.M)
    rows = row.findall(body(lang, "glu", "llama"))
    assert len(rows) == 4
    for width, factor, multiple_of, hidden in rows:
        assert hidden_steps(int(width), int(multiple_of), float(factor))[-1] == int(hidden)


def test_labels_have_the_same_keys_and_holes() -> None:
    """Every label exists in both languages, with the same numbers to fill in."""
    ko, en = (flat(load_words(TEXT / lang / "ui.toml")) for lang in LANGUAGES)
    assert ko.keys() == en.keys(), f"only in one: {sorted(ko.keys() ^ en.keys())}"
    for key in ko:
        holes = [Counter(HOLE.findall(MATHS.sub("", str(words[key])))) for words in (ko, en)]
        assert holes[0] == holes[1], f"{key}: fill the same holes in both languages"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_section_and_group_has_a_title(lang: str) -> None:
    """The menu can name each section and group of the course."""
    labels = load_words(TEXT / lang / "ui.toml")
    assert set(labels["section"]) == {section.id for section in SECTIONS}
    assert set(labels["group"]) == set(GROUPS)


def test_glossary_terms_are_complete() -> None:
    """A term has a Korean and an English form, and no term avoids another's spelling."""
    terms = load_words(TEXT / "glossary.toml")
    spellings = [term["ko"] for term in terms.values()]
    assert len(set(spellings)) == len(spellings), "two terms share one Korean word"
    for name, term in terms.items():
        assert term["ko"] and term["en"], f"[{name}] needs ko and en"
        assert not set(term.get("avoid", ())) & set(spellings), f"[{name}] avoids a used term"
