"""Unit tests of the browser's scripts, run by Node where it is installed, and always in CI."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from pages._ui.browser.player import pack
from tests.web import glass_cases

ROOT = Path(__file__).parents[2]
X = np.array([-6.0, -1e-30, 0.0, 0.1, 6.0])
ROWS = np.array([[0.1, -0.2, np.nan, 1e30, -0.0], [1.0, 1.0, 1.0, 1.0, 1.0]])


def node() -> str:
    """Path of Node; without it the test is skipped, in CI it fails."""
    path = shutil.which("node")
    if path is not None:
        return path
    reason = "no Node: the scripts of assets/web are tested where it is installed"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def test_the_scripts_pass_their_unit_tests(tmp_path: Path) -> None:
    """Decoding, merging, numbers and back-propagation are what `tests/web/*.test.js` says."""
    packed, tables = tmp_path / "chart.bin", tmp_path / "tables.json"
    glass = tmp_path / "glass.json"
    glass.write_text(json.dumps(glass_cases.cases()), "utf-8")
    moved = {"name": "k", "values": [1.0, 2.0]}
    still = {"name": "", "values": [0]}
    packed.write_bytes(
        pack({"look": "시그모이드"}, [moved, still], [(X, [ROWS]), (None, [ROWS[:1]])])
    )
    rows = [[None if np.isnan(v) else float(v) for v in row] for row in ROWS]
    tables.write_text(json.dumps({"x": X.tolist(), "rows": rows}), "utf-8")
    ran = subprocess.run(
        [node(), "--test", *map(str, sorted((ROOT / "tests" / "web").glob("*.test.js")))],
        cwd=ROOT,
        env=os.environ | {"PACKED": str(packed), "TABLES": str(tables), "GLASS": str(glass)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-2000:]
    assert "# skipped 0" in ran.stdout and "# pass 0" not in ran.stdout
