"""Decision tree: every path leads to one advice, and needs combine by fixed rules."""

from itertools import chain, combinations
from pathlib import Path

import pytest

from core.activations import BY_NAME
from core.analysis.properties import SMOOTH, properties
from core.choose import Leaf, Need, advise, load, paths, walk
from core.course.content import ContentError

FILE = Path(__file__).parents[3] / "assets" / "choose.toml"
TREE = load(FILE)
BY_ID = {need.id: need for need in TREE.needs}
LEAVES = list(TREE.leaves.values())

every_leaf = pytest.mark.parametrize("leaf", LEAVES, ids=lambda leaf: leaf.id)


def subsets(leaf: Leaf) -> list[tuple[str, ...]]:
    """Every set of needs that may be asked for at a leaf."""
    return list(
        chain.from_iterable(combinations(leaf.needs, k) for k in range(len(leaf.needs) + 1))
    )


@every_leaf
def test_every_combination_of_needs_has_one_advice(leaf: Leaf) -> None:
    """The activation meets each need that was kept, and every other need lost to one of those."""
    for needs in subsets(leaf):
        advice = advise(TREE, leaf, needs)
        assert all(advice.activation in need.fits for need in advice.met)
        lost = {clash.need.id for clash in advice.clashes}
        assert lost | {need.id for need in advice.met} == {*needs, *leaf.implies}
        assert all(clash.winner in advice.met for clash in advice.clashes)


@every_leaf
def test_order_of_asking_does_not_matter(leaf: Leaf) -> None:
    """The same needs in another order, or twice, give the same advice."""
    for needs in subsets(leaf):
        assert advise(TREE, leaf, needs) == advise(TREE, leaf, (*reversed(needs), *needs))


@every_leaf
def test_winner_stands_before_the_need_that_lost(leaf: Leaf) -> None:
    """A need is overruled only by an earlier one in the file."""
    rank = [need.id for need in TREE.needs]
    for needs in subsets(leaf):
        for clash in advise(TREE, leaf, needs).clashes:
            assert rank.index(clash.winner.id) < rank.index(clash.need.id)


@every_leaf
def test_a_leaf_keeps_its_activation_where_it_can(leaf: Leaf) -> None:
    """Without needs, and with needs that it meets, the leaf's own activation is advised."""
    assert advise(TREE, leaf).usual
    met = [n for n in leaf.needs if leaf.activation in BY_ID[n].fits]
    implied = [BY_ID[name] for name in leaf.implies]
    assert all(leaf.activation in need.fits for need in implied)
    assert advise(TREE, leaf, met).usual


@pytest.mark.parametrize(
    ("leaf", "needs", "activation", "clashes"),
    [
        ("mlp", ("smooth",), "tanh", []),
        ("mlp", ("smooth", "sparse"), "tanh", [("sparse", "smooth")]),
        ("mlp", ("int8", "dead"), "relu", [("dead", "int8")]),
        ("mlp", ("dead",), "leaky_relu", []),
        ("mlp_deep", ("int8",), "relu", []),
        ("mlp_deep", ("smooth",), "tanh", []),
        ("mlp_deep", ("dead",), "selu", []),
        ("mobile", ("dead",), "relu6", [("dead", "int8")]),
        ("llm", ("sparse",), "squared_relu", []),
        ("encoder", ("cpu", "sparse"), "relu", []),
        ("field", ("cpu",), "tanh", [("cpu", "smooth")]),
    ],
)
def test_needs_combine(
    leaf: str, needs: tuple[str, ...], activation: str, clashes: list[tuple[str, str]]
) -> None:
    """Several needs at once lead where the lesson says, and each conflict has its winner."""
    advice = advise(TREE, TREE.leaves[leaf], needs)
    assert advice.activation == activation
    assert [(clash.need.id, clash.winner.id) for clash in advice.clashes] == clashes


def test_needs_that_are_not_offered_change_nothing() -> None:
    """A need that a leaf does not know, from a hand-edited URL, is passed over."""
    leaf = TREE.leaves["llm"]
    assert advise(TREE, leaf, ("cpu", "nonsense")) == advise(TREE, leaf)


def test_a_trained_model_is_asked_for_first() -> None:
    """The first question leads to the checkpoint, which keeps its function under any need."""
    assert walk(TREE, ("tuned",))[1] == TREE.leaves["checkpoint"]
    assert next(iter(TREE.leaves)) == "checkpoint"
    assert advise(TREE, TREE.leaves["checkpoint"], BY_ID) == advise(TREE, TREE.leaves["checkpoint"])


