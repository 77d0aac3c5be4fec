"""Every experiment of the lesson's plan is in the app, or is listed with a reason."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

# number: where it is measured, and the page or kit module that shows it.
MEASURED = {
    "D01": ("core.experiments.linear_collapse", "pages/_ui/scenes/linear_collapse.py"),
    "D02": ("core.experiments.xor", "pages/_ui/scenes/xor.py"),
    "D03": ("core.experiments.linear_learning", "pages/_ui/scenes/linear_collapse.py"),
    "D04": ("core.experiments.straight_through", "pages/_ui/scenes/training.py"),
    "D05": ("core.experiments.gradient_flow", "pages/_ui/scenes/flow.py"),
    "D06": ("core.experiments.deep_training", "pages/_ui/scenes/training.py"),
    "D07": ("core.activations", "pages/_ui/scenes/tanh.py"),
    "D08": ("core.experiments.dying_relu", "pages/_ui/scenes/dying.py"),
    "D09": ("core.experiments.born_dead", "pages/_ui/scenes/dead_at_init.py"),
    "D10": ("core.experiments.layer_statistics", "pages/_ui/scenes/centre.py"),
    "D11": ("core.experiments.race", "pages/_ui/scenes/race.py"),
    "D12": ("core.experiments.bends", "pages/_ui/scenes/bending.py"),
    "D13": ("core.analysis.max_difference", "pages/_ui/scenes/gelu.py"),
    "D14": ("core.experiments.toy_transformer", "pages/_ui/scenes/toy.py"),
    "D15": ("core.experiments.zigzag", "pages/_ui/scenes/zigzag.py"),
    "D16": ("core.multivariate.softmax", "pages/_ui/scenes/softmax.py"),
    "D17": ("core.experiments.layer_statistics", "pages/_ui/scenes/centre.py"),
    "D18": ("core.analysis.properties", "pages/_ui/lab/property_table.py"),
    "D19": ("core.experiments.bends", "pages/_ui/scenes/bending.py"),
}

# number, part: why it is in the words alone.
NOT_SHOWN = {
    ("D04", "perceptron rule"): "its six epochs are told on the page; no claim of the slide",
    ("D11", "spirals and kinked targets"): "told on the page; each takes longer than a second",
    ("D14", "random table"): "100 steps of eight FFNs take longer than a second, and add no claim",
    ("D16", "norms of the Jacobian"): "the whole Jacobian is drawn instead",
}


def test_every_number_is_there() -> None:
    """D01 to D19, each once; parts that are left out belong to one of them."""
    assert list(MEASURED) == [f"D{k:02}" for k in range(1, 20)]
    assert {number for number, _ in NOT_SHOWN} <= MEASURED.keys()
    assert all(NOT_SHOWN.values())


@pytest.mark.parametrize("number", MEASURED)
def test_it_is_measured_and_shown(number: str) -> None:
    """The chart imports what measures it, and a page or the kit imports the chart."""
    core, shown = MEASURED[number]
    import_module(core)
    assert core in imported(ROOT / shown), f"{shown} should use {core}"
    drawn = shown.removesuffix(".py").replace("/", ".")
    users = [path for path in (ROOT / "pages").rglob("*.py") if drawn in imported(path)]
    assert users, f"no page shows {shown}"


def imported(path: Path) -> set[str]:
    """Every dotted name that a file imports, and the modules that they are in."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found
