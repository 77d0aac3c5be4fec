"""What the wizard is made of: questions, the advice at their ends, needs that may change it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Words = Mapping[str, str]

LONGEST = 4
"""Questions on the longest way to an advice, the one for needs included."""


@dataclass(frozen=True)
class Answer:
    """One answer to a question; `to` is the id of the next question or of a leaf."""

    id: str
    to: str
    words: Words


@dataclass(frozen=True)
class TreeQuestion:
    """What is asked, and its answers."""

    id: str
    words: Words
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Proof:
    """How an advice can be checked: a duel that is set up, a block of a page, or neither.

    `duel` are the parameters of the page of duels, `page` and `block` a place in the lesson.
    `words` say what to look at, or why no small experiment can show it.
    """

    words: Words = field(default_factory=dict)
    duel: Mapping[str, Any] = field(default_factory=dict)
    page: str = ""
    block: str = ""


@dataclass(frozen=True)
class Instead:
    """Another activation with the trade that it is; `needs` name those that speak for it."""

    activation: str
    words: Words
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Leaf:
    """One advice: the activation to begin with and everything that is said of it.

    `layer` names its code, `given` are parameters of the activation that differ from the defaults.
    `goes_with` says what fits it: init (empty: as the activation needs), norm, loss, rate.
    `implies` are needs that hold here anyway, `needs` those that may be asked for.
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
    """A constraint.  `fits` are the activations that meet it, the first choice first.

    `does` says what it changes, `wins` why it goes before the needs that stand after it.
    `leaf` is an advice that takes the place of the one found, whatever else was asked for.
    """

    id: str
    words: Words
    does: Words
    wins: Words
    fits: tuple[str, ...]
    leaf: str = ""
    sources: tuple[str, ...] = ()
    proof: Proof = field(default_factory=Proof)


@dataclass(frozen=True)
class Entry:
    """What the wizard knows of one activation beside the catalogue.

    `variance` / n is the variance of the weights that fits it, 0 where no layer is built with it.
    `given` are parameters that differ from the defaults of the catalogue.
    """

    use: Words
    given: Mapping[str, float] = field(default_factory=dict)
    variance: float = 0.0
    init: Words = field(default_factory=dict)
    apart: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Tree:
    """The whole wizard; `needs` stand in the order in which they win."""

    root: str
    questions: Mapping[str, TreeQuestion]
    leaves: Mapping[str, Leaf]
    needs: tuple[Need, ...]
    entries: Mapping[str, Entry]
