"""The project as a stranger gets it: pins, vendored files, settings, colours, start."""

import re
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from plotly.offline import get_plotlyjs_version
from streamlit import config as streamlit_config

from pages._ui.browser.urls import PLOTLY, WEB

ROOT = Path(__file__).parents[1]
VENDORED = (WEB, ROOT / "tests" / "browser" / "vendor")
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
TEXT_COLORS = (
    "textColor",
    "linkColor",
    "codeTextColor",
    "primaryColor",
    "blueTextColor",
    "orangeTextColor",
    "greenTextColor",
    "redTextColor",
    "grayTextColor",
)
WASH = {"light": 0.1, "dark": 0.2}  # Streamlit's tint of a colour behind text of that colour


def vendored(folder: Path) -> list[dict[str, str]]:
    """The files that `vendored.toml` of the folder lists."""
    listed = tomllib.loads((folder / "vendored.toml").read_text(encoding="utf-8"))
    return list(listed["file"])


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.name)
def test_vendored_files_are_what_they_claim(folder: Path) -> None:
    """Each vendored file has the listed SHA-256, says its version, and lies beside its licence."""
    for entry in vendored(folder):
        content = (folder / entry["name"]).read_bytes()
        assert sha256(content).hexdigest() == entry["sha256"], f"{entry['name']} was changed"
        assert f"v{entry['version']}".encode() in content[:500], f"{entry['name']}: other version"
        assert entry["version"] in entry["name"], "the version belongs in the file's name"
        assert (folder / entry["licence_file"]).stat().st_size > 500, entry["licence"]


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.name)
def test_nothing_foreign_is_unlisted(folder: Path) -> None:
    """Each minified or licensed file is listed in `vendored.toml` with its source."""
    listed = {entry["name"] for entry in vendored(folder)}
    stems = {name.removesuffix(".min.js") for name in listed}
    for file in (path for path in folder.rglob("*") if path.is_file()):
        if file.name in listed or (file.suffix in {".js", ".css", ".html"} and _is_ours(file)):
            continue
        known = file.name == "vendored.toml" or any(file.name.startswith(stem) for stem in stems)
        assert known, f"{file.name}: list it in {folder.name}/vendored.toml, or remove it"


def _is_ours(file: Path) -> bool:
    """Our own scripts are written by hand: no minified name, no line that nobody could read."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return ".min." not in file.name and max(map(len, lines), default=0) <= 200


def test_python_and_browser_speak_the_same_plotly() -> None:
    """The vendored bundle is the plotly.js that the pinned `plotly` package was made for."""
    wanted = f"plotly-cartesian-{get_plotlyjs_version()}.min.js"
    assert wanted == PLOTLY, (
        f"vendor {wanted} into assets/web and name it in pages/_ui/browser/urls.py"
    )


def test_pins_are_exact_and_installed() -> None:
    """`requirements.txt` pins exactly what these tests run on, and names no registry."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    pins = dict(line.split("==") for line in lines)
    first_view = {"latex2mathml", "markdown-it-py", "mdit-py-plugins"}
    assert set(pins) == {"streamlit", "numpy", "pandas", "segno", *first_view}
    assert pins == {name: version(name) for name in pins}, "install requirements.txt"
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-postgres.txt"):
        assert "://" not in (ROOT / name).read_text(encoding="utf-8"), f"{name}: no addresses"


def test_every_setting_is_one_that_streamlit_knows() -> None:
    """No key of config.toml is misspelt: Streamlit would ignore it with a warning."""
    known = set(streamlit_config.get_config_options())
    given = {f"{table}.{key}" for table, values in _tables(CONFIG) for key in values}
    assert given <= known, f"not in Streamlit: {sorted(given - known)}"


def _tables(tree: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for name, value in tree.items():
        if isinstance(value, dict):
            plain = {key: inner for key, inner in value.items() if not isinstance(inner, dict)}
            yield prefix + name, plain
            yield from _tables(value, f"{prefix}{name}.")


def test_visitors_see_no_internals_and_nobody_is_told() -> None:
    """No telemetry, no error details, no look-up of the server's address elsewhere."""
    assert CONFIG["browser"] == {"gatherUsageStats": False, "serverAddress": "localhost"}
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert CONFIG["client"]["showErrorLinks"] is False


def test_no_font_is_downloaded() -> None:
    """Every font of the theme is a system font: no address, no font file."""
    theme = CONFIG["theme"]
    assert "fontFaces" not in theme
    assert not [name for name in ("font", "headingFont", "codeFont") if ":" in theme[name]]


def luminance(color: str) -> float:
    """Relative luminance of `#RRGGBB` as WCAG 2 defines it."""
    channels = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def blend(color: str, ground: str, share: float) -> str:
    """The colour seen when `color` lies over `ground` with the given opacity."""
    pairs = ((int(color[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def test_contrast_of_known_pairs() -> None:
    """The measure itself is right: black on white is 21, #777777 on white is 4.48."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("base", ["light", "dark"])
@pytest.mark.parametrize("name", TEXT_COLORS)
def test_text_can_be_read(base: str, name: str) -> None:
    """Each text colour has at least 4.5:1 over each ground that it can stand on."""
    theme = CONFIG["theme"][base]
    plain = [theme["backgroundColor"], theme["secondaryBackgroundColor"]]
    grounds = [*plain, theme["sidebar"]["backgroundColor"]]
    if name.startswith(("blue", "orange", "green", "red", "gray")):
        grounds += [blend(theme[name], ground, WASH[base]) for ground in grounds]
    worst = min(grounds, key=lambda ground: contrast(theme[name], ground))
    ratio = contrast(theme[name], worst)
    assert ratio >= 4.5, f"theme.{base}.{name} {theme[name]} on {worst} is {ratio:.2f}:1"


@pytest.mark.parametrize("base", ["light", "dark"])
@pytest.mark.parametrize("name", ["textColor", "blueTextColor", "orangeTextColor"])
def test_a_projector_shows_it_too(base: str, name: str) -> None:
    """Ink, f and f' have at least 7:1 over the page, so that the last row can read them."""
    theme = CONFIG["theme"][base]
    assert contrast(theme[name], theme["backgroundColor"]) >= 7


@pytest.mark.parametrize("base", ["light", "dark"])
def test_the_text_has_the_colour_of_the_curve(base: str) -> None:
    """`:blue[f]` and `:orange[f′]` in a text are exactly the two colours of the charts."""
    theme = CONFIG["theme"][base]
    curves = theme["chartCategoricalColors"]
    assert [theme["blueTextColor"], theme["orangeTextColor"]] == curves
    assert [theme["blueColor"], theme["orangeColor"]] == curves


def test_ci_runs_what_a_person_runs() -> None:
    """`.ci/run` is nothing but `make test`, so that nothing passes there alone."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    commands = [line for line in script.splitlines() if line and not line.startswith("#")]
    assert commands[0] == "set -euo pipefail"
    assert commands[-1] == "make test"
    assert re.search(r"^test: lint", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """`streamlit run app.py` on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/healthz", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        assert server.poll() is None, "the server stopped while starting: run `make run`"
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.25)
        else:
            return
    raise AssertionError(f"{url} never answered: run `make run` and see")


@pytest.mark.parametrize("path", ["/", "/sigmoid", "/_stcore/health", f"/web/{PLOTLY}"])
def test_the_server_starts_as_a_host_starts_it(address: str, path: str) -> None:
    """`streamlit run app.py` from the root serves pages, health and our files with our headers."""
    with urllib.request.urlopen(address + path, timeout=30) as answer:
        assert answer.status == 200
        assert "default-src 'self'" in answer.headers["content-security-policy"]
