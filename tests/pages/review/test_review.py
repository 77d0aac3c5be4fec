"""The review page: questions and their order, score, mistakes, export and import."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core.progress import DAY, Event, read, to_json
from core.quiz import FAMILIES
from pages._ui.review import round
from pages._ui.session import learner_record
from pages._ui.text import library
from pages._ui.text.line_breaks import typeset

Visit = Callable[..., AppTest]
Keys = Callable[[AppTest], list[str]]

PAGE = "12_review.py"
RELU, ELU = "relu-negative-slope", "elu-limit"
WORDS = library.words("en")


def visited(visit: Visit, *events: Event, language: str = "en", **parameters: str) -> AppTest:
    """The review of a learner with this record."""
    page = visit(PAGE, language, **parameters)
    page.session_state["record"] = events
    return page.run()


def prose(page: AppTest) -> str:
    """All prose of the page."""
    return "\n".join(element.value for element in page.markdown)


def notebook(page: AppTest) -> list[str]:
    """Labels of the questions in the notebook."""
    return [box.label for box in page.expander if box.label != WORDS["review"]["settings"]]


def missed(question: str, response: str, at: int = 1_000, sure: Any = "think") -> Event:
    """A wrong answer."""
    return Event("answer", question, at, response, "wrong", sure)


def choose(page: AppTest, way: str) -> AppTest:
    """Pick which questions are asked."""
    return page.button_group(key="review-way").set_value(way).run()


@pytest.mark.parametrize("language", ("ko", "en"))
def test_a_sitting_runs_to_its_score(visit: Visit, keys: Keys, language: str) -> None:
    """Two missed questions are asked again, and the score counts the first answer to each."""
    page = visited(visit, missed(RELU, "1"), missed(ELU, "0"), language=language)
    choose(page, "missed")
    page.button(key="review-start").click().run()
    for typed in ("0", "0"):
        asked = next(key for key in keys(page) if key.startswith("quiz-"))[5:]
        field = next(t for t in page.text_input if str(t.key).startswith(f"typed-{asked}"))
        assert field.value == "", "an old answer is in the field of a repeated question"
        assert f"verdict-{asked}" not in keys(page)
        field.set_value(typed)
        page.button(key=f"check-{asked}").click().run()
        assert f"verdict-{asked}" in keys(page)
        page.button(key="review-next").click().run()
    assert not page.exception
    assert page.metric[0].value == "1 / 2"
    assert library.words(language)["score"]["ranges"]["growing"] in prose(page)
    page.button(key="review-again").click().run()
    assert "review-start" in keys(page)


def test_the_score_is_the_number_of_ticks(visit: Visit) -> None:
    """A prediction that came true has no tick in the list, since the score does not count it."""
    first = next(q for q in library.every_question().values() if q.kind == "predict")
    truth = next(o.id for o in first.options if o.right)
    now = learner_record.now()
    right = (
        Event("answer", first.id, now, truth, "right", "think"),
        Event("answer", RELU, now, "0", "right", "think"),
    )
    page = visited(visit, *right)
    page.session_state["review"] = round.Round((first.id, RELU, ELU), now, 3)
    page.run()
    lines = next(text for text in prose(page).split("\n\n") if "- " in text).splitlines()
    ticks = sum("check_circle" in line for line in lines if line.startswith("- "))
    assert page.metric[0].value == f"{ticks} / 2" == "1 / 2"
    assert sum(WORDS["score"]["predicted"] in line for line in lines) == 1


def test_a_card_names_its_section_after_the_answer(visit: Visit) -> None:
    """A card does not name the section of its question before the answer."""
    asked = next(q for q in library.questions("relu").values() if q.kind == "single")
    page = visited(visit, missed(asked.id, "an-option-of-old"))
    page.button(key=f"again-{asked.id}").click().run()
    title = WORDS["section"]["relu"]
    source = WORDS["review"]["from"].format(title=title)
    assert not any(title in heading.value for heading in page.subheader)
    assert source not in [caption.value for caption in page.caption]
    field = next(r for r in page.radio if str(r.key).startswith(f"typed-{asked.id}"))
    field.set_value(asked.options[0].id)
    page.button(key=f"check-{asked.id}").click().run()
    assert source in [caption.value for caption in page.caption]


def test_a_confident_error_is_asked_first(visit: Visit, keys: Keys) -> None:
    """A confident error is asked before all other questions."""
    page = visited(visit, missed(RELU, "1", at=1), missed(ELU, "0", at=2, sure="sure"))
    page.button(key="review-start").click().run()
    assert f"quiz-{ELU}" in keys(page)


def test_what_is_not_due_waits(visit: Visit) -> None:
    """A question answered rightly today is not among today's, but among all."""
    known = Event("answer", RELU, learner_record.now(), "0", "right", "sure")
    page = visited(visit, known)
    page.selectbox(key="review-scope").set_value("relu").run()
    page.button(key="review-start").click().run()
    assert RELU not in page.session_state["review"].ids
    page.button(key="review-stop").click().run()
    choose(page, "everything")
    page.button(key="review-start").click().run()
    assert RELU in page.session_state["review"].ids


