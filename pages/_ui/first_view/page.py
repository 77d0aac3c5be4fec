"""First view of one section as HTML, beside the files that its charts read."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from core.course.outline import GROUPS, SECTIONS, Section, built
from pages._ui.first_view import prose
from pages._ui.first_view.visit import visit
from pages._ui.first_view.writer import Writer
from pages._ui.text import library


@dataclass(frozen=True)
class FirstView:
    """HTML of a section in one language, and the chart data that it names."""

    html: str
    files: Mapping[str, bytes]


def draw(section: Section, language: str) -> FirstView:
    """Run the page's script as a new reader and write what it draws."""
    writer = Writer(language)
    content = writer.block(visit(section, language).main)
    look = f'id="first" class="first" lang="{language}" data-page="{section.id}"'
    frame = _menu(section, language) + _opener(language) + _main(content, language)
    app = f'<div class="stApp"><div class="stAppViewContainer">{frame}</div></div>'
    return FirstView(f"<div {look}>{app}</div>", writer.files)


def _main(content: str, language: str) -> str:
    """Content of the page, below the line for a server that does not answer."""
    waits = escape(library.words(language)["first"]["waits"])
    return (
        '<div class="stMain" tabindex="-1"><div class="stMainBlockContainer">'
        f'<p id="first-waits" role="status" hidden>{waits}</p>'
        f'<div class="stVerticalBlock">{content}</div></div></div>'
    )


def _menu(here: Section, language: str) -> str:
    """The menu as links, in the groups of the live page."""
    words = library.words(language)
    ready = built(SECTIONS, library.page_names())
    groups = [(group, [s for s in ready if s.group == group]) for group in GROUPS]
    parts = "".join(
        f"<div><header>{escape(words['group'][group])}</header><ul>"
        + "".join(_entry(section, here, language) for section in sections)
        + "</ul></div>"
        for group, sections in groups
        if sections
    )
    return f'<section class="stSidebar"><nav>{parts}</nav></section>'


def _opener(language: str) -> str:
    label = escape(library.words(language)["first"]["menu"])
    look = f'class="menu-open" aria-label="{label}" aria-expanded="false"'
    return f'<button type="button" {look}>»</button>'


def _entry(section: Section, here: Section, language: str) -> str:
    words = library.words(language)
    first = section is SECTIONS[0]
    name = words["menu"]["contents"] if first else words["section"][section.id]
    address = "" if first else section.id
    current = ' aria-current="page"' if section is here else ""
    title = prose.inline(f"{section.number} {name}".strip())
    return f'<li><a href="./{address}?lang={language}"{current}><p>{title}</p></a></li>'
