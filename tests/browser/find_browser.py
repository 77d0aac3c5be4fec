"""Find a Chromium for the browser tests; `--install` installs one if none is found.

Needs nothing but Python, since it runs before all tests.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
PACKAGES = ("chromium", "fonts-noto-cjk")


def find() -> str | None:
    """Return the path of a Chromium that starts, or None; `CHROMIUM` in the environment wins."""
    chosen = os.environ.get("CHROMIUM")
    usual = [chosen] if chosen else [*map(shutil.which, NAMES), *PLACES]
    return next((path for path in usual if path and starts(path)), None) or _playwrights()


def starts(path: str) -> bool:
    """Whether the program answers `--version`; some systems ship a stub that does not."""
    if not Path(path).is_file():
        return False
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def install() -> None:
    """Install Chromium and a Korean font by apt-get where allowed, else Playwright's own."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "install", "-y", "-qq", *PACKAGES], check=False, env=environment)
    if find() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def _playwrights() -> str | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if starts(path) else None


def main() -> int:
    """Print the browser's path; exit with 1 and advice if there is none."""
    if find() is None and "--install" in sys.argv:
        install()
    path = find()
    print(path or "No Chromium was found. Install one, or set CHROMIUM to the path of yours.")
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
