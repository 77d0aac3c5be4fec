"""Visit of a page without a browser: the elements that its script draws for a new reader."""

import logging
from pathlib import Path

from streamlit.testing.v1 import AppTest

from core.course.outline import SECTIONS, Section
from pages._ui.runtime import background_jobs

SCRIPT = Path(__file__).resolve().parents[2] / "_course.py"
LOCALES = {"ko": "ko-KR", "en": "en-US"}
PATIENCE = 120
"""Seconds that one page may take."""


def visit(section: Section, language: str) -> AppTest:
    """Page of a section as a new reader sees it; raises RuntimeError if its script fails.

    Experiments are waited for, for the rest of the process, so that the page is whole.
    """
    background_jobs.PIECE = background_jobs.PATIENCE = PATIENCE
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
