"""Validation of all questions: complete fields, true answers."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import ArrayLike

from core.activations import (
    BY_NAME,
    ELU,
    GELU,
    LEAKY_RELU,
    LINEAR,
    RELU,
    SIGMOID,
    STEP,
    SWISH,
    TANH,
)
from core.course.content import LANGUAGES, cited, load_refs
from core.course.outline import SECTIONS
from core.formula import parse
from core.multivariate import gates
from core.multivariate.maxout import maxout
from core.multivariate.softmax import softmax
from core.numerics.elementwise import Array
from core.quiz import (
    CHOICES,
    FAMILIES,
    KINDS,
    Comment,
    Question,
    generate,
    grade,
    load,
    load_families,
    solution,
)
from core.quiz.typed_answers import is_near
from tests.assets.sentences import sentences

ASSETS = Path(__file__).parents[2] / "assets"
FILES = sorted((ASSETS / "quiz").glob("*.toml"))
QUESTIONS = [question for path in FILES for question in load(path)]
BY_ID = {question.id: question for question in QUESTIONS}
WORDS = load_families(ASSETS / "families.toml")
SHOWN = QUESTIONS + [generate(f.id, seed, WORDS) for f in FAMILIES for seed in range(5)]
COMMENTS = [(question, comment) for question in QUESTIONS for comment in question.comments]
ANSWERED_BY_NUMBER = [q for q in QUESTIONS if q.kind in ("number", "point")]

WITHOUT_QUIZ = {"contents", "review", "cheatsheet", "glossary", "references"}
"""Sections that teach nothing new; the lab has no questions either."""

X = np.linspace(-6, 6, 49)
ZIGZAG = [0, 1, 3, 4], [0, 1, -1, 0]
"""Corners of the bent line that a question asks to draw: their x, then their y."""

FACTS: dict[str, Callable[[], ArrayLike]] = {
    "elu-limit": lambda: ELU(-np.inf),
    "gelu-lowest-point": lambda: where(GELU.grad, -1.2, 0),
    "gradient-as-product": lambda: np.prod([-0.8, 0.2, -1.5, 0.5, 2]),
    "he-for-absolute": lambda: np.mean(X**2) / np.mean(np.abs(X) ** 2),
    "hinge-count": lambda: np.count_nonzero(np.diff(np.interp(range(-3, 8), *ZIGZAG), 2)),
    "leaky-four-negative-layers": lambda: LEAKY_RELU.grad(-1.0, slope=0.1) ** 4,
    "leaky-as-maximum": lambda: higher_line(-2.5) - higher_line(-3.5),
    "leaky-slope-for-a-value": lambda: where(lambda a: -0.6 - LEAKY_RELU(-2.0, slope=a), 0, 1),
    "linear-three-layers-slope": lambda: chained(lambda x: LINEAR(3 * x, c=0.5), 3),
    "linear-two-layers-quarter": lambda: where(
        lambda c: LINEAR(LINEAR(1.0, c=c), c=c) - 0.25, 0, 2
    ),
    "maxout-value-of-three-lines": lambda: maxout(-2.0, [0.5, -1, 2], [1, 0, -3]),
    "neuron-output-relu": lambda: RELU(np.dot([1, 2], [2, -1.5]) + 1.5),
    "relu-negative-slope": lambda: np.unique(RELU.grad(np.linspace(-9, -1e-9, 99))).item(),
    "reglu-input-times-ten": lambda: gates.REGLU(20.0, 30.0) / gates.REGLU(2.0, 3.0),
    "sigmoid-k-for-slope-one": lambda: where(lambda k: SIGMOID.grad(0.0, k=k) - 1, 0.1, 5),
    "slope-times-weight": lambda: np.prod([0.4 * 3] * 10),
    "softmax-first-of-two": lambda: softmax([0.5, -1.5])[0],
    "step-threshold-from-bias": lambda: where(lambda x: STEP(x - 1.5) - 0.5, -3, 3),
    "swish-beta-for-half-the-dip": lambda: where(lambda b: dip(b) - dip(1.0) / 2, 0.5, 9),
    "tanh-slope-one-half": lambda: where(lambda x: 0.5 - TANH.grad(x), 0, 6),
}
"""The number that each question asks for, derived anew from the code."""

FORMULAS: dict[str, Callable[[], tuple[Array, Array]]] = {
    "reglu-tied": lambda: (gates.REGLU(X, X), written("a", a=X)),
    "sigmoid-slope-from-value": lambda: (SIGMOID.grad(X), written("s", s=SIGMOID(X))),
    "swiglu-formula": lambda: (
        gates.SWIGLU(2 * X, -1.5 * X) * 0.5,
        written("x", "w", "v", "u", x=X, w=2.0, v=-1.5, u=0.5),
    ),
}
"""Values of the code, and of the right answer of a formula, at the same points."""

TRAITS = {
    "exactly-zero-on-an-interval": "sparse",
    "gallery-bounded-both-ways": "bounded",
    "relu-piecewise-linear": "piecewise_linear",
    "zero-mean-outputs": "zero_centred",
}
"""Questions whose options are functions of the catalogue, right where they have this trait."""

COMMANDS = frozenset(
    re.findall(
        r"\w+",
        """alpha approx bar beta bigl bigr bmod cdot cdots delta dfrac frac ge infty int lambda
        ldots le left lvert mathbb mathcal mathrm max min mu nabla ne odot otimes partial phi Phi
        pi prime quad qquad right rvert sigma sqrt sum tanh exp ln text tfrac theta times to top
        varphi vec""",
    )
)
"""Commands of KaTeX that the lesson uses; add one here after seeing it on screen."""


def where(f: Callable[[float], Array], low: float, high: float) -> float:
    """Root of f, at which it changes from negative to not negative, by bisection."""
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if f(middle) < 0 else (low, middle)
    return high


def higher_line(x: float) -> Array:
    """max(2x, x): what a leaky ReLU of slope 2 written as a maximum gives."""
    return maxout(x, [2, 1], [0, 0])


def chained(layer: Callable[[Array], Array], times: int) -> Array:
    """The slope of a linear layer applied so many times."""
    x = np.asarray(1.0)
    for _ in range(times):
        x = layer(x)
    return x


def dip(beta: float) -> Array:
    """The minimum of Swish."""
    lowest = SWISH.lowest(beta=beta)
    assert lowest is not None
    return SWISH(lowest, beta=beta)


def written(*names: str, **given: Array | float) -> Array:
    """The first right answer of the formula question with these names, at these numbers."""
    question = next(q for q in QUESTIONS if q.kind == "formula" and q.names == names)
    return parse(question.accept[0], names).value(given.pop("x", np.asarray(0.0)), **given)


def name(value: object) -> str:
    """A short test id."""
    if isinstance(value, Comment):
        return str((*value.match, *value.like, value.low)[0])
    return value.id if isinstance(value, Question) else str(value)


def each(questions: list[Question] = QUESTIONS) -> pytest.MarkDecorator:
    """Run a test once for each question."""
    return pytest.mark.parametrize("question", questions, ids=name)


def test_files_belong_to_sections() -> None:
    """A quiz file is named after the section that it belongs to."""
    assert {path.stem for path in FILES} <= {section.id for section in SECTIONS}


def test_every_section_asks_a_few_questions() -> None:
    """Every section has two to five questions; the cases of section 11 come on top."""
    asked = {
        path.stem: [q.id for q in load(path) if not q.id.startswith("case-")] for path in FILES
    }
    taught = {section.id for section in SECTIONS if section.group != "lab"} - WITHOUT_QUIZ
    assert not {section for section in taught if not 2 <= len(asked.get(section, [])) <= 5}


def test_facts_are_those_of_questions() -> None:
    """Every fact, formula and trait belongs to a question that exists."""
    assert {*FACTS, *FORMULAS, *TRAITS} <= set(BY_ID), "drop the line of a dropped question"


def test_ids_are_unique() -> None:
    """An id is unique in the course, since saved answers refer to it."""
    twice = [key for key, n in Counter(q.id for q in QUESTIONS).items() if n > 1]
    assert not twice, f"rename one of {twice}"


@each()
def test_ids_are_words(question: Question) -> None:
    """An id is lower-case words with dashes, fit for URLs and keys."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", question.id)


