"""URLs of the files in `assets/web/`, known without a server."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

WEB = Path(__file__).resolve().parents[3] / "assets" / "web"
PLOTLY = "plotly-cartesian-4.1.1.min.js"
STYLESHEETS = (
    "lesson.css",
    "menu/menu.css",
    "explorer/explorer.css",
    "map/map.css",
    "tree/tree.css",
    "glass/glass.css",
    "pad/pad.css",
    "presenter/slides.css",
)
"""Style sheets of every page, in the order of its head."""


def web_url(name: str) -> str:
    """URL of `assets/web/<name>`, relative to the page's base: `web/<name>?v=<hash>`.

    The hash is that of the content, so the browser may cache the file forever and still sees every
    change. Raises FileNotFoundError if there is no such file.
    """
    return f"web/{name}?v={version(WEB / name)}"


def loader(name: str) -> str:
    """Script of a component that runs `mount` of `assets/web/<name>`."""
    return f"""export default async (component) => {{
  const base = globalThis.__streamlit?.BACKEND_BASE_URL ?? document.baseURI;
  return (await import(new URL("{web_url(name)}", base).href)).mount(component);
}}"""


def version(path: Path) -> str:
    """Twelve hex digits of the hash of the file's content."""
    stat = path.stat()
    return _digest(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=256)
def _digest(path: Path, _mtime_ns: int, _size: int) -> str:
    return sha256(path.read_bytes()).hexdigest()[:12]
