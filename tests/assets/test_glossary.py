"""The glossary and the texts: every term is defined, and no section uses it before its turn."""

import re
from functools import cache
from pathlib import Path

import pytest

from core.activations import ALL
from core.course.glossary import PROTECTED, Finder, Term
from core.course.outline import SECTIONS
from core.multivariate import gates
from pages._ui.text import library

ASSETS = Path(__file__).parents[2] / "assets"
LANGUAGES = ("ko", "en")
TERMS = library.terms()
ORDER = [section.id for section in SECTIONS]
IN_TURN = [section for section in ORDER if section != "contents"]  # the cover shows, and names
FUNCTIONS = {
    *("step", "maxout", "sigmoid", "softmax", "tanh", "relu", "leaky_relu", "prelu", "elu"),
    *("swish", "gelu", "glu_family"),
}
"""Terms that name functions: earlier pages mention them, with a link to the definition."""

ABBREVIATION = re.compile(r"(?<![\w-])[A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*")
NAMES = {
    *("BITAmin", "PyTorch", "JAX", "TensorFlow", "NumPy", "ImageNet", "ICLR", "LeCun"),
    *("EnCodec", "PELU", "ChatGPT", "CDF"),
}
"""Names of people, libraries, data, meetings and networks, which the sentence explains."""

each_term = pytest.mark.parametrize("term", TERMS.values(), ids=lambda term: term.id)


@cache
def finder(language: str) -> Finder:
    return Finder(TERMS.values(), language)


@cache
def prose(section: str, language: str) -> str:
    """Text blocks and claims of a section, and the prompts and options of its questions."""
    blocks = [block.body for block in library.blocks(section, language).values()]
    reasons = [claim.why[language] for claim in library.claims(section).values()]
    questions = library.questions(section).values()
    asked = [q.prompt[language] for q in questions]
    options = [option.words[language] for q in questions for option in q.options]
    return "\n\n".join([*blocks, *reasons, *asked, *options])


@cache
def everything(language: str) -> str:
    """All that a learner may read in a language, without the glossary."""
    texts, claims = (ASSETS / "text" / language).glob("*"), (ASSETS / "claims").glob("*")
    files = [*texts, *claims, ASSETS / "choose.toml"]
    return "\n".join(file.read_text("utf-8") for file in files).casefold()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", IN_TURN)
def test_no_term_is_used_before_it_is_taught(section: str, language: str) -> None:
    """Each term of a section is taught there or earlier in the course; functions may be named."""
    early = {
        term.id: prose(section, language)[max(0, start - 30) : end + 10]
        for term, start, end in finder(language).uses(prose(section, language))
        if term.id not in FUNCTIONS and ORDER.index(term.section) > ORDER.index(section)
    }
    assert not early, f"{section} uses {early} before the section that teaches it"


@each_term
def test_a_term_is_used(term: Term) -> None:
    """A term occurs in the lesson in both languages, at latest in the wizard."""
    for language in LANGUAGES:
        assert any(form.casefold() in everything(language) for form in term.forms[language])


@each_term
def test_a_definition_is_one_plain_line(term: Term) -> None:
    """A definition is a sentence in each language, short, and without markup or formulas."""
    for language, most in (("ko", 70), ("en", 120)):
        text = term.definition[language]
        assert text.endswith(".") and len(text) <= most, text
        assert not set(text) & set("$*`[]_\\\n"), text
    assert term.definition["ko"].endswith(("요.", "요(MSE).", "요(LLM)."))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_terms_share_a_spelling(language: str) -> None:
    """A spelling belongs to one term, so that a link leads to the right definition."""
    forms = [form.casefold() for term in TERMS.values() for form in term.forms[language]]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize("section", [name for name in IN_TURN if name != "references"])
def test_every_abbreviation_is_explained(section: str) -> None:
    """A word of capitals in Korean prose is a term, an activation, a model, or a listed name."""
    labels = {act.label.casefold() for act in ALL} | {gate.label.casefold() for gate in gates.ALL}
    forms = {form.casefold() for term in TERMS.values() for form in term.forms["ko"]}
    models = " ".join(model.name for model in library.models())
    bodies = [b.body for b in library.blocks(section, "ko").values() if b.id != "slide"]
    reasons = [claim.why["ko"] for claim in library.claims(section).values()]
    text = "\n\n".join(PROTECTED.sub(" ", body) for body in [*bodies, *reasons])
    unknown = {
        word
        for word in ABBREVIATION.findall(text)
        if word.casefold() not in labels | forms and word not in NAMES and word not in models
    }
    assert not unknown, f"explain {unknown} in glossary.toml"
