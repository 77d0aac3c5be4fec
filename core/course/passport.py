"""Passports of the functions: three questions for each, and the place where each is measured.

A slot is empty until the learner has settled one of its ids: answered the guess before the
experiment, judged a sentence of the slide, or moved the chart.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

Question = Literal["bend", "signal", "gradient"]
QUESTIONS: tuple[Question, ...] = ("bend", "signal", "gradient")


@dataclass(frozen=True)
class Slot:
    """Place on a page that measures one question, and the ids of which any one settles it.

    `block` is the anchor of a text block, or "claims".
    """

    block: str
    ids: tuple[str, ...]


def _passport(
    block: str, *bend: str, stack: str, both: tuple[str, ...] = (), down: tuple[str, ...] = ()
) -> Mapping[Question, Slot]:
    """Slots of a page: ids that settle the bend, both questions of the stack, and its gradient."""
    up = (f"stack-{stack}", *both)
    return {
        "bend": Slot(block, bend),
        "signal": Slot("stack", up),
        "gradient": Slot("stack", (*up, *down)),
    }


PASSPORTS: Mapping[str, Mapping[Question, Slot]] = {
    "step": _passport("soften", "staircase", "claim-threshold", stack="step", down=("claim-e04",)),
    "linear": _passport("fold", "rulers", "claim-e02", stack="linear"),
    "maxout": _passport("valley", "maxout-abs", "maxout-relu", "claim-two-lines", stack="maxout"),
    "sigmoid": _passport(
        "odds", "sigmoid-shares", "claim-e13", stack="sigmoid", both=("predict-flow",)
    ),
    "tanh": _passport(
        "identity", "tanh-identity", "claim-e17", stack="tanh", both=("predict-depth",)
    ),
    "relu": _passport("claims", "claim-e18", stack="relu", down=("claim-relu-efficient",)),
    "leaky_relu": _passport("between", "explorer-leaky_relu", "claim-e24", stack="leaky_relu"),
    "elu": _passport("joint", "explorer-elu", "claim-e28", stack="elu", down=("claim-e32",)),
    "swish": _passport("melt", "dimmer", stack="swish"),
    "gelu": _passport("average", "random-gate", stack="gelu", down=("claim-e39",)),
}
"""Slots of each section that is about one function, by section."""

IDS = frozenset(one for slots in PASSPORTS.values() for slot in slots.values() for one in slot.ids)
"""Ids that settle a question of some passport."""


def filled(section: str, settled: Collection[str]) -> tuple[Question, ...]:
    """Questions of a section's passport that these settled ids answer; none without a passport."""
    slots = PASSPORTS.get(section, {})
    return tuple(name for name in slots if not set(settled).isdisjoint(slots[name].ids))
