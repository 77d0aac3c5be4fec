"""The house rules that a reader of the tree may rely on, checked on the source itself."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "pages").glob("[0-9]*.py"))
KIT = sorted((ROOT / "pages" / "_ui").rglob("*.py"))
CORE = sorted((ROOT / "core").rglob("*.py"))
SCRIPTS = [ROOT / "app.py", ROOT / "pages" / "_course.py"]
SOURCES = [*CORE, *KIT, *PAGES, *SCRIPTS]
TESTS = [*sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "bench").rglob("*.py"))]

# These need the web server. The lesson's own modules may not, since the lesson also runs as a
# static site, where there is no server.
SERVER_SIDE = "pages/_ui/server"

# These write the pages as HTML ahead of time.
FIRST_VIEW = "pages/_ui/first_view"

# Room: the rooms that it may import, and no other.
MAY_IMPORT: dict[str, str] = {
    "core/numerics": "",
    "core/incremental": "",
    "core/progress": "",
    "core/course": "",
    "core/activations": "numerics",
    "core/multivariate": "activations numerics",
    "core/analysis": "activations multivariate numerics",
    "core/nn": "activations numerics",
    "core/formula": "activations numerics",
    "core/experiments": "activations incremental multivariate nn numerics",
    "core/custom": "activations analysis experiments formula numerics",
    "core/duel": "activations formula incremental nn numerics",
    "core/choose": "activations course multivariate",
    "core/quiz": "activations analysis course formula multivariate numerics",
    "core/room": "formula progress quiz",
    "pages/_ui/text": "",
    "pages/_ui/browser": "text",
    "pages/_ui/runtime": "text",
    "pages/_ui/session": "browser text",
    "pages/_ui/first_view": "navigation runtime text",
    "pages/_ui/room": "browser text",
    "pages/_ui/server": "browser first_view room text",
    "pages/_ui/charts": "browser runtime session text",
    "pages/_ui/navigation": "browser runtime scenes session text",
    "pages/_ui/scenes": "browser charts runtime session text",
    "pages/_ui/wizard": "browser charts navigation scenes session text",
    "pages/_ui/lab": "browser charts runtime scenes session text",
    "pages/_ui/reference": "browser navigation session text wizard",
    "pages/_ui/quiz": "browser charts runtime session text wizard",
    "pages/_ui/review": "charts navigation quiz runtime scenes session text",
}

OPENINGS = re.compile(r"(what|where|who|how|whatever|which)\b", re.IGNORECASE)

LONGEST_BODY = 25
LONGEST_MODULE = 200
# path: why it is longer. An entry that is no longer needed fails the test.
LONGER_MODULES: dict[str, str] = {
    "core/formula/parser.py": "the grammar is one class, and its rules call each other",
    "pages/_ui/lesson.py": "the vocabulary of a page is one class",
}

# path: why it may catch every exception. It must log the traceback, or hand the error on.
CATCH_ALL = {
    "pages/_ui/runtime/executor.py": "a future keeps every error for the one who asks for it",
    "pages/_ui/runtime/error_boundary.py": "a failing block must not take the page with it",
}


def name_of(path: Path) -> str:
    """The path as seen from the root."""
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    """The parsed source."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Every module that the file imports, dotted; relative ones resolved."""
    package = list(path.relative_to(ROOT).parent.parts)
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def strangers(path: Path, allowed: set[str]) -> set[str]:
    """Imports that are neither in the standard library nor under an allowed name."""
    return {
        module
        for module in imports(path)
        if module.partition(".")[0] not in sys.stdlib_module_names
        and not any(module == name or module.startswith(f"{name}.") for name in allowed)
    }


def by_name(paths: list[Path]) -> pytest.MarkDecorator:
    """Run a test once for each file."""
    return pytest.mark.parametrize("path", paths, ids=name_of)


@by_name(CORE)
def test_core_is_pure(path: Path) -> None:
    """`core/` imports NumPy and itself: no Streamlit, no Plotly, no pages."""
    found = strangers(path, {"numpy", "core"})
    assert not found, f"{name_of(path)} imports {found}: move that part to pages/_ui"


