"""The HTTP contract of a room: what each request gives, and what is refused with a sentence."""

import asyncio
import json
import re
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from functools import wraps
from typing import Any

import pytest

from core.room import LIFETIME, Event, fits_a_phone
from pages._ui.room.markup import to_html
from pages._ui.server.compression import is_page
from pages._ui.server.room import streams
from pages._ui.server.room.store import MemoryStore, StoreError
from pages._ui.server.room.streams import lines
from pages._ui.text import library
from tests.pages.server.room.client import HOST, QUESTION, RIGHT, WRONG, Client

ASKED = [q for q in library.every_question().values() if fits_a_phone(q)]


def in_a_loop(test: Callable[..., Awaitable[None]]) -> Callable[..., None]:
    """Test that runs in an event loop of its own."""

    @wraps(test)
    def running(*arguments: Any, **named: Any) -> None:
        asyncio.run(test(*arguments, **named))  # type: ignore[arg-type]

    return running


@pytest.mark.parametrize(
    "path", ["/j", "/j/ABCD", "/room", "/room/ABCD", "/room/ABCD/events", "/room/ABCD/state"]
)
def test_nothing_holds_the_room_back(path: str) -> None:
    """The layer that answers pages leaves the rooms alone: it would hold a stream back for ever."""
    assert not is_page(path) and is_page("/relu") and is_page("/rooms")


@in_a_loop
async def test_a_question_is_played_from_joining_to_the_reveal() -> None:
    """Two learners join, vote, discuss and vote again; the state shows what each phase allows."""
    client = Client()
    opened = await client.post("/room", {})
    code, teacher = opened.data["code"], opened.data["teacher"]
    assert opened.status == 201 and opened.data["url"] == f"http://{HOST}/j/{code}"
    assert re.fullmatch("[2-9A-HJ-NP-Z]{4}", code) and not set("0O1IL") & set(code)
    first, second = await client.join(code), await client.join(code)
    assert (await client.state(code))["joined"] == 2
    assert (await client.move(code, teacher, "vote")).status == 200
    assert (await client.vote(code, first)).status == 200
    assert (await client.vote(code, second, WRONG)).status == 200
    state = await client.state(code)
    assert (state["phase"], state["round"], state["answered"]) == ("vote", 1, 2)
    assert "result" not in state and "teacher" not in state
    await client.move(code, teacher, "discuss")
    await client.move(code, teacher, "vote", 2)
    assert (await client.state(code))["answered"] == 0
    await client.vote(code, second, RIGHT, 2)
    await client.vote(code, first, RIGHT, 2)
    assert (await client.move(code, teacher, "reveal", 2)).status == 200
    result = (await client.state(code))["result"]
    assert (result["first"]["right"], result["second"]["right"]) == (1, 2)
    assert (result["moved"], result["gained"], result["lost"]) == (1, 1, 0)
    assert (await client.move(code, teacher, "next", 0, question="")).status == 200


@in_a_loop
async def test_a_vote_sent_twice_counts_once() -> None:
    """The same vote again is answered as the first one was."""
    client = Client()
    code, teacher = await client.open()
    learner = await client.join(code)
    await client.move(code, teacher, "vote")
    answers = [await client.vote(code, learner) for _ in range(2)]
    assert [a.status for a in answers] == [200, 200]
    assert (await client.state(code))["answered"] == 1


@in_a_loop
async def test_a_join_sent_twice_is_one_learner() -> None:
    """The page has a key, with which joining again for want of an answer is the same learner."""
    client = Client()
    code, _ = await client.open()
    page = (await client.get(f"/j/{code}")).text
    key = re.findall('name="learner" value="([^"]{22})"', page)[0]
    twice = [client.post(f"/room/{code}/join", {"learner": key}) for _ in range(2)]
    first, second = await asyncio.gather(*twice)
    assert first.data == second.data and first.data["learner"] == key
    assert (await client.state(code))["joined"] == 1
    assert key not in (await client.get(f"/j/{code}")).text


@pytest.mark.parametrize("key", ["", "short", "<script>alert(1)</script>", "x" * 64])
@in_a_loop
async def test_a_key_that_is_none_is_replaced(key: str) -> None:
    """A word that the page cannot have drawn is replaced by a key that nobody can guess."""
    client = Client()
    code, _ = await client.open()
    given = (await client.post(f"/room/{code}/join", {"learner": key})).data["learner"]
    assert given != key and re.fullmatch(r"[\w-]{22}", given)


