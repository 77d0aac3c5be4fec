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
    section: str,
    block: str,
    *bend: str,
    both: tuple[str, ...] = (),
    down: tuple[str, ...] = (),
) -> tuple[str, Mapping[Question, Slot]]:
    """A section with its slots: ids that settle the bend, both questions of the stack, or the last.

    Moving the section's stack settles both.
    """
    up = (f"stack-{section}", *both)
    return section, {
        "bend": Slot(block, bend),
        "signal": Slot("stack", up),
        "gradient": Slot("stack", (*up, *down)),
    }


PASSPORTS: Mapping[str, Mapping[Question, Slot]] = dict(
    (
        _passport("step", "soften", "staircase", "claim-threshold", down=("claim-e04",)),
        _passport("linear", "fold", "rulers", "claim-e02"),
        _passport("maxout", "valley", "maxout-abs", "maxout-relu", "claim-two-lines"),
        _passport("sigmoid", "odds", "sigmoid-shares", "claim-e13", both=("predict-flow",)),
        _passport("tanh", "identity", "tanh-identity", "claim-e17", both=("predict-depth",)),
        _passport("relu", "claims", "claim-e18", down=("claim-relu-efficient",)),
        _passport("leaky_relu", "between", "explorer-leaky_relu", "claim-e24"),
        _passport("elu", "joint", "explorer-elu", "claim-e28", down=("claim-e32",)),
        _passport("swish", "melt", "dimmer"),
        _passport("gelu", "average", "random-gate", down=("claim-e39",)),
    )
)
"""Slots of each section that is about one function, by section."""

IDS = frozenset(one for slots in PASSPORTS.values() for slot in slots.values() for one in slot.ids)
"""Ids that settle a question of some passport."""


def filled(section: str, settled: Collection[str]) -> tuple[Question, ...]:
    """Questions of a section's passport that these settled ids answer; none without a passport."""
    slots = PASSPORTS.get(section, {}).items()
    return tuple(name for name, slot in slots if not set(settled).isdisjoint(slot.ids))