def test_a_section_may_be_chosen(visit: Visit) -> None:
    """A review of a section has its questions only."""
    page = visited(visit)
    page.selectbox(key="review-scope").set_value("elu").run()
    choose(page, "everything")
    page.button(key="review-start").click().run()
    assert set(page.session_state["review"].ids) == set(library.questions("elu"))


def test_sections_alternate(visit: Visit) -> None:
    """Consecutive questions of a mixed review are from different sections."""
    page = visited(visit)
    page.button(key="review-start").click().run()
    places = [library.section_of(question) for question in page.session_state["review"].ids]
    assert len(places) == 10
    assert all(a != b for a, b in pairwise(places))


def test_the_notebook_has_the_learners_own_answers(visit: Visit) -> None:
    """A missed question is listed with the learner's answers, the right one and the explanation."""
    single = next(q for q in library.every_question().values() if q.kind == "single")
    option = next(o for o in single.options if not o.right)
    page = visited(visit, missed(ELU, "`0`*x", 0), missed(single.id, option.id, DAY, "sure"))
    text = prose(page)
    assert "`` `0`*x ``" in text and "1970-01-01" in text
    assert option.en in text and WORDS["notebook"]["sure"]["sure"] in text
    assert typeset(library.every_question()[ELU].why["en"]) in text
    assert notebook(page)[0].startswith(WORDS["section"][library.section_of(single.id)])
    page.button(key=f"again-{ELU}").click().run()
    assert page.session_state["review"].ids == (ELU,)


def test_a_mended_question_leaves_the_notebook(visit: Visit) -> None:
    """A question whose last answer was right is not listed."""
    page = visited(visit, missed(ELU, "0"), Event("answer", ELU, 2_000, "-α", "right", "sure"))
    assert not notebook(page) and WORDS["notebook"]["empty"] in [info.value for info in page.info]


def test_mastery_has_a_bar_for_every_begun_section(visit: Visit) -> None:
    """A section has its bar after a first answer; a known question fills a quarter of its share."""
    page = visited(visit)
    assert not page.get("progress")
    assert WORDS["mastery"]["none"] in [caption.value for caption in page.caption]
    page = visited(visit, Event("answer", RELU, learner_record.now(), "0", "right", "sure"))
    ((text, value),) = ((bar.proto.text, bar.proto.value) for bar in page.get("progress"))
    assert "ReLU**" in text and value == int(100 / (4 * len(library.questions("relu"))))


@pytest.mark.parametrize("language", ("ko", "en"))
def test_a_review_shows_one_card_alone(visit: Visit, keys: Keys, language: str) -> None:
    """While a review runs, the notebook, the bars and the record are not on the page."""
    page = visited(visit, missed(ELU, "0"), language=language)
    assert "block-missed" in keys(page)
    page.button(key="review-start").click().run()
    blocks = [key for key in keys(page) if key.startswith("block-")]
    assert blocks == ["block-review"]
    assert [bar.proto.text for bar in page.get("progress")] == ["1 / 10"]
    page.button(key="review-stop").click().run()
    assert "block-missed" in keys(page)


def test_a_prediction_is_marked_as_one(visit: Visit, keys: Keys) -> None:
    """In a review the rows of a prediction say guess and measured, not answer and right."""
    asked = next(q for q in library.every_question().values() if q.kind == "predict")
    guess = next(o for o in asked.options if not o.right)
    page = visited(visit)
    page.session_state["review"] = round.Round((asked.id,), learner_record.now())
    page.run()
    field = next(r for r in page.radio if str(r.key).startswith(f"typed-{asked.id}"))
    field.set_value(guess.id)
    page.button(key=f"check-{asked.id}").click().run()
    assert f":red-badge[✕ {WORDS['mark']['guess']}]" in prose(page)
    assert f":green-badge[✓ {WORDS['mark']['measured']}]" in prose(page)
    assert f"mark-wrong-{asked.id}-{guess.id}" in keys(page) and not page.exception


def test_a_single_question_has_no_progress(visit: Visit) -> None:
    """A question that is answered again from the notebook has no line of progress."""
    page = visited(visit, missed(ELU, "0"))
    page.button(key=f"again-{ELU}").click().run()
    assert not page.get("progress")


def test_with_nothing_due_the_days_ahead_are_named(visit: Visit) -> None:
    """On a day without questions the page says when some come back, and offers practice."""
    page = visited(visit, Event("answer", RELU, learner_record.now(), "0", "right", "sure"))
    (ahead,) = (text for text in prose(page).split("\n") if "Nothing is due" in text)
    assert WORDS["review"]["tomorrow"].format(count=1) in ahead
    start = page.button(key="review-start")
    assert start.label == WORDS["review"]["anyway"].format(count=10)
    start.click().run()
    assert page.session_state["review"].ids and not page.exception