@in_a_loop
async def test_after_closing_a_vote_is_refused() -> None:
    """409 once the teacher went on, and for the other round or question."""
    client = Client()
    code, teacher = await client.open()
    learner = await client.join(code)
    await client.move(code, teacher, "vote")
    assert (await client.vote(code, learner, round=2)).status == 409
    await client.move(code, teacher, "discuss")
    late = await client.vote(code, learner)
    assert late.status == 409 and late.data["error"]
    assert (await client.state(code))["answered"] == 0


@in_a_loop
async def test_a_learner_comes_back() -> None:
    """With the key of an earlier time one is the same learner, after a restart too."""
    client = Client()
    code, _ = await client.open()
    first = await client.post(f"/room/{code}/join", {})
    again = await client.post(f"/room/{code}/join", {"learner": first.data["learner"]})
    assert first.data == again.data and (await client.state(code))["joined"] == 1
    restarted = Client(client.store)
    back = await restarted.post(f"/room/{code}/join", {"learner": first.data["learner"]})
    assert back.data == first.data and (await restarted.state(code))["joined"] == 1
    page = await restarted.get(f"/j/{code}", x_learner=first.data["learner"])
    assert first.data["name"] in page.text


@in_a_loop
async def test_a_phone_works_without_javascript() -> None:
    """Joining and voting as plain forms lead back to the page, which knows the learner's cookie."""
    client = Client()
    code, teacher = await client.open()
    assert 'method="post"' in (await client.get(f"/j/{code}")).text
    joined = await client.form(f"/room/{code}/join", {})
    assert (joined.status, joined.headers["location"]) == (303, f"../../j/{code}")
    cookie = joined.headers["set-cookie"].partition(";")[0]
    await client.move(code, teacher, "vote")
    page = await client.get(f"/j/{code}", cookie=cookie)
    names = ("learner", "question", "round")
    hidden = {n: re.findall(f'name="{n}" value="([^"]*)"', page.text)[0] for n in names}
    assert hidden["question"] == QUESTION
    voted = await client.form(f"/room/{code}/vote", hidden | {"answer": RIGHT, "sure": "think"})
    assert voted.status == 303 and (await client.state(code))["answered"] == 1
    assert "checked" in (await client.get(f"/j/{code}", cookie=cookie)).text
    empty = await client.form(f"/room/{code}/vote", hidden)
    assert empty.status == 400 and "<main>" in empty.text


@in_a_loop
async def test_several_answers_of_a_form_are_one() -> None:
    """The boxes that are ticked in a form make one answer."""
    client = Client()
    several = next(q for q in library.every_question().values() if q.kind == "multi")
    code, teacher = await client.open()
    learner = await client.join(code)
    await client.move(code, teacher, "vote", question=several.id)
    ids = [option.id for option in several.options[:2]]
    data = {"learner": learner, "question": several.id, "round": 1, "answer": ids}
    assert (await client.form(f"/room/{code}/vote", data)).status == 303


@in_a_loop
async def test_a_form_belongs_to_its_learner() -> None:
    """A form without the learner's key is refused, even with the cookie: no other site can vote."""
    client = Client()
    code, teacher = await client.open()
    joined = await client.form(f"/room/{code}/join", {})
    await client.move(code, teacher, "vote")
    cookie = joined.headers["set-cookie"].partition(";")[0]
    data = {"question": QUESTION, "round": 1, "answer": RIGHT}
    assert (await client.form(f"/room/{code}/vote", data, cookie=cookie)).status == 403


@pytest.mark.parametrize(("accept", "language"), [("ko-KR,ko", "ko"), ("en-GB", "en"), ("", "ko")])
@in_a_loop
async def test_phones_are_answered_in_their_language(accept: str, language: str) -> None:
    """Pages, names and errors are in the language of the phone, Korean if it is another one."""
    client = Client()
    code, _ = await client.open()
    page = await client.get(f"/j/{code}", accept_language=accept)
    assert f'<html lang="{language}">' in page.text
    words = library.room_words(language)
    assert words["join"]["text"] in page.text.replace("&#x27;", "'")
    joined = await client.post(f"/room/{code}/join", {}, accept_language=accept)
    assert joined.data["name"].startswith(tuple(words["adjectives"]))
    unknown = await client.get("/room/ZZZZ/state", accept_language=accept)
    assert (unknown.status, unknown.data["error"]) == (404, words["error"]["unknown"])
    asked = await client.get(f"/j/{code}?lang=en", accept_language=accept)
    assert '<html lang="en">' in asked.text and "?lang=en" in asked.text


