"""Generated questions: right answers, comments on misconceptions, stable seeds."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from core.course.content import LANGUAGES, ContentError
from core.course.outline import SECTIONS
from core.quiz import Question, grade
from core.quiz.families import BY_ID, FAMILIES, generate, regenerate
from core.quiz.family_words import HOLE, fill, load_families
from core.quiz.generators import Family, Variant, distinct_variant
from core.quiz.generators.latex import is_exact, latex_line, latex_number
from core.quiz.stable_random import StableRandom
from tests.assets.sentences import sentences

WORDS = load_families(Path(__file__).parents[3] / "assets" / "families.toml")
SEEDS = range(200)
VARIANTS = {
    family.id: [distinct_variant(family, StableRandom(seed)) for seed in SEEDS]
    for family in FAMILIES
}
MADE = {f.id: [generate(f.id, seed, WORDS) for seed in SEEDS] for f in FAMILIES}

PARTICLE = re.compile(r"‹\w+›\$\]?(?:을|를|이|가|은|는|과|와|로|으로|예요|이라|라)")

GOLDEN_STREAM = [43, 25, 86, 14, 1]
GOLDEN = {
    "largest-slope:0": 0.975,
    "gate-value:1": -0.11378727003186534,
    "ffn-hidden:2": 2752.0,
}

by_family = pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)


def pairs(family: Family) -> list[tuple[Variant, Question]]:
    """Each variant with its question."""
    return list(zip(VARIANTS[family.id], MADE[family.id], strict=True))


def test_there_are_enough_families() -> None:
    """At least ten families belong to sections of the course, each under a unique id."""
    assert len(BY_ID) == len(FAMILIES) >= 10
    assert {family.section for family in FAMILIES} <= {section.id for section in SECTIONS}
    assert list(WORDS) == [family.id for family in FAMILIES]


@by_family
def test_the_right_answer_is_right(family: Family) -> None:
    """The computed answer is graded right, also when it is rounded to the digits shown."""
    for variant, question in pairs(family):
        if family.kind == "single":
            assert grade(question, "answer").verdict == "right"
        else:
            assert grade(question, repr(variant.answer)).verdict == "right"
            assert grade(question, f"{variant.answer:.3g}").right or variant.exact


@by_family
def test_each_misconception_gets_its_own_comment(family: Family) -> None:
    """The answer of a misconception is wrong, and its comment names that misconception."""
    for variant, question in pairs(family):
        chosen = {option.id: option.comment for option in question.options if not option.right}
        typed = dict(zip(variant.wrong, question.comments, strict=False))
        expected = chosen or {name: comment.words for name, comment in typed.items()}
        assert len(expected) == (3 if chosen else len(variant.wrong))
        for name, words in expected.items():
            feedback = grade(question, name if chosen else repr(variant.wrong[name]))
            assert feedback.verdict == "wrong" and feedback.comments == (words,)


@by_family
def test_comments_differ(family: Family) -> None:
    """No two misconceptions have the same comment."""
    for lang in LANGUAGES:
        comments = [words[lang] for words in WORDS[family.id].comments.values()]
        assert len(set(comments)) == len(comments)


@by_family
def test_words_comment_every_misconception(family: Family) -> None:
    """The words comment exactly the misconceptions that the generators compute."""
    computed = {name for variant in VARIANTS[family.id] for name in variant.wrong}
    assert set(WORDS[family.id].comments) == computed


@by_family
def test_options_are_distinct(family: Family) -> None:
    """Options differ, there are at most four, and the right one may come at any place."""
    if family.kind == "number":
        assert all(question.comments for question in MADE[family.id])
        return
    for question in MADE[family.id]:
        assert len(question.options) == len({option.ko for option in question.options}) <= 4
    at = {[o.id for o in question.options].index("answer") for question in MADE[family.id]}
    assert at >= {0, 1, 2, 3}


@by_family
def test_the_same_seed_is_the_same_question(family: Family) -> None:
    """A link to a generated question shows what it showed before, and so does its id."""
    for question in MADE[family.id][:20]:
        seed = int(question.id.partition(":")[2])
        assert generate(family.id, seed, WORDS) == question == regenerate(question.id, WORDS)


@by_family
def test_another_seed_is_another_question(family: Family) -> None:
    """The next question nearly always has other numbers."""
    asked = [f"{question.prompt} {question.chart}" for question in MADE[family.id]]
    repeats = sum(a == b for a, b in pairwise(asked))
    assert len(set(asked)) >= 9 and repeats < len(asked) / 4


def test_seeds_are_for_ever() -> None:
    """A change of the generators does not change questions that have been linked to."""
    stream = StableRandom(7)
    assert [stream.integer(100) for _ in GOLDEN_STREAM] == GOLDEN_STREAM
    for key, answer in GOLDEN.items():
        question = regenerate(key, WORDS)
        assert question and question.answer == pytest.approx(answer, rel=1e-12)


@by_family
def test_both_languages_fill_the_same_holes(family: Family) -> None:
    """Neither language leaves a hole, and both prompts have the same numbers."""
    words = WORDS[family.id]
    for own in (words.prompt, words.tip, words.why):
        assert set(HOLE.findall(own["ko"])) == set(HOLE.findall(own["en"]))
    for question in MADE[family.id][:50]:
        for sentence in sentences(question):
            assert set(sentence) == set(LANGUAGES)
            assert not any("‹" in text or "›" in text for text in sentence.values())


@by_family
def test_no_particle_depends_on_a_number(family: Family) -> None:
    """A Korean particle after a number would be wrong for half of the numbers."""
    words = WORDS[family.id]
    for own in (words.prompt, words.tip, words.why, words.otherwise, *words.comments.values()):
        assert not PARTICLE.search(own.get("ko", "")), own["ko"]


@pytest.mark.parametrize(
    "key",
    [
        *("", ":", "🙂:🙂", "a:b:c", "nobody:3", "largest-slope", "largest-slope:"),
        *(f"largest-slope:{seed}" for seed in ("-1", "1.5", "٣", "007", "9" * 10_000)),
    ],
    ids=lambda key: ascii(key[:20]),
)
def test_an_id_of_no_question_is_none(key: str) -> None:
    """A hand-edited link asks nothing and breaks nothing."""
    assert regenerate(key, WORDS) is None


def test_a_negative_seed_is_refused() -> None:
    """A negative seed and an unknown family are refused."""
    with pytest.raises(ValueError):
        generate("largest-slope", -1, WORDS)
    with pytest.raises(KeyError):
        generate("nobody", 1, WORDS)


def test_a_family_without_answers_apart_is_refused() -> None:
    """A family whose wrong answers equal the right one is refused."""
    same = Family("same", "relu", lambda rng: Variant({}, 1.0, {"slip": 1.001}))
    with pytest.raises(RuntimeError, match="same"):
        distinct_variant(same, StableRandom(0))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2.0, "2"),
        (0.25, "0.25"),
        (11008.0, "11008"),
        (-0.63212, "-0.632"),
        (3.375, "3.375"),
        (0.1 + 0.2, "0.3"),
        (9.5367e-7, r"9.54\times10^{-7}"),
        (0.00098, r"9.8\times10^{-4}"),
        (12345.678, r"1.23\times10^{4}"),
        (0.0, "0"),
        (-0.0, "0"),
    ],
)
def test_numbers_are_short(value: float, text: str) -> None:
    """Numbers are written with few digits, and powers of ten for small ones."""
    assert latex_number(value) == text


def test_only_what_is_whole_is_called_equal() -> None:
    """Only exact numbers follow an equals sign."""
    assert is_exact(0.25) and is_exact(11008) and not is_exact(1 / 3) and not is_exact(1e-7 / 3)


def test_lines_are_written_as_in_a_book() -> None:
    """Ones and zeros are not written out."""
    assert [latex_line(1, -0.5), latex_line(-1, 2), latex_line(0.5, 0)] == ["x-0.5", "-x+2", "0.5x"]


def test_a_hole_without_number_is_refused() -> None:
    """A sentence with a hole never reaches a reader."""
    with pytest.raises(KeyError):
        fill("$‹k›$", {})


@pytest.mark.parametrize("row", ["tip = {ko='a', en='b'}", "prompt = {ko='a'}", "surprise = 1"])
def test_faulty_words_are_reported_with_file_and_family(tmp_path: Path, row: str) -> None:
    """A faulty family is reported with its name and file."""
    path = tmp_path / "families.toml"
    both = "{ko='a', en='b'}"
    path.write_text(f"[one]\n{row}\nwhy = {both}\ncomments.name = {both}\n")
    with pytest.raises(ContentError, match=r"families\.toml: \[one\]"):
        load_families(path)
