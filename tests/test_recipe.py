"""The recipe "add an activation" of CONTRIBUTING, followed in a copy of the project."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

ENTRY = '''

@elementwise
def softsign(x: Array) -> Array:
    """x / (1 + |x|), from -1 to 1."""
    far = np.minimum(np.abs(x), 1e30)
    return np.where(np.abs(x) > 1e30, np.sign(x), x / (1 + far))


@elementwise
def softsign_df(x: Array) -> Array:
    """1 / (1 + |x|)^2, 0 at +-inf."""
    r = 1 / (1 + np.abs(x))
    return r * r


SOFTSIGN = Activation(
    name="softsign",
    label="Softsign",
    latex=r"f(x) = \\dfrac{x}{1 + |x|}",
    latex_df=r"f'(x) = \\dfrac{1}{(1 + |x|)^2}",
    formula="x/(1 + |x|)",
    f=softsign,
    df=softsign_df,
    bounds=always(Interval(-1, 1)),
    steepest=always(0.0),
    worked=("{x} / (1 + |{x}|)",),
    traits=(SIGMOID.traits | {"odd", "zero_centred"}) - {"smooth"},
    code=code(
        "softsign(x)",
        numpy="x / (1 + np.abs(x))",
        torch="F.softsign(x)",
        jax="jax.nn.soft_sign(x)",
        keras="keras.activations.softsign(x)",
    ),
    cite="",
)
'''
CHOICE = """
[activation.softsign]
use.ko = '''tanh를 값싸게 대신할 때'''
use.en = '''a cheap stand-in for tanh'''
apart.ko = '''오늘날의 모델에는 거의 쓰이지 않아요.'''
apart.en = '''Models of today hardly use it.'''
"""
TRUTH = '    "softsign": Truth(lambda x: x / (1 + abs(x)), lambda x: 1 / (1 + abs(x)) ** 2),\n'
CHECKS = ("tests/core/activations", "tests/core/analysis", "tests/core/custom", "tests/assets")
PAGE = """
import warnings
warnings.filterwarnings("ignore")
from tests.pages.conftest import _visit
from core.activations import BY_NAME
from core.custom import PRESETS

page = _visit("13_compare.py", fs="softsign,tanh")
print([error.message for error in page.exception], page.session_state["_fs"])
print("softsign" in [preset.name for preset in PRESETS])
print(BY_NAME["softsign"].program("keras"))
"""


def insert(file: Path, before: str, text: str) -> None:
    """Put a text before the first place of another one."""
    whole = file.read_text("utf-8")
    assert before in whole
    file.write_text(whole.replace(before, text + before, 1), "utf-8")


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy of the project in which the steps of the recipe have been taken for Softsign."""
    copy = tmp_path_factory.mktemp("recipe")
    for folder in ("core", "pages", "assets", "tests", ".streamlit"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ROOT.glob("*.*"):
        shutil.copy(file, copy) if file.is_file() else None
    family = copy / "core" / "activations" / "sigmoidal.py"
    family.write_text(family.read_text("utf-8") + ENTRY, "utf-8")
    catalogue = copy / "core" / "activations" / "__init__.py"
    insert(catalogue, ", TANH\n", ", SOFTSIGN")
    insert(catalogue, "    HARD_SIGMOID,\n", "    SOFTSIGN,\n")
    insert(catalogue, '    "SQUARED_RELU",\n', '    "SOFTSIGN",\n')
    insert(
        copy / "tests" / "core" / "activations" / "test_accuracy.py", '    "hard_sigmoid"', TRUTH
    )
    insert(copy / "assets" / "choose.toml", "[activation.hard_sigmoid]", CHOICE.lstrip() + "\n")
    return copy


def pytest_in(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run tests of the copy, in one process."""
    options = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", *arguments)
    return subprocess.run(
        [sys.executable, "-m", "pytest", *options],
        cwd=copy,
        env={k: v for k, v in os.environ.items() if not k.startswith("PYTEST")},
        capture_output=True,
        text=True,
        timeout=300,
    )


def test_the_recipe_is_complete(followed: Path) -> None:
    """After the steps of the recipe the tests of the new activation and of the assets pass."""
    ran = pytest_in(followed, "-k", "softsign or choose or refs", *CHECKS)
    assert ran.returncode == 0, ran.stdout[-3000:]
    assert int(ran.stdout.rsplit(" passed", 1)[0].rsplit(maxsplit=1)[-1]) > 60


def test_a_wrong_claim_is_noticed(followed: Path) -> None:
    """A new activation that claims to be smooth and is not fails the test of that trait."""
    family = followed / "core" / "activations" / "sigmoidal.py"
    right = family.read_text("utf-8")
    family.write_text(right.replace(' - {"smooth"}', ""), "utf-8")
    ran = pytest_in(followed, "-k", "softsign", "tests/core/activations")
    family.write_text(right, "utf-8")
    assert ran.returncode == 1 and "trait" in ran.stdout.partition("short test summary")[2]


def test_the_entry_reaches_the_pages(followed: Path) -> None:
    """The new activation can be compared, typed as a preset, and copied as code."""
    ran = subprocess.run(
        [sys.executable, "-c", PAGE], cwd=followed, capture_output=True, text=True, timeout=120
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    compared, preset, program = ran.stdout.split("\n", 2)
    assert compared == "[] ['softsign', 'tanh']"
    assert preset == "True" and program.strip().endswith("keras.activations.softsign(x)")