@by_name(CORE)
def test_core_has_no_folders_of_its_own(path: Path) -> None:
    """`core/` gets paths as arguments, so that it can be tested and reused anywhere."""
    names = {node.id for node in ast.walk(tree_of(path)) if isinstance(node, ast.Name)}
    assert "__file__" not in names, f"{name_of(path)}: take the path as an argument"


def room_of(module: str) -> str:
    """Room of a dotted module, as a key of MAY_IMPORT; empty outside the rooms."""
    return next((room for room in MAY_IMPORT if f"{module}.".startswith(dotted(room))), "")


def dotted(room: str) -> str:
    """Prefix of the modules of a room."""
    return f"{room.replace('/', '.')}."


@by_name([*CORE, *KIT])
def test_rooms_import_only_what_the_table_says(path: Path) -> None:
    """A room of `core/` and of `pages/_ui/` imports the rooms that MAY_IMPORT names, no other."""
    home = room_of(name_of(path).removesuffix(".py").replace("/", "."))
    if not home:
        return
    floor = home.rpartition("/")[0]
    allowed = {home} | {f"{floor}/{room}" for room in MAY_IMPORT[home].split()}
    rooms = {room_of(module) for module in imports(path)} - {""}
    found = {room for room in rooms if room.startswith(floor)} - allowed
    assert not found, f"{name_of(path)} imports {found}: move the part, or change MAY_IMPORT"


def test_every_folder_is_a_room() -> None:
    """Each folder of `core/` and `pages/_ui/` has a line in MAY_IMPORT, and each line a room."""
    folders = {name_of(path.parent) for path in [*CORE, *KIT]} - {"core", "pages/_ui"}
    named = {room for room in MAY_IMPORT if (ROOT / room).is_dir()}
    files = {room for room in MAY_IMPORT if (ROOT / f"{room}.py").is_file()}
    assert named | files == set(MAY_IMPORT)
    assert {folder for folder in folders if not folder.startswith(tuple(named))} == set()


@by_name(PAGES)
def test_a_page_is_an_outline(path: Path) -> None:
    """A page imports the kit and the core alone, and is 20 to 70 lines long (the cover: less)."""
    found = {module for module in imports(path) if not module.startswith(("pages._ui", "core."))}
    assert not found, f"{name_of(path)} imports {found}: wrap what it needs in pages/_ui"
    lines = len(path.read_text(encoding="utf-8").splitlines())
    fewest = 5 if path.name.startswith("00_") else 20
    advice = "more: move work to pages/_ui; less: the outline hides in a helper"
    assert fewest <= lines <= 70, f"{name_of(path)} has {lines} lines ({advice})"


@by_name(PAGES)
def test_a_page_has_no_html_and_no_language(path: Path) -> None:
    """A page holds no HTML and asks nowhere which language it is in: the words are in assets."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found = re.search(r"</?[a-zA-Z][^<>]*>", node.value)
            assert not found, f"{name_of(path)}:{node.lineno}: HTML belongs in pages/_ui"
        if isinstance(node, ast.Compare):
            named = {getattr(n, "id", getattr(n, "attr", "")) for n in ast.walk(node)}
            spot = f"{name_of(path)}:{node.lineno}"
            assert not named & {"lang", "language"}, f"{spot}: put the words into assets/text"


@by_name(KIT)
def test_the_kit_stands_on_core(path: Path) -> None:
    """`pages/_ui/` imports what the requirements bring, the core and itself, no page or test."""
    allowed = {"streamlit", "starlette", "segno", "psycopg", "numpy", "core", "pages._ui"}
    markup = {"markdown_it", "mdit_py_plugins", "latex2mathml"}
    found = strangers(path, allowed | (markup if name_of(path).startswith(FIRST_VIEW) else set()))
    assert not found, f"{name_of(path)} imports {found}"


@by_name(SCRIPTS)
def test_the_scripts_only_open_the_course(path: Path) -> None:
    """`app.py` and `pages/_course.py` import Streamlit, the kit and the core alone."""
    found = strangers(path, {"streamlit", "core", "pages._ui"})
    assert not found, f"{name_of(path)} imports {found}"


@by_name([path for path in [*KIT, *PAGES, ROOT / "pages" / "_course.py"]])
def test_the_lesson_runs_without_the_server(path: Path) -> None:
    """Only the server's own modules know what a server needs: the static site has none."""
    if name_of(path).startswith(SERVER_SIDE):
        return
    serving = ("starlette", "segno", "psycopg", "pages._ui.server")
    bad = {module for module in imports(path) if module.startswith(serving)}
    assert not bad, f"{name_of(path)} imports {bad}: keep that in {SERVER_SIDE}"


