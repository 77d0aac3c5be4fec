"""Advice for a path through the tree and a set of needs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.choose.tree import Answer, Leaf, Need, Tree, TreeQuestion


@dataclass(frozen=True)
class Step:
    """Question on a path with its answer, or None if it is not answered yet."""

    question: TreeQuestion
    answer: Answer | None = None


@dataclass(frozen=True)
class Clash:
    """Two needs that no activation meets together; `winner` is kept, `need` dropped."""

    need: Need
    winner: Need


@dataclass(frozen=True)
class Advice:
    """Activation for one leaf under some needs: those that it meets, and those dropped."""

    leaf: Leaf
    activation: str
    met: tuple[Need, ...]
    clashes: tuple[Clash, ...]

    @property
    def usual(self) -> bool:
        """Whether the needs left the leaf's own activation in place."""
        return self.activation == self.leaf.activation

    @property
    def decisive(self) -> tuple[Need, ...]:
        """Met needs that the leaf's own activation does not meet."""
        return tuple(need for need in self.met if self.leaf.activation not in need.fits)

    @property
    def overruled(self) -> tuple[tuple[Need, tuple[Need, ...]], ...]:
        """Each need that won a clash, with the needs that lost to it."""
        winners = {clash.winner.id: clash.winner for clash in self.clashes}
        return tuple(
            (winner, tuple(clash.need for clash in self.clashes if clash.winner == winner))
            for winner in winners.values()
        )

    def given(self, tree: Tree) -> Mapping[str, float]:
        """Parameters of the activation that differ from its defaults."""
        return self.leaf.given if self.usual else tree.entries[self.activation].given


def walk(tree: Tree, path: Iterable[str]) -> tuple[tuple[Step, ...], Leaf | None]:
    """Questions along a path of answer ids, and the leaf if one is reached.

    Without a leaf, the last step is the question to answer next.  LookupError for unknown answers.
    """
    steps, here = [], tree.root
    for given in path:
        question = tree.questions.get(here)
        answer = next((a for a in question.answers if a.id == given), None) if question else None
        if question is None or answer is None:
            raise LookupError(given)
        steps.append(Step(question, answer))
        here = answer.to
    if here in tree.leaves:
        return tuple(steps), tree.leaves[here]
    return (*steps, Step(tree.questions[here])), None


def paths(tree: Tree) -> dict[tuple[str, ...], Leaf]:
    """Leaf of every complete path of answer ids, in the order of the answers."""
    found: dict[tuple[str, ...], Leaf] = {}

    def follow(here: str, path: tuple[str, ...]) -> None:
        if here in tree.leaves:
            found[path] = tree.leaves[here]
            return
        for answer in tree.questions[here].answers:
            follow(answer.to, (*path, answer.id))

    follow(tree.root, ())
    return found


def advise(tree: Tree, leaf: Leaf, asked: Iterable[str] = ()) -> Advice:
    """Advice of `leaf` under the needs `asked` for and those that it implies.

    Needs are applied in the order of the tree; one that no activation meets together with the
    earlier ones is dropped.  The leaf's activation stays if it meets all of them; otherwise an
    alternative that one of them recommends, otherwise the first choice of the strongest need.
    """
    wanted = {*asked} & {*leaf.needs} | {*leaf.implies}
    met: list[Need] = []
    clashes: list[Clash] = []
    for need in (need for need in tree.needs if need.id in wanted):
        rival = _rival(need, met)
        if rival is None:
            met.append(need)
        else:
            clashes.append(Clash(need, rival))
    return Advice(leaf, _chosen(leaf, met), tuple(met), tuple(clashes))


def _rival(need: Need, met: list[Need]) -> Need | None:
    """First of the met needs that leaves no activation for `need`, or None."""
    left = set(need.fits)
    for earlier in met:
        left &= set(earlier.fits)
        if not left:
            return earlier
    return None


def _chosen(leaf: Leaf, met: list[Need]) -> str:
    if not met:
        return leaf.activation
    ids = {need.id for need in met}
    spoken_for = [other.activation for other in leaf.instead if ids & set(other.needs)]
    order = (leaf.activation, *spoken_for, *met[0].fits)
    return next(name for name in order if all(name in need.fits for need in met))
