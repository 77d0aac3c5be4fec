"""Every kind of question on its page: right, wrong, empty and hostile answers."""

from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

from core import quiz
from core.course.outline import SECTIONS, find
from core.progress import Event, schedule
from core.quiz import Question, shuffled_options
from pages._ui.text import library
from pages._ui.text.line_breaks import typeset

Visit = Callable[..., AppTest]
Keys = Callable[[AppTest], list[str]]

HOSTILE = ("<script>alert(1)</script>", "x" * 10_000, "🙂", "`$[a](javascript:1)", "1=2,=,==")


def samples() -> Iterator[Question]:
    """One question of each kind that a page's practice asks; a point needs a hand."""
    wanted = set(quiz.KINDS) - {"point", "predict"}
    for question in library.every_question().values():
        if question.kind in wanted and not question.deck_number:
            wanted.discard(question.kind)
            yield question


SAMPLES = tuple(samples())
each_kind = pytest.mark.parametrize("question", SAMPLES, ids=lambda q: q.kind)


def right(question: Question) -> str:
    """A right answer."""
    if question.options:
        return ",".join(option.id for option in question.options if option.right)
    if question.pairs:
        return ",".join(f"{pair.id}={pair.id}" for pair in question.pairs)
    return question.accept[0] if question.accept else repr(question.answer)


def wrong(question: Question) -> str:
    """An answer that is not right."""
    if question.options:
        return next(option.id for option in question.options if not option.right)
    if question.pairs:
        first, second = question.pairs[:2]
        other = [f"{pair.id}={pair.id}" for pair in question.pairs[2:]]
        return ",".join([f"{first.id}={second.id}", f"{second.id}={first.id}", *other])
    return "123.4"


def opened(visit: Visit, question: Question, language: str = "ko") -> AppTest:
    """The page of the question, its deck quiz shown, with this question picked for practice."""
    section = find(SECTIONS, library.section_of(question.id))
    page = visit(section.page, language)
    for other in library.questions(section.id).values():
        if other.deck_number:
            page.button(key=f"show-{other.id}").click().run()
    page.button_group(key=f"practice-{section.id}").set_value(question.id).run()
    return page


def give(page: AppTest, question: Question, answer: str, sure: str = "think") -> AppTest:
    """Fill the field with an answer, say how sure it is, and check it."""
    key = f"typed-{question.id}"
    if question.kind in ("single", "predict"):
        page.radio(key=key).set_value(answer)
    elif question.kind == "multi":
        for option in question.options:
            page.checkbox(key=f"{key}-{option.id}").set_value(option.id in answer.split(","))
    elif question.kind == "match":
        for left, joined in (part.split("=") for part in answer.split(",")):
            page.selectbox(key=f"{key}-{left}").set_value(joined)
    else:
        page.text_input(key=key).set_value(answer)
    page.button_group(key=f"sureness-{question.id}").set_value(sure)
    return page.button(key=f"check-{question.id}").click().run()


def read(page: AppTest) -> str:
    """All prose of the page."""
    return "\n".join(element.value for element in page.markdown)


def test_every_kind_is_asked_somewhere() -> None:
    """The lesson uses all kinds of questions."""
    assert {question.kind for question in library.every_question().values()} == set(quiz.KINDS)


@each_kind
@pytest.mark.parametrize("language", ("ko", "en"))
def test_right_is_right_and_explained(visit: Visit, question: Question, language: str) -> None:
    """A right answer gets its verdict and the explanation."""
    page = give(opened(visit, question, language), question, right(question))
    feedback = quiz.grade(question, right(question))
    assert feedback.right and not page.exception and not page.warning
    kind = "predicted_right" if question.kind == "predict" else feedback.verdict
    assert f"**{library.words(language)['verdict'][kind]}**" in read(page)
    assert typeset(question.why[language].split("[@")[0]) in read(page)


@each_kind
@pytest.mark.parametrize("language", ("ko", "en"))
def test_wrong_is_never_just_wrong(visit: Visit, question: Question, language: str) -> None:
    """A wrong answer gets its comments, and the explanation can be opened."""
    feedback = quiz.grade(question, wrong(question))
    page = give(opened(visit, question, language), question, wrong(question))
    assert not feedback.right and feedback.comments
    for comment in feedback.comments:
        assert typeset(comment[language]) in read(page)
    assert typeset(question.why[language].split("[@")[0]) in read(page)


