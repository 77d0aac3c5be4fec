"""Folder of first views."""

from pathlib import Path

from pages._ui.first_view import store
from pages._ui.first_view.__main__ import _put
from pages._ui.first_view.store import DONE, Store


def test_missing_files_are_none(tmp_path: Path) -> None:
    """A file that is not made yet is None, as is every file of a store that is off."""
    kept = Store(tmp_path)
    assert kept.read("relu.ko.html") is None
    kept.place.mkdir()
    (kept.place / "relu.ko.html").write_bytes(b"x")
    assert kept.read("relu.ko.html") == b"x"
    assert Store(tmp_path, enabled=False).read("relu.ko.html") is None


def test_nothing_is_made_twice(tmp_path: Path) -> None:
    """No process starts where all is made, where the store is off, or in a file for a folder."""
    kept = Store(tmp_path)
    kept.place.mkdir()
    (kept.place / DONE).touch()
    assert kept.make() is None
    assert Store(tmp_path, enabled=False).make() is None
    (tmp_path / "file").touch()
    assert Store(tmp_path / "file").make() is None


def test_place_is_that_of_the_sources() -> None:
    """Equal sources have an equal digest of sixteen hex digits."""
    before = store.digest()
    assert before == store.digest() and len(before) == 16


def test_two_processes_may_make_one_file(tmp_path: Path) -> None:
    """A file is written under a name of the process's own before it gets its name."""
    path = tmp_path / "relu.ko.html"
    path.with_suffix(".part").mkdir()  # where another process writes at the same time
    _put(path, b"x")
    assert path.read_bytes() == b"x" and not list(tmp_path.glob("*.html.*"))
