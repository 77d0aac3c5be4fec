"""First view of one section as HTML, beside the files that its charts read."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from core.course.outline import GROUPS, SECTIONS, Section, built
from core.course.passport import PASSPORTS
from pages._ui.first_view.visit import visit
from pages._ui.first_view.writer import Writer
from pages._ui.navigation import ring
from pages._ui.text import library


@dataclass(frozen=True)
class FirstView:
    """HTML of a section in one language, and the chart data that it names."""

    html: str
    files: Mapping[str, bytes]


def draw(section: Section, language: str) -> FirstView:
    """Run the page's script as a new reader and write what it draws."""
    page, writer = visit(section, language), Writer(language)
    content, menu = writer.block(page.main), writer.block(page.sidebar)
    links = menu.replace("</nav>", f"{_links(section, language)}</nav>")
    asks = f'data-page="{section.id}" data-ids="{" ".join(_ids(section))}"'
    look = f'id="first" class="first" lang="{language}" {asks}'
    side = f'<section class="stSidebar">{links}</section>{_opener(language)}'
    frame = f'<div class="stAppViewContainer">{side}{_main(content, language)}</div>'
    return FirstView(f'<div {look}><div class="stApp">{frame}</div></div>', writer.files)


def _ids(section: Section) -> list[str]:
    """Ids of the learner's record that change what the page shows."""
    steps = ring.steps(section.id)
    slots = PASSPORTS.get(section.id, {}).values()
    return sorted({*steps["questions"], *steps["claims"], *(one for s in slots for one in s.ids)})


def _main(content: str, language: str) -> str:
    """Content of the page, below the line for a server that does not answer."""
    waits = escape(library.words(language)["first"]["waits"])
    return (
        '<div class="stMain" tabindex="-1"><div class="stMainBlockContainer">'
        f'<p id="first-waits" role="status" hidden>{waits}</p>'
        f'<div class="stVerticalBlock">{content}</div></div></div>'
    )


def _links(here: Section, language: str) -> str:
    """Links to all sections, as the menu's own script draws them a moment later."""
    ready = built(SECTIONS, library.page_names())
    groups = [[section for section in ready if section.group == group] for group in GROUPS]
    return "".join(_group(sections, here, language) for sections in groups if sections)


def _group(sections: list[Section], here: Section, language: str) -> str:
    """Links of one group, behind its title if there are several; the group of the page is open."""
    items = f"<ul>{''.join(_entry(section, here, language) for section in sections)}</ul>"
    if len(sections) == 1:
        return items
    title = escape(library.words(language)["group"][sections[0].group])
    opened = " open" if here in sections else ""
    return f"<details{opened}><summary>{title}</summary>{items}</details>"


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
    title = escape(f"{section.number} {name}".strip())
    face = f'<span class="ring"></span><span class="menu-name">{title}</span>'
    return f'<li><a href="./{address}?lang={language}"{current}>{face}</a></li>'