def test_all_kinds_occur() -> None:
    """Each kind of question is used, and at least four questions are answered on a chart."""
    kinds = Counter(question.kind for question in QUESTIONS)
    assert set(kinds) == set(KINDS) and kinds["point"] >= 4


@each()
def test_every_text_is_there_in_both_languages(question: Question) -> None:
    """Neither language lacks a sentence, and no sentence of one is a copy of the other."""
    for words in sentences(question):
        assert all(words[lang].strip() for lang in LANGUAGES)
    own = (question.prompt, question.tip, question.why, question.placeholder, question.otherwise)
    for words in (*own, *(c.words for c in question.comments)):
        assert not words or words["ko"] != words["en"]


@each([q for q in QUESTIONS if q.kind in CHOICES])
def test_every_wrong_option_says_which_idea_leads_there(question: Question) -> None:
    """Each wrong option has its own comment."""
    comments = [option.comment for option in question.options if option.comment]
    assert all(option.comment for option in question.options if not option.right)
    for lang in LANGUAGES:
        assert len({words[lang] for words in comments}) == len(comments)


@each([q for q in QUESTIONS if q.kind in ("single", "predict")])
def test_choices_are_few(question: Question) -> None:
    """One of two to five options is right."""
    assert 2 <= len(question.options) <= 5
    assert grade(question, next(o.id for o in question.options if o.right)).verdict == "right"


