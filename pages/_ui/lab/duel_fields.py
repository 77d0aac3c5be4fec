"""Settings of a duel: name in the URL, choices, reading and writing of each."""

from dataclasses import dataclass
from math import isfinite, nan

from core.activations import BY_NAME
from core.duel import MAX_CONTENDERS
from core.formula import FormulaError, parse
from core.nn.datasets import DATASETS
from core.nn.optimizers import OPTIMIZERS
from core.nn.training import INITS


@dataclass(frozen=True)
class Choice:
    """One of several words; `name` is what the URL calls it, `of` the field of Setup."""

    name: str
    of: str
    options: tuple[str, ...]

    def read(self, text: str) -> str | None:
        """The option that a text names."""
        return text if text in self.options else None

    def write(self, value: str) -> str:
        """The option as the URL has it."""
        return value


@dataclass(frozen=True)
class Number:
    """A number of a range, whole where its options are; 0 is "all" where it is an option of it."""

    name: str
    of: str
    options: tuple[float, ...]
    low: float
    high: float

    def read(self, text: str) -> float | None:
        """The number in a text, if it can be used here."""
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
        """The number as the URL has it."""
        return "all" if self.of == "batch" and value == 0 else f"{value:g}"


@dataclass(frozen=True)
class Functions:
    """Names of the catalogue, divided by commas; each once."""

    name: str = "acts"
    of: str = "acts"

    def read(self, text: str) -> tuple[str, ...] | None:
        """The activations that a text names, if it names nothing else."""
        asked = tuple(text.split(","))
        fine = set(asked) <= BY_NAME.keys() and len(set(asked)) == len(asked) <= MAX_CONTENDERS
        return asked if fine else None

    def write(self, value: tuple[str, ...]) -> str:
        """Their names."""
        return ",".join(value)


@dataclass(frozen=True)
class Formula:
    """A learner's own formula of x, or none."""

    name: str = "own"
    of: str = "own"

    def read(self, text: str) -> str | None:
        """The text, if it is a formula."""
        try:
            parse(text)
        except FormulaError:
            return text if not text.strip() else None
        return text.strip()

    def write(self, value: str) -> str:
        """The text itself."""
        return value


CHOICES = (
    Choice("data", "data", tuple(DATASETS)),
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
FIELDS = (Functions(), Formula(), *CHOICES, *NUMBERS)
