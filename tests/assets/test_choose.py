"""The words of the wizard: complete in both languages, with sources, code and a way to check."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from core.activations.program import Framework
from core.choose import CATALOGUE, LONGEST, Case, Leaf, Proof, load, load_cases, paths
from core.course.content import LANGUAGES, cited, load_blocks, load_models, load_refs, load_words
from core.course.outline import SECTIONS
from core.multivariate import gates
from core.quiz import Option
from core.quiz import load as load_questions

ASSETS = Path(__file__).parents[2] / "assets"
TREE = load(ASSETS / "choose.toml")
LAYERS = load_words(ASSETS / "layers.toml")
REFS = load_refs(ASSETS / "refs.toml")
MODELS = {model.name: model for model in load_models(ASSETS / "models.toml")}
LEAVES = list(TREE.leaves.values())
PROOFS = [leaf.proof for leaf in LEAVES] + [need.proof for need in TREE.needs]
MATHS = re.compile(r"\$(.+?)\$")
OTHER_STYLE = re.compile(r"(?:니다|이다|한다|된다|있다|없다)(?:[.?!]|\s*$)", re.MULTILINE)

every_leaf = pytest.mark.parametrize("leaf", LEAVES, ids=lambda leaf: leaf.id)


def texts(row: Any, place: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every pair of texts in the file, with its place."""
    if isinstance(row, dict) and set(LANGUAGES) <= set(row):
        yield place, {language: row[language] for language in LANGUAGES}
    entries = row.items() if isinstance(row, dict) else enumerate(row)
    for key, inner in entries:
        if isinstance(inner, dict | list):
            yield from texts(inner, f"{place}.{key}".strip("."))


CASES = tuple(load_cases(ASSETS / "choose.toml").values())
QUESTIONS = {question.id: question for question in load_questions(ASSETS / "quiz" / "choose.toml")}
FILES = ("choose.toml", "quiz/choose.toml")
TEXTS = [pair for name in FILES for pair in texts(load_words(ASSETS / name), name)]
every_text = pytest.mark.parametrize(("place", "words"), TEXTS, ids=[place for place, _ in TEXTS])


@every_text
def test_both_languages_say_it(place: str, words: dict[str, str]) -> None:
    """No text is missing, and both languages have the same formulas and sources."""
    assert all(text.strip() == text and text for text in words.values()), place
    ko, en = (sorted(MATHS.findall(words[language])) for language in LANGUAGES)
    assert ko == en and cited(words["ko"]) == cited(words["en"]), place
    assert words["ko"].count("$") % 2 == 0 and not re.search("[가-힣]", words["en"])


@every_text
def test_korean_is_spelt_as_in_the_lesson(place: str, words: dict[str, str]) -> None:
    """Korean keeps 해요체 and the glossary's terms, and no bold ends before a particle."""
    assert not OTHER_STYLE.search(words["ko"]), place
    for term in load_words(ASSETS / "text" / "glossary.toml").values():
        assert not [spelt for spelt in term.get("avoid", ()) if spelt in words["ko"]], place


def test_no_path_is_longer_than_five_questions() -> None:
    """The question for needs counts, too."""
    assert LONGEST == 5
    assert max(len(path) + bool(leaf.needs) for path, leaf in paths(TREE).items()) == LONGEST


def test_every_activation_of_the_catalogue_has_an_entry() -> None:
    """The cheat sheet has the use of each activation, each gate and softmax."""
    assert set(TREE.entries) == set(CATALOGUE)


@every_leaf
def test_a_leaf_has_reasons_sources_and_code(leaf: Leaf) -> None:
    """Two sentences why, known sources, a layer in four frameworks, what goes with it."""
    for language in LANGUAGES:
        assert len(re.findall(r"[.?!](?=\s|$)", leaf.why[language])) == 2
    assert leaf.sources and set(leaf.sources) <= REFS.keys()
    assert {"norm", "loss", "rate"} <= set(leaf.goes_with)
    kind = next(kind for kind in ("hidden", "output") if leaf.layer in LAYERS[kind])
    assert set(LAYERS[kind][leaf.layer]) == set(get_args(Framework))


