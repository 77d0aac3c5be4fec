"""Visit of a page without a browser: the elements that its script draws for a new reader."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from core.course.outline import SECTIONS, Section

SCRIPT = Path(__file__).resolve().parents[2] / "_course.py"
LOCALES = {"ko": "ko-KR", "en": "en-US"}
PATIENCE = 120
"""Seconds that one page may take."""


def visit(section: Section, language: str) -> AppTest:
    """Page of a section as a new reader sees it; raises RuntimeError if its script fails."""
    for name in ("streamlit.runtime", "streamlit"):
        logging.getLogger(name).setLevel(logging.ERROR)
    page = AppTest.from_file(str(SCRIPT), default_timeout=PATIENCE)
    page.context = {"locale": LOCALES[language]}
    page.query_params["lang"] = language
    page.run()
    if section is not SECTIONS[0]:
        page.switch_page(Path(section.page).name).run()
    if page.exception:
        raise RuntimeError(f"{section.id}: {page.exception[0].message}")
    return page


def children(node: Any) -> Iterator[Any]:
    """Elements and blocks within a block, in their order."""
    yield from node.children.values()
