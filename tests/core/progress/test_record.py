"""Records: merging, validation, limits."""

import json
from dataclasses import astuple
from itertools import permutations
from pathlib import Path
from typing import Any, get_args
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.progress import (
    GENERATED,
    KEPT,
    Event,
    RecordError,
    drafts,
    merged,
    read,
    settled,
    to_json,
)
from core.progress import record as record_module
from core.progress.record import LONGEST_TEXT, VERSION, Judged

IDS = st.sampled_from(
    ["elu-limit", "relu-negative-slope", "largest-slope:7", "largest-slope:8", "elu"]
)
TIMES = st.integers(0, 50)
ANSWERS = st.builds(
    Event,
    kind=st.just("answer"),
    of=IDS,
    at=TIMES,
    response=st.text(max_size=5),
    verdict=st.sampled_from(get_args(Judged)),
    sure=st.sampled_from(["", "guess", "think", "sure"]),
)
OTHERS = st.builds(
    Event,
    kind=st.sampled_from(["show", "draft", "visit", "read"]),
    of=IDS,
    at=TIMES,
    response=st.text(max_size=5),
)
RECORDS = st.lists(st.one_of(ANSWERS, OTHERS), max_size=60).map(merged)
BROKEN = json.loads(Path(__file__).with_name("broken.json").read_text("utf-8"))
"""Texts and rows that Python and the browser's script must both refuse."""
HOSTILE = [*BROKEN["texts"], "[" * 100_000]
ROW, BROKEN_ROWS = BROKEN["valid_row"], BROKEN["rows"]


@given(RECORDS)
def test_a_record_survives_the_browser(record: tuple[Event, ...]) -> None:
    """A record read back from its JSON text is the same, event for event."""
    assert read(to_json(record)) == record


@given(RECORDS, RECORDS, RECORDS)
def test_merging_is_a_union(
    a: tuple[Event, ...], b: tuple[Event, ...], c: tuple[Event, ...]
) -> None:
    """Merging gives the same record in any order and with any repetition."""
    for limit in (GENERATED, 2):
        with patch.object(record_module, "GENERATED", limit):
            whole = merged(a, b, c)
            assert all(merged(*order) == whole for order in permutations((a, b, c)))
            assert merged(merged(a, b), c) == merged(a, merged(b, c)) == whole
            assert merged(whole, a) == whole


@given(RECORDS, RECORDS)
def test_nothing_is_lost_below_the_limits(a: tuple[Event, ...], b: tuple[Event, ...]) -> None:
    """Every event is there, or as many newer ones of its kind as are kept."""
    whole = merged(a, b)
    for event in {*a, *b} - set(whole):
        later = [e for e in whole if e.kind == event.kind and e.at >= event.at]
        same = [e for e in later if e.of == event.of]
        family = [e for e in later if ":" in e.of and e.of.split(":")[0] == event.of.split(":")[0]]
        assert len(same) == KEPT[event.kind] or len(family) == GENERATED


CASES = json.loads((Path(__file__).parent / "merge_cases.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["fact"])
def test_merging_follows_the_cases_that_the_browser_follows(
    case: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python and JavaScript (`tests/web/merge.test.js`) merge the same rows to the same record."""
    monkeypatch.setattr(record_module, "KEPT", case["kept"])
    monkeypatch.setattr(record_module, "GENERATED", case["generated"])
    events = [Event(*row) for row in case["rows"]]
    assert [list(astuple(event)) for event in merged(events)] == case["merged"]


def test_thirty_thousand_generated_answers_are_thinned_not_refused() -> None:
    """A record that grew without bound is read, and keeps the newest of each family."""
    rows = [["answer", f"softmax:{n}", n, "1", "right", "sure"] for n in range(30_000)]
    record = read(json.dumps({"version": VERSION, "events": rows}))
    assert [event.at for event in record] == list(range(30_000 - GENERATED, 30_000))


def test_the_newest_answers_are_kept() -> None:
    """A learner who answers a hundred times keeps the last twenty."""
    many = [Event("answer", "elu-limit", at, "0", "wrong") for at in range(100)]
    assert [event.at for event in merged(many)] == list(range(80, 100))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
def test_a_hostile_text_is_refused_with_a_key(text: str) -> None:
    """Any file is read completely or refused completely."""
    with pytest.raises(RecordError) as refused:
        read(text)
    assert refused.value.key == "broken"


@pytest.mark.parametrize("row", BROKEN_ROWS, ids=lambda row: ascii(row)[:60])
def test_one_broken_row_refuses_the_file(row: object) -> None:
    """A file is not half taken in."""
    text = json.dumps({"version": VERSION, "events": [ROW, row]})
    with pytest.raises(RecordError):
        read(text)
    assert read(json.dumps({"version": VERSION, "events": [ROW]}))


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """Reading raises nothing but RecordError."""
    try:
        assert isinstance(read(text), tuple)
    except RecordError as error:
        assert error.key in ("broken", "newer", "large")


def test_a_newer_version_is_refused_by_name() -> None:
    """A file of a later version is not guessed at."""
    with pytest.raises(RecordError, match="newer"):
        read(json.dumps({"version": VERSION + 1, "events": []}))


def test_a_huge_file_is_refused_unread() -> None:
    """A text beyond what a browser can store is not parsed."""
    with pytest.raises(RecordError, match="large"):
        read("[" * (LONGEST_TEXT + 1))


def test_the_oldest_browsers_kept_one_section() -> None:
    """Before there was a record, a browser kept the name of the section seen last."""
    assert read("leaky_relu") == (Event("visit", "leaky_relu", 0),)
    assert read("") == read(" \n") == ()


def test_drafts_are_what_was_typed_last() -> None:
    """A field gets back its unchecked text, or the last answer if that came later."""
    record = merged(
        [
            Event("answer", "a", 1, "old", "wrong"),
            Event("draft", "a", 2, "new"),
            Event("draft", "b", 1, "typed"),
            Event("answer", "b", 2, "checked", "right"),
        ]
    )
    assert drafts(record) == {"a": "new", "b": "checked"}


def test_settled_is_what_was_answered_judged_or_moved() -> None:
    """Guesses, shown answers, judged sentences and moved charts count; unchecked texts do not."""
    record = (
        Event("answer", "predict-flow", 1, "low", "right"),
        Event("show", "predict-step", 2),
        Event("draft", "claim-e04", 3, "holds"),
        Event("draft", "claim-e02", 4, ""),
        Event("draft", "relu-negative-slope", 5, "0"),
        Event("measure", "stack-relu", 6),
        Event("visit", "relu", 7),
    )
    assert settled(record) == {"predict-flow", "predict-step", "claim-e04", "stack-relu"}


def test_a_moved_chart_survives_backup_and_restore() -> None:
    """A record with a moved chart is the same after writing and reading, also beside version 1."""
    record = merged([Event("measure", "stack-relu", 6), Event("visit", "relu", 7)])
    assert read(to_json(record)) == record
    assert read(json.dumps({"version": 1, "events": [["visit", "relu", 7, "", "", ""]]}))