@every_leaf
def test_the_users_of_a_leaf_use_its_activation(leaf: Leaf) -> None:
    """Each model is in the table of models, with this activation or one of its family."""
    family = {leaf.activation} | {other.activation for other in leaf.instead}
    for name in leaf.users:
        assert family & set(MODELS[name].activations), f"{leaf.id}: {name}"


@pytest.mark.parametrize("need", TREE.needs, ids=lambda need: need.id)
def test_a_need_names_known_sources(need: Any) -> None:
    """Every need cites known sources."""
    assert set(need.sources) <= REFS.keys()
    assert need.sources or need.proof.page


def test_hidden_layers_say_how_to_check_them() -> None:
    """Each has a duel, a block of the lesson, or the remark that no small experiment shows it."""
    said = {"ko": re.compile("논문|코드"), "en": re.compile("paper|code", re.I)}
    for leaf in (leaf for leaf in LEAVES if leaf.layer in LAYERS["hidden"]):
        assert leaf.proof.words
        if not (leaf.proof.duel or leaf.proof.page):
            assert all(
                said[language].search(leaf.proof.words[language]) for language in LANGUAGES
            ), leaf.id


@pytest.mark.parametrize(
    "proof", [p for p in PROOFS if p.page], ids=lambda p: f"{p.page}-{p.block}"
)
def test_a_place_in_the_lesson_is_there(proof: Proof) -> None:
    """The page is a section, and the block one of its blocks, the Explorer or the table."""
    assert proof.page in {section.id for section in SECTIONS}
    known = load_blocks(ASSETS / "text" / "ko" / f"{proof.page}.md")
    assert proof.block in {*known, "explorer", "properties"}


@pytest.mark.parametrize("proof", [p for p in PROOFS if p.duel], ids=lambda p: str(p.duel["acts"]))
def test_a_duel_is_well_formed(proof: Proof) -> None:
    """A duel has two activations of the catalogue and valid parameters."""
    setup = dict(proof.duel)
    keys = {"acts", "data", "depth", "width", "init", "lr", "optimiser", "seed"}
    assert set(setup) == keys and proof.words
    acts = setup["acts"]
    assert len(acts) == len(set(acts)) == 2
    assert set(acts) <= set(CATALOGUE) - {"softmax", *gates.BY_NAME}
    assert setup["init"] in ("torch", "lecun", "glorot", "he")
    assert setup["data"] == "spirals" and setup["optimiser"] in ("sgd", "adam")
    assert 1 <= setup["depth"] <= 20 and 2 <= setup["width"] <= 64
    assert 0 < setup["lr"] <= 1 and setup["seed"] >= 0


def named(option: Option) -> str:
    """The name in the catalogue of what an option proposes."""
    return option.id.replace("-", "_")


def test_there_are_nine_cases_for_every_place() -> None:
    """A trained model and each place are asked for, and conflicts of needs, too."""
    assert len({case.id for case in CASES}) == 9
    assert {case.path[0] for case in CASES} == {"new", "tuned"}
    assert {case.path[1] for case in CASES if case.path[1:]} == {"output", "hidden", "gate"}
    assert [case for case in CASES if case.advice(TREE).clashes]
    assert {case.id for case in CASES} <= QUESTIONS.keys()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_right_option_is_what_the_wizard_says(case: Case) -> None:
    """The wizard's activation is the one right option, and each wrong one has a kind comment."""
    advice = case.advice(TREE)
    options = QUESTIONS[case.id].options
    assert [named(option) for option in options if option.right] == [advice.activation]
    assert len(options) == 4 and set(case.needs) <= {need.id for need in TREE.needs}
    assert all(named(option) in CATALOGUE for option in options)
    assert all(bool(option.comment) != option.right for option in options)


def test_no_wrong_option_meets_every_need_first() -> None:
    """A wrong option is no alternative that the same advice recommends without a need for it."""
    for case in CASES:
        advice = case.advice(TREE)
        fits = [set(need.fits) for need in advice.met if need.fits]
        wrong = [named(option) for option in QUESTIONS[case.id].options if not option.right]
        assert not [name for name in wrong if fits and all(name in row for row in fits)]