def test_a_first_review_is_no_extra_one(visit: Visit) -> None:
    """A learner without a record starts a review, not one more “anyway”."""
    start = visited(visit).button(key="review-start")
    assert start.label == WORDS["review"]["start"].format(count=10)


def test_drawn_questions_are_no_review(visit: Visit) -> None:
    """A learner who answered only a drawn question, which never returns, starts a first review."""
    drawn = f"{FAMILIES[0].id}:7"
    page = visited(visit, Event("answer", drawn, learner_record.now(), "0", "right", "sure"))
    assert library.question(drawn) and WORDS["review"]["first"] in prose(page)
    start = page.button(key="review-start")
    assert start.label == WORDS["review"]["start"].format(count=10)


def test_practice_is_offered_when_every_question_waits(visit: Visit) -> None:
    """Even with all questions known for today, a review may be started ahead of time."""
    now = learner_record.now()
    known = (Event("answer", q, now, "", "right", "sure") for q in library.every_question())
    page = visited(visit, *known)
    page.button(key="review-start").click().run()
    assert len(page.session_state["review"].ids) == 10


def test_the_result_tells_the_calibration(visit: Visit) -> None:
    """At the end stand how often the sure answers were right, and dots for every sureness."""
    sure = [Event("answer", f"q-{k}", k, "", "right" if k else "wrong", "sure") for k in range(5)]
    guess = Event("answer", "predict-flow", 9, "", "wrong", "")
    page = visited(visit, *sure, guess, missed(ELU, "0", at=learner_record.now() - 9))
    page.session_state["review"] = round.Round((ELU,), learner_record.now() - 99, 1)
    page.run()
    assert WORDS["calibration"]["sure"].format(right=4, answers=5) in prose(page)
    (dots,) = (h.proto.body for h in page.get("html") if "dots" in h.proto.body)
    assert "●●●●○</span> 4 / 5" in dots and "○</span> 0 / 1" in dots
    assert WORDS["calibration"]["predicted"] in dots


def test_a_few_answers_are_no_calibration(visit: Visit) -> None:
    """With fewer than five sure answers there is no share yet."""
    page = visited(visit, missed(ELU, "0", at=learner_record.now() - 9, sure="sure"))
    page.session_state["review"] = round.Round((ELU,), learner_record.now() - 99, 1)
    assert WORDS["calibration"]["few"].format(enough=5) in prose(page.run())


def test_the_record_goes_out_and_comes_in(visit: Visit) -> None:
    """An imported file adds its new events and removes none."""
    theirs = (missed(ELU, "0"), Event("visit", "elu", 5))
    page = visited(visit, missed(RELU, "1"))
    page.file_uploader(key="bring-record").upload(
        "record.json", to_json(theirs).encode(), "application/json"
    ).run()
    assert WORDS["keeping"]["brought"].format(count=2) in [s.value for s in page.success]
    kept = set(page.session_state["record"])
    assert {missed(RELU, "1"), *theirs} <= kept
    assert read(to_json(page.session_state["record"])) == page.session_state["record"]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"\xff\xfe\x00", "broken"),
        (b"[1, 2]", "broken"),
        (b"<script>alert(1)</script>", "broken"),
        (b'{"version": 99, "events": []}', "newer"),
        (b"[" * 5_000_001, "large"),
    ],
    ids=["binary", "list", "script", "newer", "large"],
)
def test_a_bad_file_changes_nothing(visit: Visit, content: bytes, key: str) -> None:
    """A file that is not a record is reported, and changes nothing."""
    page = visited(visit, missed(RELU, "1"))
    before = page.session_state["record"]
    page.file_uploader(key="bring-record").upload("r.json", content, "application/json").run()
    assert WORDS["memory"][f"import_{key}"] in [warning.value for warning in page.warning]
    assert page.session_state["record"] == before and not page.exception


def test_forgetting_forgets(visit: Visit) -> None:
    """After the confirmation the record has this visit only."""
    page = visited(visit, missed(RELU, "1"))
    page.button(key="forget").click().run()
    assert RELU not in {event.of for event in page.session_state["record"]}


def test_a_vanished_question_breaks_nothing(visit: Visit) -> None:
    """A record with unknown questions breaks nothing."""
    page = visited(visit, missed("a-question-of-old", "1"))
    assert not page.exception and not page.warning


def test_the_cover_leads_into_the_course(visit: Visit) -> None:
    """On a first visit the cover has one way on, to the first section."""
    (link,) = visit(locale="en-GB").get_by_key("resume").get("page_link")
    assert link.proto.label == WORDS["resume"]["start"]


def test_the_cover_leads_back(visit: Visit) -> None:
    """The cover links to the last section and to due questions."""
    page = visit(locale="en-GB")
    page.session_state["record"] = (Event("visit", "elu", 5), missed(ELU, "0"))
    links = page.run().get_by_key("resume").get("page_link")
    assert [link.proto.label for link in links] == [
        WORDS["resume"]["go_on"].format(title="ELU"),
        WORDS["resume"]["review"].format(due=1),
    ]
