"""Glossary: terms with their definitions, and links from the first use of each in a text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from core.course.content import LANGUAGES, ContentError, load_words

ANCHOR = "#term-"
"""Address of a definition on the page that uses the term: `#term-gradient`."""

# Formulas, code, links and directives such as `:blue[…]`, bold text (a link at its end would undo
# the bold), HTML and quotations of the slides hold no link.
PROTECTED = re.compile(
    r"\$\$.*?\$\$|\$[^$\n]*\$|```.*?```|`[^`\n]*`|!?\[[^\]\n]*\](?:\([^)\n]*\))?|\*\*[^*\n]+\*\*"
    r"|<[^>\n]+>|“[^”\n]*”",
    re.DOTALL,
)
PARTICLES = "은|는|이|가|을|를|의|에|로|으로|와|과|도|만|까지|부터|보다|처럼|마다|들|나|라|예|인|였"
ENDING = {"ko": rf"(?=$|[^\w-]|{PARTICLES})", "en": r"(?:es|s)?(?![\w-])"}
"""Text that may follow a term: a particle in Korean, a plural in English."""


@dataclass(frozen=True)
class Term:
    """Technical term: its name and definition in each language, and the section that teaches it.

    `forms` are all spellings that count as a use of the term; `avoid` are Korean spellings that
    the lesson does not use.  Definitions are plain text.
    """

    id: str
    section: str
    names: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]
    definition: Mapping[str, str]
    avoid: tuple[str, ...] = ()


def load_glossary(path: Path) -> dict[str, Term]:
    """Terms of a TOML file by id; ContentError names a term that lacks a part."""
    return {key: _term(path, key, row) for key, row in load_words(path).items()}


def _term(path: Path, key: str, row: Mapping[str, object]) -> Term:
    try:
        names = {language: str(row[language]) for language in LANGUAGES}
        definition = {language: str(row[f"define_{language}"]) for language in LANGUAGES}
        section = str(row["section"])
    except KeyError as missing:
        raise ContentError(f"{path}: the term {key} lacks {missing}") from None
    forms = {
        language: (names[language], *_strings(row.get(f"also_{language}")))
        for language in LANGUAGES
    }
    return Term(key, section, names, forms, definition, _strings(row.get("avoid")))


def _strings(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


class Finder:
    """Finds terms in the prose of one language, the longest spelling first."""

    def __init__(self, terms: Iterable[Term], language: str) -> None:
        self.language = language
        spelled = [(form, term) for term in terms for form in term.forms[language]]
        self._terms = {form.lower(): term for form, term in spelled}
        longest_first = sorted({form for form, _ in spelled}, key=len, reverse=True)
        forms = "|".join(map(_as_written, longest_first))
        pattern = rf"(?<![\w-])(?P<form>{forms}){ENDING[language]}"
        self._pattern = re.compile(pattern, re.IGNORECASE)

    def uses(self, prose: str) -> list[tuple[Term, int, int]]:
        """Each use of a term outside formulas, code, links and bold text: term, start, end."""
        hidden = PROTECTED.sub(lambda found: "\0" * len(found[0]), prose)
        return [
            (self._terms[found["form"].lower()], found.start(), found.end())
            for found in self._pattern.finditer(hidden)
        ]


def _as_written(form: str) -> str:
    """Pattern of a spelling; that of an abbreviation keeps its capitals (AND is not "and")."""
    return f"(?-i:{re.escape(form)})" if form.isupper() else re.escape(form)


def link_first_uses(
    bodies: Mapping[str, str], finder: Finder, known: Iterable[str]
) -> dict[str, str]:
    """Markdown blocks in which the first use of each term links to its definition.

    `bodies` are the blocks of a page in their order; `known` are ids of terms that it explains.
    The definition is the link's title, so that it can be read without a script.
    """
    seen = set(known)
    linked = {}
    for name, body in bodies.items():
        parts, end = [], 0
        for term, start, stop in finder.uses(body):
            if term.id in seen:
                continue
            seen.add(term.id)
            title = term.definition[finder.language].replace('"', "'")
            parts += [body[end:start], f'[{body[start:stop]}]({ANCHOR}{term.id} "{title}")']
            end = stop
        linked[name] = "".join([*parts, body[end:]])
    return linked
