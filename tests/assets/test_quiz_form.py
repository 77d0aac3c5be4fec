"""Form of the questions: neither the length nor the place of an option, nor the page, tells it."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from core.course.content import LANGUAGES, load_blocks
from core.course.outline import SECTIONS
from core.quiz import Question, load
from core.quiz.question import shuffled_options

ROOT = Path(__file__).parents[2]
TEXT = ROOT / "assets" / "text"
SECTION = {section.id: section for section in SECTIONS}
QUESTIONS = {path.stem: load(path) for path in sorted((ROOT / "assets" / "quiz").glob("*.toml"))}
OF_ONE = [q for qs in QUESTIONS.values() for q in qs if q.kind in ("single", "predict")]
ALL = [(page, question) for page, questions in QUESTIONS.items() for question in questions]

SLACK = 2
"""Questions by which a count may exceed what chance makes of it."""

ENOUGH = {"ko": 8, "en": 12}
"""Characters from which an answer found on the page is no everyday phrase; Korean is denser."""

CALLS = re.compile(
    r'page\.quiz\((?:"(?P<quiz>[\w-]+)"|(?P<deck>QUIZ)\b)|(?:page\.(?:text|fold)\(|text=)"(?P<text>\w+)"'
    r"|page\.(?P<end>remember)\("
)
LATEX = re.compile(r"\\[A-Za-z]+\s?|:(?:blue|orange)\[|[\\${}\]*]")
YES_OR_NO = re.compile(r"(?:네|아니요|[Yy]es|[Nn]o)\b(?=[,.:]|$)")


def shown(text: str) -> str:
    """Text about as long as it is on the screen: a command of LaTeX counts as one character."""
    return LATEX.sub(lambda found: "x" if found[0][:1] == "\\" and len(found[0]) > 1 else "", text)


def expected(questions: list[Question]) -> float:
    """Number of questions in which chance puts the right option first in any order."""
    return sum(1 / len(question.options) for question in questions)


def is_extreme(question: Question, lang: str, sign: int) -> bool:
    """Whether the right option alone is the longest (sign 1) or the shortest (sign -1)."""
    best, *others = sorted((sign * len(shown(o.words[lang])), o.right) for o in question.options)[
        ::-1
    ]
    return best[1] and best[0] > others[0][0]


@cache
def blocks_above(page: str, question: str) -> tuple[str, ...]:
    """Blocks of text that a page shows before it asks a question, by its source."""
    source = (ROOT / "pages" / SECTION[page].page).read_text(encoding="utf-8")
    constant = re.search(r'^QUIZ = "(.*)"', source, re.MULTILINE)
    names: list[str] = []
    for call in CALLS.finditer(source):
        if named := call["text"] or call["end"]:
            names.append(named)
        elif question == (constant[1] if call["deck"] and constant else call["quiz"]):
            return tuple(names)
    return tuple(names)


def answers(question: Question, lang: str) -> Iterator[str]:
    """Right answers of a question that would give it away: not a bare name or short number."""
    texts = [o.words[lang] for o in question.options if o.right]
    for part in re.split(r"=|\\approx", question.solution.strip("$")):
        texts += [part.strip(" $")]
    for text in texts:
        digits = len(re.sub(r"^[-0.]*|\D", "", text)) if re.fullmatch(r"[-\d.]+", text) else 0
        if digits >= 3 or len(text) >= ENOUGH[lang]:
            yield text


def stands_in(answer: str, text: str) -> bool:
    """Whether an answer stands in a text, spaces and full stops aside."""
    parts = (re.sub(r"\s+", " ", part) for part in (answer.rstrip("."), text))
    answer, text = parts
    return re.search(rf"(?<![\d.]){re.escape(answer)}(?!\d)", text, re.IGNORECASE) is not None


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["single", "predict"])
@pytest.mark.parametrize("sign", [1, -1], ids=["longest", "shortest"])
def test_length_does_not_tell_the_right_option(lang: str, kind: str, sign: int) -> None:
    """The right option is alone the longest, or the shortest, no more often than by chance."""
    asked = [question for question in OF_ONE if question.kind == kind]
    found = [question.id for question in asked if is_extreme(question, lang, sign)]
    assert len(found) <= expected(asked) + SLACK, f"reword options of some of {found}"


@pytest.mark.parametrize("count", [3, 4])
def test_place_does_not_tell_the_right_option(count: int) -> None:
    """As shown, the right option is in each place about as often as in any other."""
    asked = [question for question in OF_ONE if len(question.options) == count]
    rows = [[option.right for option in shuffled_options(question)] for question in asked]
    places = Counter(row.index(True) for row in rows)
    assert max(places.values()) <= expected(asked) + SLACK, f"rename right options: {places}"


@pytest.mark.parametrize("question", OF_ONE, ids=lambda q: q.id)
def test_options_do_not_begin_with_yes_or_no(question: Question) -> None:
    """No option opens with yes or no, which would split the options into two groups."""
    openings = [words for o in question.options for words in (o.ko, o.en)]
    assert not [words for words in openings if YES_OR_NO.match(words)]


@pytest.mark.parametrize("page", QUESTIONS)
def test_every_block_is_read(page: str) -> None:
    """The source of a page names all blocks of its text, which stand above its last questions."""
    assert set(blocks_above(page, "")) == set(load_blocks(TEXT / "ko" / f"{page}.md"))


@pytest.mark.parametrize(("page", "question"), ALL, ids=lambda v: getattr(v, "id", v))
def test_an_answer_does_not_stand_above_its_question(page: str, question: Question) -> None:
    """No text above a question has its right answer word for word."""
    for lang in LANGUAGES:
        texts = load_blocks(TEXT / lang / f"{page}.md")
        for name in blocks_above(page, question.id):
            for answer in answers(question, lang):
                assert not stands_in(answer, texts[name].body), f"{answer!r} in {lang} {name}"