@in_a_loop
async def test_a_state_that_is_known_is_not_sent() -> None:
    """`?v=` or the ETag of the present version give 304; each change gives a new version."""
    client = Client()
    code, _ = await client.open()
    url = f"/room/{code}/state"
    first = await client.get(url)
    assert (await client.get(url, if_none_match=first.headers["etag"])).status == 304
    assert (await client.get(f"{url}?v={first.data['v']}")).status == 304
    await client.join(code)
    changed = await client.get(url, if_none_match=first.headers["etag"])
    assert changed.status == 200 and changed.headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize(
    "question",
    [q for q in library.every_question().values() if fits_a_phone(q)],
    ids=lambda q: q.id,
)
@in_a_loop
async def test_no_page_tells_the_answer_before_its_time(question) -> None:
    """Until the reveal neither phone nor wall nor state holds the explanation or a comment."""
    client = Client()
    code, teacher = await client.open()
    learner = await client.join(code)
    for phase in ("vote", "discuss", "reveal"):
        moved = await client.move(code, teacher, phase, question=question.id)
        assert moved.status == 200
        lang = {"accept_language": "en"}
        page = await client.get(f"/j/{code}", x_learner=learner, **lang)
        wall = await client.get(f"/room/{code}", **lang)
        state = await client.get(f"/room/{code}/state")
        seen = [re.sub(r"<[^>]+>", "", answer.text) for answer in (page, wall, state)]
        explained = to_html(question.why["en"])
        bare = re.sub(r"<[^>]+>", "", explained)
        assert (bare in seen[0]) is (bare in seen[1]) is (phase == "reveal")
        assert "right" not in state.data or phase == "reveal"
        assert ("result" in state.data) is (phase == "reveal")


@in_a_loop
async def test_only_the_teacher_can_teach() -> None:
    """Phases, export and forgetting need the teacher's key, and no page of another site may ask."""
    client = Client()
    code, teacher = await client.open()
    for key in ("", "wrong", f"{teacher}x"):
        assert (await client.move(code, key, "vote")).status == 403
        assert (await client.get(f"/room/{code}/export.csv", x_teacher=key)).status == 403
        assert (await client.ask("DELETE", f"/room/{code}", b"", {"x_teacher": key})).status == 403
        assert "teacher" not in await client.state(code, x_teacher=key)
    data = {"phase": "vote", "question": QUESTION, "round": 1}
    for origin, status in (("http://evil.example", 403), (f"http://{HOST}", 200)):
        answer = await client.post(f"/room/{code}/phase", data, x_teacher=teacher, origin=origin)
        assert answer.status == status
    assert (await client.post("/room", {}, origin="http://evil.example")).status == 403


@in_a_loop
async def test_the_teacher_alone_gets_the_hint() -> None:
    """The teacher's state has bars and advice while the vote runs, that of the others has not."""
    client = Client()
    code, teacher = await client.open()
    learner = await client.join(code)
    await client.move(code, teacher, "vote")
    await client.vote(code, learner, WRONG)
    more = (await client.state(code, x_teacher=teacher, accept_language="en"))["teacher"]
    assert library.room_words("en")["teacher"]["explain"] in more["html"]
    assert more["urls"] == [f"http://{HOST}/j/{code}"]


@in_a_loop
async def test_the_light_needs_another_device() -> None:
    """The page opened on this machine leaves the light off, on another one turns it on."""
    client = Client(address="127.0.0.1")
    code, teacher = await client.open()
    await client.get(f"/j/{code}")
    assert not (await client.state(code, x_teacher=teacher))["teacher"]["reached"]
    client.address = "192.168.0.9"
    await client.get(f"/j/{code}")
    assert (await client.state(code, x_teacher=teacher))["teacher"]["reached"]


@in_a_loop
async def test_the_export_is_for_a_spreadsheet() -> None:
    """CSV with a mark of UTF-8, one row for each vote, without names."""
    client = Client()
    code, teacher = await client.open()
    joined = await client.post(f"/room/{code}/join", {})
    await client.move(code, teacher, "vote")
    await client.vote(code, joined.data["learner"])
    answer = await client.get(f"/room/{code}/export.csv", x_teacher=teacher)
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.text.splitlines()[1].startswith(f"{QUESTION},vote 1,1,{RIGHT},sure,")
    assert answer.text[0] == "\ufeff" and joined.data["name"] not in answer.text


