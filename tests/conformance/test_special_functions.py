"""Tables of Boost and CPython for the normal distribution, and for e^x - 1 in ELU."""

import math
from pathlib import Path
from sysconfig import get_path

import numpy as np
import pytest
import scipy.special

from core.activations import BY_NAME
from core.numerics import normal

ULPS = 8
BOOST = Path(scipy.special.__file__).parent / "tests" / "data" / "boost.npz"
CPYTHON = Path(get_path("stdlib")) / "test"
ROOT_HALF = math.sqrt(0.5)


def off(got: np.ndarray, want: np.ndarray) -> np.ndarray:
    """Distance in units of the last place of `want`, which is at least the smallest normal."""
    size = np.maximum(np.abs(want), np.finfo(float).tiny)
    return np.abs(got - want) / np.spacing(size)


def erf_cases() -> tuple[np.ndarray, np.ndarray]:
    """Points z with erfc(z), from Boost's tables of small, usual and large z."""
    tables = np.load(BOOST)
    names = [name for name in tables.files if "erf" in name and "inv" not in name]
    rows = np.concatenate([tables[name] for name in names])
    return rows[:, 0], rows[:, 2]


def test_the_normal_distribution_agrees_with_boost() -> None:
    """Phi(x) = erfc(-x / sqrt 2) / 2 at every point of Boost's tables, within 8 ulp.

    The argument is rounded when it is divided by sqrt 2, which moves the value by up to x^2 ulp.
    """
    z, erfc = erf_cases()
    assert len(z) > 900
    x, want = -z / ROOT_HALF, erfc / 2
    near = want > 1e-300
    assert (off(normal.cdf(x), want) <= ULPS + 2 * x**2)[near].all()


def cpython_cases(name: str) -> list[tuple[float, float]]:
    """Arguments and results of one function in CPython's own test cases."""
    (file,) = CPYTHON.rglob("math_testcases.txt")
    rows = file.read_text("utf-8").splitlines()
    parts = [row.split("->") for row in rows if row.split()[1:2] == [name]]
    pairs = [(float(left.split()[-1]), float(right.split()[0])) for left, right in parts]
    return [(x, y) for x, y in pairs if math.isfinite(x) and math.isfinite(y)]


needs_cpython = pytest.mark.skipif(
    not list(CPYTHON.rglob("math_testcases.txt")), reason="this Python has no tests of its own"
)


@needs_cpython
@pytest.mark.parametrize(("name", "sign"), [("erf", 1), ("erfc", -1)])
def test_the_normal_distribution_agrees_with_cpython(name: str, sign: int) -> None:
    """Phi from the cases of erf and erfc, within 8 ulp and the rounding of the argument."""
    cases = cpython_cases(name)
    assert len(cases) > 20
    for z, value in cases:
        x = sign * z / ROOT_HALF
        want = (1 + value) / 2 if name == "erf" else value / 2
        if want > 1e-300 and not (name == "erf" and want < 0.25):
            got = normal.cdf(np.array(x))
            assert off(got, np.array(want)) <= ULPS + 2 * x**2, (name, z)


@needs_cpython
def test_elu_agrees_with_cpython() -> None:
    """ELU on the left is e^x - 1."""
    cases = [(x, y) for x, y in cpython_cases("expm1") if x <= 0]
    assert len(cases) > 10
    x, want = np.array(cases).T
    assert (off(BY_NAME["elu"](x), want) <= ULPS).all()
