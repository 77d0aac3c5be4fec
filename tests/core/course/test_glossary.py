"""Glossary: loading, finding terms in prose, and links from their first use."""

from pathlib import Path

import pytest

from core.course.content import ContentError
from core.course.glossary import Finder, Term, link_first_uses, load_glossary


def term(key: str, ko: str, en: str, *also: str) -> Term:
    forms = {"ko": (ko, *also), "en": (en,)}
    return Term(key, "step", {"ko": ko, "en": en}, forms, {"ko": "뜻이에요.", "en": "Meaning."})


TERMS = (
    term("layer", "층", "layer"),
    term("hidden_layer", "은닉층", "hidden layer"),
    term("slope", "기울기", "slope"),
    term("vanishing", "기울기 소실", "vanishing gradient"),
    term("loss", "손실", "loss"),
)
FINDERS = {language: Finder(TERMS, language) for language in ("ko", "en")}


def found(language: str, prose: str) -> list[str]:
    """Ids of the terms that a finder meets, in the order of the text."""
    return [use.id for use, _, _ in FINDERS[language].uses(prose)]


@pytest.mark.parametrize(
    ("prose", "ids"),
    [
        ("은닉층은 층이에요", ["hidden_layer", "layer"]),
        ("기울기 소실과 기울기", ["vanishing", "slope"]),
        ("손실을 줄여요. 대손실험", ["loss"]),
        ("고층 건물, 층층이", []),
        ("$층$ `층` **층** [층](층) :blue[층] “층” <i>", []),
        ("(층)", ["layer"]),
    ],
)
def test_korean_terms_stand_alone_or_before_a_particle(prose: str, ids: list[str]) -> None:
    """The longest term counts; parts of other words, formulas, code, bold and links do not."""
    assert found("ko", prose) == ids


@pytest.mark.parametrize(
    ("prose", "ids"),
    [
        ("Layers and hidden layers", ["layer", "hidden_layer"]),
        ("losses, lossless", ["loss"]),
        ("a two-layer net", []),
        ("sloped", []),
    ],
)
def test_english_terms_are_whole_words(prose: str, ids: list[str]) -> None:
    """Plurals and capitals count, parts of longer or hyphenated words do not."""
    assert found("en", prose) == ids


def test_the_first_use_on_a_page_links_to_the_definition() -> None:
    """Later uses, also in later blocks, and terms that the page explains stay as they are."""
    bodies = {"a": "A layer has a slope.", "b": "Layers, and the loss."}
    assert link_first_uses(bodies, FINDERS["en"], known=("slope",)) == {
        "a": 'A [layer](#term-layer "Meaning.") has a slope.',
        "b": 'Layers, and the [loss](#term-loss "Meaning.").',
    }


def test_a_definition_cannot_end_its_title() -> None:
    """A straight quotation mark would close the link's title."""
    quoted = Term("x", "step", {"en": "x"}, {"en": ("word",)}, {"en": 'Says "no".'})
    assert link_first_uses({"a": "word"}, Finder([quoted], "en"), ()) == {
        "a": "[word](#term-x \"Says 'no'.\")"
    }


def test_a_term_without_a_definition_is_refused(tmp_path: Path) -> None:
    """The error names file, term and part."""
    file = tmp_path / "glossary.toml"
    file.write_text('[loss]\nsection = "step"\nko = "손실"\nen = "loss"\ndefine_ko = "수예요."\n')
    with pytest.raises(ContentError, match=r"glossary\.toml: the term loss lacks 'define_en'"):
        load_glossary(file)


def test_an_abbreviation_keeps_its_capitals() -> None:
    """AND is a term, "and" is a word."""
    finder = Finder([term("logical_and", "AND", "AND")], "en")
    assert [start for _, start, _ in finder.uses("and AND And")] == [4]
