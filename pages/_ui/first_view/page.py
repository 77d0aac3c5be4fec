"""First view of one section as HTML, beside the files that its charts read."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from core.course.outline import GROUPS, SECTIONS, Section, built
from pages._ui.first_view import prose
from pages._ui.first_view.markup import Writer
from pages._ui.first_view.visit import visit
from pages._ui.text import library


@dataclass(frozen=True)
class FirstView:
    """HTML of a section in one language, and the chart data that it names."""

    html: str
    files: Mapping[str, bytes]


def draw(section: Section, language: str) -> FirstView:
    """Run the page's script as a new reader and write what it draws."""
    tree = visit(section, language)
    writer = Writer()
    content = writer.block(tree.main)
    html = (
        f'<div id="first" lang="{language}" data-page="{section.id}"><div class="stApp">'
        f'<div class="stAppViewContainer">{_menu(section, language)}'
        f'<div class="stMain" tabindex="-1"><div class="stMainBlockContainer">'
        f'<p id="first-waits" role="status" hidden>{escape(library.words(language)["first"]["waits"])}</p>'
        f'<div class="stVerticalBlock">{content}</div></div></div></div></div></div>'
    )
    return FirstView(html, writer.files)


def _menu(here: Section, language: str) -> str:
    """The menu as links, in the groups of the live page."""
    words = library.words(language)
    ready = built(SECTIONS, library.page_names())
    groups = [(group, [s for s in ready if s.group == group]) for group in GROUPS]
    parts = "".join(
        f'<div><header>{escape(words["group"][group])}</header><ul>'
        + "".join(_entry(section, here, language) for section in sections)
        + "</ul></div>"
        for group, sections in groups
        if sections
    )
    return f'<section class="stSidebar"><nav>{parts}</nav></section>'


def _entry(section: Section, here: Section, language: str) -> str:
    words = library.words(language)
    first = section is SECTIONS[0]
    name = words["menu"]["contents"] if first else words["section"][section.id]
    address = "" if first else section.id
    current = ' aria-current="page"' if section is here else ""
    title = prose.inline(f"{section.number} {name}".strip())
    return f'<li><a href="./{address}?lang={language}"{current}><p>{title}</p></a></li>'