@in_a_loop
async def test_a_forgotten_room_is_gone() -> None:
    """After DELETE nothing is known of the room, in the store neither, and its streams end."""
    client = Client()
    code, teacher = await client.open()
    live = await client.rooms.find(code, 0)
    gone = asyncio.create_task(collect(live, 99))
    await asyncio.sleep(0)
    forgotten = await client.ask("DELETE", f"/room/{code}", b"", {"x_teacher": teacher})
    assert forgotten.status == 204 and client.store.load(code) == []
    assert await gone
    assert (await client.get(f"/j/{code}", accept="text/html")).status == 404


@in_a_loop
async def test_a_room_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three hours after its last event a room answers 410, after a restart too."""
    client = Client()
    code, _ = await client.open()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + LIFETIME + 1)
    for one in (client, Client(client.store)):
        answer = await one.get(f"/j/{code}", accept="text/html", accept_language="en")
        assert answer.status == 410 and "ended" in answer.text


async def collect(live: Any, answered: int) -> list[Any]:
    """States of a stream, until so many have answered or it ends."""
    got = []
    async for line in lines(live, heartbeat=5):
        if "data: " in line and "beat" not in line:
            got.append(json.loads(line.partition("data: ")[2]))
        if got and got[-1]["answered"] == answered:
            break
    return got


@in_a_loop
async def test_a_stream_sends_the_newest_state() -> None:
    """Many votes at once are few states, the last of which has them all; none has a name."""
    client = Client()
    code, teacher = await client.open()
    keys = [await client.join(code) for _ in range(20)]
    await client.move(code, teacher, "vote")
    live = await client.rooms.find(code, 0)
    reading = asyncio.create_task(collect(live, 20))
    await asyncio.sleep(0)
    await asyncio.gather(*(client.vote(code, key) for key in keys))
    states = await asyncio.wait_for(reading, 20)
    assert states[-1]["answered"] == 20 and len(states) <= 3
    assert set(states[0]) == {
        "v",
        "phase",
        "section",
        "question",
        "round",
        "left",
        "joined",
        "answered",
        "renamed",
        "slide",
        "turns",
        "follow",
        "names",
    }


@in_a_loop
async def test_a_quiet_stream_beats() -> None:
    """Without news a stream sends a heartbeat, by which a phone knows that it is alive."""
    client = Client()
    code, _ = await client.open()
    stream = lines(await client.rooms.find(code, 0), heartbeat=0.01)
    got = [await anext(stream) for _ in range(3)]
    assert got[0].startswith("retry:") and "data:" in got[1] and "event: beat" in got[2]
    assert streams.HEARTBEAT == 15
    await stream.aclose()  # type: ignore[attr-defined]


@in_a_loop
async def test_a_reader_that_stalls_gets_the_newest_state() -> None:
    """To one who read nothing for a while the next state is the newest, and the only one."""
    client = Client()
    code, teacher = await client.open()
    live = await client.rooms.find(code, 0)
    stream = lines(live, heartbeat=0.01)
    assert [(await anext(stream))[:3] for _ in range(2)] == ["ret", "id:"]
    for phase, round in (("vote", 1), ("discuss", 1), ("vote", 2), ("reveal", 2)):
        await client.move(code, teacher, phase, round)
        await asyncio.sleep(0)
    assert '"phase":"reveal"' in await anext(stream)
    assert "event: beat" in await anext(stream)
    await stream.aclose()  # type: ignore[attr-defined]


BAD: list[tuple[str, bytes, int]] = [
    ("join", b"[1]", 400),
    ("join", b"{", 400),
    ("join", b"[" * 4000, 400),
    ("join", b'{"learner": "' + b"x" * 10_000 + b'"}', 413),
    ("vote", b"{}", 409),
    ("vote", b'{"question": {"a": [1e999]}, "round": "x"}', 409),
    ("vote", b"\xff\xfe", 400),
    ("phase", b'{"phase": "party"}', 400),
    ("phase", b'{"phase": "vote", "question": "none", "round": 1}', 400),
    ("phase", b'{"phase": "reveal", "round": 99999999999}', 409),
]


@pytest.mark.parametrize(("path", "body", "status"), BAD)
@in_a_loop
async def test_bad_input_gets_a_sentence(path: str, body: bytes, status: int) -> None:
    """Each kind of nonsense is answered by a short sentence and never a traceback."""
    client = Client()
    code, teacher = await client.open()
    answer = await client.ask("POST", f"/room/{code}/{path}", body, {"x_teacher": teacher})
    assert answer.status == status
    assert 5 < len(answer.data["error"]) < 200


@pytest.mark.parametrize("answer", ["", "none", "<script>alert(1)</script>", "\ud800", "9" * 3000])
@in_a_loop
async def test_an_answer_must_be_one(answer: str) -> None:
    """An answer that the question cannot take is refused, and counted nowhere."""
    client = Client()
    code, teacher = await client.open()
    learner = await client.join(code)
    await client.move(code, teacher, "vote")
    assert (await client.vote(code, learner, answer)).status == 400
    assert (await client.state(code))["answered"] == 0


@in_a_loop
async def test_a_learner_cannot_flood() -> None:
    """A learner's votes beyond eight at once are put off, those of the others are not."""
    client = Client()
    code, teacher = await client.open()
    one, other = await client.join(code), await client.join(code)
    await client.move(code, teacher, "vote")
    statuses = [(await client.vote(code, one)).status for _ in range(20)]
    assert statuses[:8] == [200] * 8 and 429 in statuses
    assert (await client.vote(code, other)).status == 200