@pytest.mark.parametrize("question", [q for q in SAMPLES if q.options], ids=lambda q: q.kind)
def test_options_keep_their_marks(visit: Visit, keys: Keys, question: Question) -> None:
    """After a wrong choice it and the right options are marked by word, each with its comment."""
    words, chosen = library.words("ko")["mark"], wrong(question)
    page = give(opened(visit, question), question, chosen)
    assert f"check-{question.id}" not in keys(page)
    for option in question.options:
        look = "right" if option.right else "wrong" if option.id == chosen else "other"
        row = page.get_by_key(f"mark-{look}-{question.id}-{option.id}").markdown
        missed = words["missed" if question.kind == "multi" else "right"]
        badge = {"right": f"[✓ {missed}]", "wrong": f"[✕ {words['mine']}]", "other": ""}[look]
        assert badge in row[0].value and ("badge" in row[0].value) == bool(badge)
        why = [typeset(option.comment["ko"])] if option.comment else []
        assert [m.value for m in row[1:]] == why


def test_marks_stay_for_the_next_visit(visit: Visit, keys: Keys) -> None:
    """An answer from the record is marked as well."""
    question = next(q for q in SAMPLES if q.kind == "single")
    page = opened(visit, question)
    page.session_state["record"] = (
        *page.session_state["record"],
        Event("answer", question.id, 1, wrong(question), "wrong", "think"),
    )
    assert f"mark-wrong-{question.id}-{wrong(question)}" in keys(page.run())


def test_an_answer_leads_to_the_next_question(visit: Visit, keys: Keys) -> None:
    """After an answer the primary button shows the next question of the practice."""
    question = next(q for q in SAMPLES if q.kind == "single")
    section = library.section_of(question.id)
    page = opened(visit, question)
    assert f"next-{section}" not in keys(page)
    give(page, question, right(question))
    page.button(key=f"next-{section}").click().run()
    assert f"quiz-{question.id}" not in keys(page) and not page.exception


@each_kind
def test_nothing_chosen_is_no_answer(visit: Visit, question: Question) -> None:
    """An empty field gets a request for an answer, and is not recorded."""
    page = opened(visit, question)
    page.button(key=f"check-{question.id}").click().run()
    typed = question.kind in ("text", "formula", "number")
    word = library.words("ko")["verdict"]["empty" if typed else "choose"]
    assert f"**{word}**" in read(page)
    assert question.id not in schedule(page.session_state["record"])


@pytest.mark.parametrize(
    "question", [q for q in SAMPLES if not q.options and not q.pairs], ids=lambda q: q.kind
)
@pytest.mark.parametrize("typed", HOSTILE, ids=lambda typed: ascii(typed[:12]))
def test_hostile_text_gets_a_sentence(
    visit: Visit, keys: Keys, question: Question, typed: str
) -> None:
    """Any typed text gets a verdict and breaks nothing."""
    page = give(opened(visit, question), question, typed)
    assert not page.exception
    assert [key for key in keys(page) if key.startswith("failed-")] == []
    assert f"verdict-{question.id}" in keys(page)


def test_sureness_is_kept_with_the_answer(visit: Visit) -> None:
    """Each of the three degrees is recorded, and the last one is proposed at the next question."""
    question, other = SAMPLES[0], SAMPLES[1]
    for sure in ("sure", "think", "guess"):
        page = give(opened(visit, question), question, wrong(question), sure)
        last = [e for e in page.session_state["record"] if e.kind == "answer"][-1]
        assert (last.of, last.sure, last.verdict) == (question.id, sure, "wrong")
    page.switch_page(find(SECTIONS, library.section_of(other.id)).page).run()
    assert page.session_state["sureness"] == "guess"


def test_sure_but_wrong_is_explained_at_once(visit: Visit, keys: Keys) -> None:
    """After a confident error the explanation is open."""
    question = next(q for q in SAMPLES if q.kind == "single")
    page = give(opened(visit, question), question, wrong(question), "sure")
    assert library.words("ko")["quiz"]["sure_but_wrong"] in read(page)
    assert f"early-{question.id}" not in keys(page) and f"why-{question.id}" in keys(page)