@every_leaf
def test_a_need_is_asked_for_only_where_it_matters(leaf: Leaf) -> None:
    """Each need of a leaf changes the advice together with some others, or loses to one."""
    for need in leaf.needs:
        pairs = [(advise(TREE, leaf, s), advise(TREE, leaf, (*s, need))) for s in subsets(leaf)]
        assert any(
            before.activation != after.activation or need in {c.need.id for c in after.clashes}
            for before, after in pairs
        )


def test_several_needs_give_one_verdict() -> None:
    """The need that decides is named, and the needs that it overruled stand together."""
    advice = advise(TREE, TREE.leaves["mlp"], ("sparse", "cpu", "smooth", "dead"))
    assert [need.id for need in advice.decisive] == ["smooth", "dead"]
    found = [(winner.id, [need.id for need in lost]) for winner, lost in advice.overruled]
    assert found == [("smooth", ["sparse", "cpu"])]


def slope_stays_at_0(name: str) -> bool:
    """Whether f is exactly 0, or exactly flat, on a whole interval on the left."""
    return bool(BY_NAME[name].grad(-20.0) == 0 and BY_NAME[name].grad(-21.0) == 0)


@pytest.mark.parametrize("need", TREE.needs, ids=lambda need: need.id)
def test_what_fits_a_need_has_the_property(need: Need) -> None:
    """Activations that meet a need have its property, as the catalogue measures it."""
    acts = [BY_NAME[name] for name in need.fits]
    if need.id == "smooth":
        assert all(properties(act).smoothness == SMOOTH for act in acts)
    if need.id == "sparse":
        assert all("sparse" in act.traits for act in acts)
    if need.id == "dead":
        assert not any("sparse" in act.traits or slope_stays_at_0(act.name) for act in acts[:1])
        assert not any("sparse" in act.traits for act in acts)
    if need.id == "teach":
        assert all({"saturates_left", "saturates_right"} <= act.traits for act in acts)
    assert need.fits


def test_walk_follows_the_answers() -> None:
    """A path gives the questions on the way and the next one, or the leaf that it ends at."""
    steps, leaf = walk(TREE, ("new", "hidden", "mlp"))
    assert [step.question.id for step in steps] == ["trained", "place", "architecture", "depth"]
    assert leaf is None and steps[-1].answer is None
    steps, leaf = walk(TREE, ("new", "hidden", "mlp", "deep"))
    assert leaf == TREE.leaves["mlp_deep"] and all(step.answer for step in steps)
    assert walk(TREE, ())[0][0].question.id == TREE.root


@pytest.mark.parametrize("path", [("x",), ("new", "hidden", "binary", "more"), ("new", ""), ("",)])
def test_unknown_answer_is_an_error(path: tuple[str, ...]) -> None:
    """A path that leaves the tree is refused."""
    with pytest.raises(LookupError):
        walk(TREE, path)


BROKEN = {
    "a leaf that no path reaches": ('to = "field"', 'to = "rnn"'),
    "an answer that leads nowhere": ('to = "field"', 'to = "nowhere"'),
    "an unknown activation": ('activation = "softplus"\nlayer', 'activation = "sofplus"\nlayer'),
    "an unknown need": ('needs = ["sparse"]', 'needs = ["spare"]'),
    "an unknown field": ('layer = "lstm"', 'layr = "lstm"'),
    "a missing language": ("en = '''GAN'''", "e = '''GAN'''"),
    "no words": ("ko = '''GAN'''", "ko = ''''''"),
    "a path that is too long": ('to = "gan_g", ko', 'to = "style", ko'),
    "no TOML": ('root = "trained"', "root = trained"),
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_broken_tree_is_refused(tmp_path: Path, change: tuple[str, str]) -> None:
    """A faulty file is refused, and the message names the file."""
    text = FILE.read_text(encoding="utf-8")
    assert change[0] in text
    broken = tmp_path / "choose.toml"
    broken.write_text(text.replace(*change, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=r"choose\.toml"):
        load(broken)


def test_every_activation_is_reached_or_has_a_reason() -> None:
    """Each activation is advised, an alternative or fits a need, or the file says why not."""
    leaves = paths(TREE).values()
    advised = {advise(TREE, leaf, needs).activation for leaf in leaves for needs in subsets(leaf)}
    spoken = advised | {other.activation for leaf in LEAVES for other in leaf.instead}
    spoken |= {name for need in TREE.needs for name in need.fits}
    for name, entry in TREE.entries.items():
        assert (name in spoken) != bool(entry.apart), f"{name}: reached and apart, or neither"
        assert (name in spoken) == bool(entry.init and entry.variance), f"{name}: variance, init"