@each([q for q in QUESTIONS if q.kind == "match"])
def test_pairs_that_belong_together_are_right(question: Question) -> None:
    """Joining every pair to itself is right, and a swap of two different sides is not."""
    pairs = question.pairs
    assert grade(question, ",".join(f"{p.id}={p.id}" for p in pairs)).right
    one, other = next((a, b) for a in pairs for b in pairs if a.right != b.right)
    swapped = {one.id: other.id, other.id: one.id}
    feedback = grade(question, ",".join(f"{p.id}={swapped.get(p.id, p.id)}" for p in pairs))
    assert feedback.verdict in ("wrong", "partly") and one.comment in feedback.comments


@each([q for q in QUESTIONS if q.pairs or q.chart])
def test_curves_are_in_the_catalogue(question: Question) -> None:
    """Curves to match and charts to answer on show functions and parameters that exist."""
    assert all(pair.curve in BY_NAME for pair in question.pairs if pair.curve)
    assert all(pair.shows in ("f", "df") for pair in question.pairs)
    if chart := question.chart:
        act = BY_NAME[chart.activation]
        act.settings(chart.given)
        assert chart.shows in ("f", "df", "both") and chart.moves in ("x", *act.defaults)


@each([q for q in QUESTIONS if q.kind == "point" and q.chart and q.chart.moves != "x"])
def test_an_answer_on_a_slider_can_be_reached(question: Question) -> None:
    """A slider step lies within the tolerance of each question answered by a parameter."""
    assert question.chart and question.answer is not None
    params = {p.name: p for p in BY_NAME[question.chart.activation].params}
    moved = params[question.chart.moves]
    steps = np.arange(moved.low, moved.high + moved.step / 2, moved.step)
    assert any(is_near(step, question.answer, question.tolerance) for step in steps)
    assert not is_near(
        question.chart.given.get(moved.name, moved.default), question.answer, 0.01
    ), f"{question.id}: the slider starts at the answer"


@pytest.mark.parametrize(("question", "text"), [(q, text) for q in QUESTIONS for text in q.accept])
def test_accepted_answers_are_right(question: Question, text: str) -> None:
    """Every answer listed as right is graded right."""
    assert grade(question, text).verdict == "right", f"a comment of {question.id} catches {text!r}"


@pytest.mark.parametrize(("question", "comment"), COMMENTS, ids=name)
def test_every_comment_is_reached_by_each_of_its_samples(
    question: Question, comment: Comment
) -> None:
    """No comment is hidden behind an earlier one, or behind the right answer."""
    answers = [*comment.match, *comment.like]
    if comment.low is not None and comment.high is not None:
        answers += [repr(v) for v in (comment.low, (comment.low + comment.high) / 2, comment.high)]
    for answer in answers:
        feedback = grade(question, answer)
        assert feedback.comments == (comment.words,), f"{answer!r} gets {feedback} first"
        assert feedback.verdict == comment.verdict


