"""`python -m pages._ui.first_view FOLDER` writes the first views of all sections there."""

import os
import sys
import time
from pathlib import Path
from shutil import rmtree

from core.course.outline import SECTIONS, built
from pages._ui.first_view.page import draw
from pages._ui.first_view.store import DONE
from pages._ui.text import library
from pages._ui.text.language import LANGUAGES

DAY = 24 * 60 * 60


def write(folder: Path) -> None:
    """Write every page in both languages; each file appears at once and whole.

    Folders of earlier sources are removed after a day, when no server reads them any more.
    """
    for section in built(SECTIONS, library.page_names()):
        for language in LANGUAGES:
            view = draw(section, language)
            for name, data in view.files.items():
                _put(folder / f"{name}.chart", data)
            _put(folder / f"{section.id}.{language}.html", view.html.encode())
    (folder / DONE).touch()
    for other in folder.parent.iterdir():
        if other != folder and other.stat().st_mtime < time.time() - DAY:
            rmtree(other, ignore_errors=True)


def _put(path: Path, data: bytes) -> None:
    """Write a file whole; two processes may make the same one at once."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_bytes(data)
    part.replace(path)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