def test_a_lucky_guess_is_told_so(visit: Visit) -> None:
    """A right guess counts as right, and is due tomorrow."""
    question = next(q for q in SAMPLES if q.kind == "single")
    page = give(opened(visit, question), question, right(question), "guess")
    assert library.words("ko")["quiz"]["guessed_right"] in read(page)


def test_practice_ticks_off_what_was_right(visit: Visit) -> None:
    """Questions answered rightly have a tick in their rows."""
    question = next(q for q in SAMPLES if q.kind == "single")
    page = give(opened(visit, question), question, right(question)).run()
    row = page.button_group(key=f"practice-{library.section_of(question.id)}")
    assert [option.content for option in row.proto.options if "✓" in option.content]


def test_a_lone_question_has_no_row(visit: Visit, keys: Keys) -> None:
    """The only question of a section stands there without a row."""
    page = visit("13_compare.py")
    assert "quiz-which-column" in keys(page) and "practice-compare" not in keys(page)


def test_practice_waits_for_the_decks_quiz(visit: Visit, keys: Keys) -> None:
    """Questions about Swish are covered until Quiz 4 is answered."""
    page = visit("09_swish.py")
    assert "practice-swish" not in keys(page)
    page.button(key="show-swish-formula").click().run()
    assert "practice-swish" in keys(page)


def test_votes_are_counted_at_the_projector(visit: Visit, keys: Keys) -> None:
    """At the projector votes are typed and shown as shares; the answer comes on demand."""
    section = find(SECTIONS, "choose")
    question = library.questions(section.id)["dead-units-first-step"]
    page = visit(section.page, present="1")
    page.session_state["step"] = 99
    page.run()
    while f"practice-{section.id}" not in keys(page):
        page.button(key="turn-Left").click().run()
    page.button_group(key=f"practice-{section.id}").set_value(question.id).run()
    assert typeset(question.why["ko"]) not in read(page)
    first, second = shuffled_options(question)[:2]
    page.number_input(key=f"votes-{question.id}-{first.id}").set_value(3).run()
    page.number_input(key=f"votes-{question.id}-{second.id}").set_value(1).run()
    assert [bar.proto.value for bar in page.get("progress")][:2] == [75, 25]
    mark = f"[✓ {library.words('ko')['mark']['right']}]"
    assert mark not in read(page)
    page.button(key=f"show-{question.id}").click().run()
    assert typeset(question.why["ko"].split("[@")[0]) in read(page) and mark in read(page)


@pytest.mark.parametrize(("language", "case"), [("ko", "사례"), ("en", "Case")])
def test_cases_are_marked_in_the_row(visit: Visit, language: str, case: str) -> None:
    """The rows of section 11 say which questions are cases, as its text does."""
    rows = visit("11_choose.py", language).button_group(key="practice-choose").proto.options
    marked = [row.content for row in rows if row.content.startswith(f"**{case}")]
    cases = enumerate(library.cases(), start=1)
    assert [row.split("** ")[0] for row in marked] == [f"**{case} {k}" for k, _ in cases]


def test_rows_begin_as_their_questions(visit: Visit, keys: Keys) -> None:
    """A row has the first line of its question, and none is open before one is chosen."""
    page = visit("02_step.py", "en")
    rows = [row.content for row in page.button_group(key="practice-step").proto.options]
    asked = [q.prompt["en"].splitlines()[0] for q in library.questions("step").values()]
    assert all(any(row.endswith(typeset(line)) for line in asked) for row in rows)
    assert not [key for key in keys(page) if key.startswith("quiz-")]


def test_a_kept_right_side_that_is_gone_leaves_its_box_empty(visit: Visit) -> None:
    """A draft of an older edition of the question is read as far as its parts still exist."""
    question = next(q for q in SAMPLES if q.kind == "match")
    first, second = question.pairs[:2]
    page = visit()
    draft = f"{first.id}=gone,{second.id}={second.id}"
    page.session_state["record"] = (Event("draft", question.id, 1, draft),)
    section = find(SECTIONS, library.section_of(question.id))
    page.switch_page(section.page).run()
    page.button_group(key=f"practice-{section.id}").set_value(question.id).run()
    boxes = [page.selectbox(key=f"typed-{question.id}-{pair.id}") for pair in (first, second)]
    assert [box.value for box in boxes] == [None, second.id] and not page.exception