@each([q for q in QUESTIONS if q.solution])
def test_no_comment_gives_the_answer_away(question: Question) -> None:
    """A comment on a wrong answer helps without quoting the solution."""
    for comment in question.comments:
        if comment.verdict in ("wrong", "partly"):
            assert question.solution not in comment.ko + comment.en


@each(SHOWN)
def test_there_is_something_to_show(question: Question) -> None:
    """Every question has its solution in both languages."""
    assert all(solution(question)[lang].strip() for lang in LANGUAGES)


@each(ANSWERED_BY_NUMBER)
def test_a_number_is_derived_anew(question: Question) -> None:
    """The catalogue gives the same number as the question, and half as much again is wrong."""
    assert question.id in FACTS, f"add a line to FACTS that computes {question.id}"
    value = float(np.asarray(FACTS[question.id]()))
    assert question.answer is not None and is_near(value, question.answer, 1e-6, relative=True)
    assert grade(question, repr(value)).right, f"{question.id}: the code says {value}"
    assert not grade(question, repr(1.5 * value)).right


@pytest.mark.parametrize("key", ["elu-limit", "relu-negative-slope"])
def test_a_number_in_words_is_derived_anew(key: str) -> None:
    """A number that may be answered in words is that of the catalogue."""
    value = float(np.asarray(FACTS[key]()))
    assert grade(BY_ID[key], f"{value:g}").right and not grade(BY_ID[key], f"{value + 1:g}").right


@pytest.mark.parametrize("key", FORMULAS)
def test_a_formula_is_the_catalogues(key: str) -> None:
    """The right formula computes what the code computes."""
    expected, given = FORMULAS[key]()
    np.testing.assert_allclose(given, expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("key", TRAITS)
def test_options_have_the_trait_that_is_asked_for(key: str) -> None:
    """An option is right exactly where the catalogue says so."""
    for option in BY_ID[key].options:
        act = BY_NAME.get(option.id.replace("-", "_"))
        assert act is None or option.right == (TRAITS[key] in act.traits), option.id


@each(SHOWN)
def test_mathematics_can_be_drawn(question: Question) -> None:
    """Dollar signs and braces are balanced, and KaTeX knows every command."""
    texts = [words[lang] for words in sentences(question) for lang in LANGUAGES]
    for text in (*texts, question.solution):
        assert text.count("$") % 2 == 0, text
        for formula in text.split("$")[1::2]:
            assert balanced(formula), formula
            unknown = set(re.findall(r"\\([A-Za-z]+)", formula)) - COMMANDS
            assert not unknown, f"{unknown} in {formula}"


def balanced(formula: str) -> bool:
    """Whether braces close in order and every \\left has its \\right."""
    bare = re.sub(r"\\[{}]", "", formula)
    depth = np.cumsum([0, *((c == "{") - (c == "}") for c in bare)])
    sides = [len(re.findall(rf"\\{side}\b", formula)) for side in ("left", "right")]
    return bool(depth.min() == 0 and depth[-1] == 0 and sides[0] == sides[1])


@each(SHOWN)
def test_markdown_is_safe_and_whole(question: Question) -> None:
    """No HTML, no hole, and every colour that opens closes again."""
    for words in sentences(question):
        for text in words.values():
            prose = re.sub(r"\$[^$]*\$", "", text)
            assert not re.search(r"<[A-Za-z/!]|[{}]", prose), text
            assert prose.count("[") == prose.count("]"), text
            assert set(re.findall(r":([a-z]+)\[", text)) <= {"blue", "orange"}, text


@each()
def test_both_languages_cite_the_same_known_sources(question: Question) -> None:
    """An explanation cites sources of the list, the same in both languages."""
    keys = cited(question.why["ko"])
    assert keys == cited(question.why["en"]) and set(keys) <= set(load_refs(ASSETS / "refs.toml"))
