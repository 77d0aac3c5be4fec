"""Settings of a duel: name in the URL, choices, reading and writing of each."""

from dataclasses import dataclass
from math import isfinite, nan

from core.activations import BY_NAME
from core.duel import DRAWN, MAX_CONTENDERS, PointsError
from core.duel.drawn_points import read as read_points
from core.formula import FormulaError, parse
from core.nn.datasets import DATASETS
from core.nn.optimizers import OPTIMIZERS
from core.nn.training import INITS


@dataclass(frozen=True)
class Choice:
    """One of several words; `name` is its name in the URL, `of` the field of Setup."""

    name: str
    of: str
    options: tuple[str, ...]

    def read(self, text: str) -> str | None:
        """Option that a text names, None if there is none."""
        return text if text in self.options else None

    def write(self, value: str) -> str:
        """Option as text for the URL."""
        return value


@dataclass(frozen=True)
class Number:
    """Number from a range, whole if its options are; the batch size 0 is "all" in the URL."""

    name: str
    of: str
    options: tuple[float, ...]
    low: float
    high: float

    def read(self, text: str) -> float | None:
        """Number in a text, None if it is invalid or outside the range."""
        if text == "all" and 0 in self.options and self.of == "batch":
            return 0
        try:
            value = round(float(text), 6)
        except (ValueError, OverflowError):
            value = nan
        if not isfinite(value) or not self.low <= value <= self.high:
            return None
        whole = isinstance(self.options[0], int)
        return None if whole and value % 1 else type(self.options[0])(value)

    def write(self, value: float) -> str:
        """Number as text for the URL."""
        return "all" if self.of == "batch" and value == 0 else f"{value:g}"


@dataclass(frozen=True)
class Functions:
    """Names of catalogue activations, separated by commas; each once."""

    name: str = "acts"
    of: str = "acts"

    def read(self, text: str) -> tuple[str, ...] | None:
        """Activations that a text names, None if any is unknown or repeated, or for too many."""
        asked = tuple(text.split(","))
        fine = set(asked) <= BY_NAME.keys() and len(set(asked)) == len(asked) <= MAX_CONTENDERS
        return asked if fine else None

    def write(self, value: tuple[str, ...]) -> str:
        """Names as text for the URL."""
        return ",".join(value)


@dataclass(frozen=True)
class Formula:
    """Learner's own formula of x; empty for none."""

    name: str = "own"
    of: str = "own"

    def read(self, text: str) -> str | None:
        """Text without outer spaces, None if it is an invalid formula."""
        try:
            parse(text)
        except FormulaError:
            return text if not text.strip() else None
        return text.strip()

    def write(self, value: str) -> str:
        """Formula as text for the URL."""
        return value


@dataclass(frozen=True)
class Points:
    """Drawn points as text; empty for none."""

    name: str = "points"
    of: str = "points"

    def read(self, text: str) -> str | None:
        """Text itself, None if it is no data set and not empty either."""
        try:
            read_points(text)
        except PointsError:
            return None if text else ""
        return text

    def write(self, value: str) -> str:
        """Points as text for the URL."""
        return value


CHOICES = (
    Choice("data", "data", (*DATASETS, DRAWN)),
    Choice("opt", "optimizer", tuple(OPTIMIZERS)),
    Choice("init", "init", (*INITS, "gain")),
)
NUMBERS = (
    Number("noise", "noise", (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5), 0, 1),
    Number("depth", "depth", (1, 2, 3, 4, 5, 6, 8, 10), 1, 10),
    Number("width", "width", (2, 4, 8, 16, 32), 1, 32),
    Number("gain", "gain", (0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0), 0.01, 10),
    Number("lr", "rate", (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0), 1e-5, 100),
    Number("batch", "batch", (8, 16, 32, 64, 0), 1, 200),
    Number("seed", "seed", (0, 1, 2, 3, 4, 5, 6, 7, 8, 9), 0, 9999),
)
FIELDS = (Functions(), Formula(), *CHOICES, Points(), *NUMBERS)