def body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from the first statement after the docstring to the end."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return (node.end_lineno or node.lineno) - body[0].lineno + 1 if body else 0


@by_name([*CORE, *KIT])
def test_functions_are_short(path: Path) -> None:
    """No function's body is longer than 25 lines."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = body_lines(node)
            spot = f"{name_of(path)}:{node.lineno} {node.name}"
            assert lines <= LONGEST_BODY, f"{spot} has {lines} lines: name a part and split it"


@by_name([*CORE, *KIT])
def test_modules_are_short(path: Path) -> None:
    """A module has at most 200 lines, or is listed in LONGER_MODULES with the reason."""
    lines = len(path.read_text(encoding="utf-8").splitlines())
    reason = LONGER_MODULES.get(name_of(path))
    if reason is None:
        advice = "split it, or name the reason in LONGER_MODULES"
        assert lines <= LONGEST_MODULE, f"{name_of(path)} has {lines} lines: {advice}"
    else:
        assert lines > LONGEST_MODULE, f"{name_of(path)} is short now: drop it from LONGER_MODULES"


def test_exceptions_to_the_length_exist() -> None:
    """Every entry of LONGER_MODULES names a file that is there."""
    missing = [name for name in LONGER_MODULES if not (ROOT / name).is_file()]
    assert not missing, f"remove {missing} from LONGER_MODULES"


@by_name([*CORE, *KIT])
def test_caches_keyed_by_a_visitor_are_bounded(path: Path) -> None:
    """Numbers and lists can come from a URL: a cache that they key has a `maxsize`."""
    for node in ast.walk(tree_of(path)):
        if not isinstance(node, ast.FunctionDef):
            continue
        if "cache" in {ast.unparse(decorator) for decorator in node.decorator_list}:
            kinds = {ast.unparse(arg.annotation) for arg in node.args.args if arg.annotation}
            open_ended = {
                kind for kind in kinds if re.search(r"float|int|tuple|Setup|Custom", kind)
            }
            spot = f"{name_of(path)}:{node.lineno} {node.name}"
            assert not open_ended, f"{spot}: use lru_cache(maxsize=…), {open_ended} has no bound"


@by_name([*SOURCES, *TESTS])
def test_docstrings_open_with_a_noun_or_a_verb(path: Path) -> None:
    """No docstring opens with what, where, who, how, whatever or which."""
    documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    for node in ast.walk(tree_of(path)):
        if isinstance(node, documented):
            text = ast.get_docstring(node) or ""
            spot = f"{name_of(path)}:{getattr(node, 'lineno', 1)}"
            assert not OPENINGS.match(text), f"{spot} opens with {text.split()[0]!r}"


@by_name(SOURCES)
def test_errors_are_not_swallowed(path: Path) -> None:
    """A caught error is a known one; a catch-all stands in CATCH_ALL and loses none."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            spot = f"{name_of(path)}:{node.lineno}"
            broad = caught in ("everything", "Exception", "BaseException")
            body = ast.unparse(node)
            kept = "log.exception(" in body or ".set_exception(" in body
            allowed = name_of(path) in CATCH_ALL and kept
            assert not broad or allowed, f"{spot} catches {caught}: name the errors meant"