@pytest.mark.parametrize("code", ["zzzz", "..", "%00", "x" * 500, "0O1I"])
@in_a_loop
async def test_an_unknown_code_is_a_sentence(code: str) -> None:
    """An unknown code gives 404 with a sentence, as a page to browsers."""
    answer = await Client().get(f"/j/{code}", accept="text/html", accept_language="en")
    assert answer.status == 404 and library.room_words("en")["error"]["unknown"] in answer.text


@in_a_loop
async def test_a_code_may_be_typed_in_small_letters() -> None:
    """The code is found however it is typed; the field for it leads to the room."""
    client = Client()
    code, _ = await client.open()
    assert (await client.get(f"/j/{code.lower()}")).status == 200
    assert (await client.get(f"/j?code={code.lower()}")).headers["location"] == f"./j/{code}"


@in_a_loop
async def test_pages_say_the_same_in_both_languages() -> None:
    """Teacher's page, wall, entrance and the screen about what is kept exist in both languages."""
    client = Client()
    code, _ = await client.open()
    for path in ("/room", f"/room/{code}", "/room/kept", "/j"):
        for language in ("ko", "en"):
            page = await client.get(f"{path}?lang={language}")
            assert page.status == 200 and f'<html lang="{language}">' in page.text
            assert "{" not in re.sub(r'<script.*?</script>|data-\w+="[^"]*"', "", page.text)


@in_a_loop
async def test_the_qr_code_is_the_address() -> None:
    """The picture is an SVG, and its address is never a loopback one."""
    client = Client()
    code, teacher = await client.open()
    picture = await client.get(f"/room/{code}/qr.svg")
    assert picture.headers["content-type"].startswith("image/svg") and "<svg" in picture.text
    state = await client.state(code, x_teacher=teacher, host="localhost:8501")
    assert not [u for u in state["teacher"]["urls"] if "localhost" in u or "127." in u]
    proxied = {"x_forwarded_host": "lab.example.org", "x_forwarded_proto": "https"}
    state = await client.state(code, x_teacher=teacher, **proxied)
    assert state["teacher"]["urls"] == [f"https://lab.example.org/j/{code}"]


class Failing(MemoryStore):
    """Store whose disk is full while `full` is set."""

    full = False

    def append(self, code: str, event: Event) -> Future[int]:
        """Add one event, or fail as a full disk does."""
        if not self.full:
            return super().append(code, event)
        failed: Future[int] = Future()
        failed.set_exception(StoreError("full", "/rooms"))
        return failed


@in_a_loop
async def test_a_full_disk_is_said_and_counts_nothing() -> None:
    """A vote that cannot be stored gets a sentence and does not count; it can be sent again."""
    store = Failing()
    client = Client(store)
    code, teacher = await client.open()
    learner = await client.join(code)
    await client.move(code, teacher, "vote")
    store.full = True
    refused = await client.vote(code, learner)
    assert refused.status == 503 and refused.data["error"]
    assert (await client.state(code))["answered"] == 0
    store.full = False
    assert (await client.vote(code, learner)).status == 200
    assert (await client.state(code))["answered"] == 1


@in_a_loop
async def test_rooms_that_ended_are_deleted() -> None:
    """Three hours after its last event a room is deleted from the store, a later one is not."""
    client = Client()
    old, _ = await client.open()
    await client.rooms.tidy(time.time() + LIFETIME - 60)
    assert client.store.load(old)
    await client.rooms.tidy(time.time() + LIFETIME + 60)
    assert client.store.load(old) == []
    assert (await client.get(f"/room/{old}/state")).status == 404
    await Client().rooms.tidy(0)
