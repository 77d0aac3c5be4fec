"""Data model of the decision tree: questions, answers, leaves, needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Words = Mapping[str, str]

LONGEST = 5
"""Number of questions on the longest path, including the one about needs."""


@dataclass(frozen=True)
class Answer:
    """Answer to a question; `to` is the id of the next question or of a leaf."""

    id: str
    to: str
    words: Words


@dataclass(frozen=True)
class TreeQuestion:
    """Question with its answers."""

    id: str
    words: Words
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Proof:
    """Evidence for an advice: a prepared duel, a block of a page, or neither.

    `duel` holds parameters of the duel page; `page` and `block` locate a block of the lesson.
    `words` say what to look at, or why no small experiment can show it.
    """

    words: Words = field(default_factory=dict)
    duel: Mapping[str, Any] = field(default_factory=dict)
    page: str = ""
    block: str = ""


@dataclass(frozen=True)
class Instead:
    """Alternative activation with its trade-off; `needs` lists the needs that recommend it."""

    activation: str
    words: Words
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Leaf:
    """Advice at the end of a path: the activation to start with, and its explanation.

    `layer` names its code, `given` holds activation parameters that differ from the defaults.
    `goes_with` describes what fits: init (empty: as the activation needs), norm, loss, rate.
    `implies` are needs that always hold here, `needs` those that may be asked for.
    """

    id: str
    activation: str
    layer: str
    name: Words
    why: Words
    unless: Words
    goes_with: Mapping[str, Words]
    instead: tuple[Instead, ...]
    sources: tuple[str, ...]
    proof: Proof
    given: Mapping[str, float] = field(default_factory=dict)
    users: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Need:
    """Constraint on the advice; `fits` lists the activations that meet it, first choice first.

    `does` says what it changes, `wins` why it takes precedence over the later needs.
    """

    id: str
    words: Words
    does: Words
    wins: Words
    fits: tuple[str, ...]
    sources: tuple[str, ...] = ()
    proof: Proof = field(default_factory=Proof)


@dataclass(frozen=True)
class Entry:
    """Data on one activation in addition to the catalogue.

    `variance` / n is the weight variance that suits it, 0 if no layer uses it.
    `given` holds parameters that differ from the defaults of the catalogue.
    """

    use: Words
    given: Mapping[str, float] = field(default_factory=dict)
    variance: float = 0.0
    init: Words = field(default_factory=dict)
    apart: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Tree:
    """Decision tree; `needs` are in order of precedence."""

    root: str
    questions: Mapping[str, TreeQuestion]
    leaves: Mapping[str, Leaf]
    needs: tuple[Need, ...]
    entries: Mapping[str, Entry]
