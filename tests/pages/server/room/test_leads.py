"""The HTTP contract of the teacher's lead: slide, turns, switches, names of learners."""

import json
from typing import Any

import pytest

from pages._ui.text import library
from tests.pages.server.room.client import Client
from tests.pages.server.room.test_contract import in_a_loop

SECTION = "step"
DECK = library.slides(SECTION)
SLIDE = {"section": SECTION, "slide": 1, "of": len(DECK)}
BAD_WORD = sorted(library.bad_words().anywhere)[0]


async def switched(client: Client, name: str, on: int = 1) -> tuple[str, str]:
    """Room with a switch turned: its code and the teacher's key."""
    code, teacher = await client.open()
    data = {"switch": name, "on": on}
    answer = await client.post(f"/room/{code}/switch", data, x_teacher=teacher)
    assert answer.status == 200
    return code, teacher


async def named(client: Client, code: str, name: Any, language: str = "ko") -> str:
    """Name that a learner gets who writes this one."""
    joined = await client.post(f"/room/{code}/join", {"name": name}, accept_language=language)
    assert joined.status == 200
    return str(joined.data["name"])


def is_generated(name: str, language: str = "ko") -> bool:
    """Whether a name is adjective and animal."""
    words = library.room_words(language)
    return name.startswith(tuple(words["adjectives"])) and name.endswith(tuple(words["animals"]))


@in_a_loop
async def test_the_slide_is_told_to_everybody_and_its_notes_to_the_teacher() -> None:
    """The state has place and setting of the slide; words, next title and notes are private."""
    client = Client()
    code, teacher = await client.open()
    assert (await client.state(code))["slide"] is None
    told = await client.post(f"/room/{code}/slide", SLIDE, x_teacher=teacher)
    assert told.status == 200
    state = await client.state(code, x_teacher=teacher, accept_language="en")
    place = {"section": SECTION, "at": 1, "of": len(DECK)}
    assert state["slide"] == place | {"show": list(DECK[0].show), "set": dict(DECK[0].set)}
    more = state["teacher"]["slide"]
    assert (more["title"], more["next"]) == (DECK[0].title["en"], DECK[1].title["en"])
    assert more["notes"] == [DECK[0].note["en"], DECK[0].note["ko"]]
    assert DECK[0].note["en"] not in json.dumps(await client.state(code))


@pytest.mark.parametrize(
    "wrong",
    [{"section": "../x"}, {"section": None}, {"slide": 0}, {"slide": len(DECK) + 1}, {"slide": []}],
    ids=str,
)
@in_a_loop
async def test_a_slide_that_cannot_be_is_refused(wrong) -> None:
    """A slide needs a section of the lesson, and a number within its deck."""
    client = Client()
    code, teacher = await client.open()
    answer = await client.post(f"/room/{code}/slide", SLIDE | wrong, x_teacher=teacher)
    assert answer.status == 400 and answer.data["error"]
    assert (await client.state(code))["slide"] is None


@in_a_loop
async def test_sliders_that_the_teacher_moves_are_told() -> None:
    """Moved sliders are added to the slide's setting, and are gone with the next slide."""
    client = Client()
    code, teacher = await client.open()
    moved = {"staircase-t": 0.5, "staircase-s": 1}
    for more, added in (({"moved": json.dumps(moved)}, moved), ({"slide": 2}, {})):
        await client.post(f"/room/{code}/slide", SLIDE | more, x_teacher=teacher)
        slide = (await client.state(code))["slide"]
        assert slide["set"] == dict(DECK[slide["at"] - 1].set) | added
    again = await Client(client.store).state(code)
    assert again["slide"] == slide


@pytest.mark.parametrize(
    "moved",
    [
        "x",
        "[]",
        "[" * 3000,
        '{"x": "1"}',
        '{"x": NaN}',
        '{"x": 1e999}',
        f'{{"x": {10**309}}}',
        '{"x": true}',
        '{"<b>": 1}',
        json.dumps({f"x{n}": n for n in range(13)}),
    ],
    ids=range(10),
)
@in_a_loop
async def test_sliders_that_cannot_be_are_refused(moved) -> None:
    """Sliders are few, have plain names, and finite numbers."""
    client = Client()
    code, teacher = await client.open()
    answer = await client.post(f"/room/{code}/slide", SLIDE | {"moved": moved}, x_teacher=teacher)
    assert answer.status == 400 and answer.data["error"]


@in_a_loop
async def test_a_section_without_slides_is_shown_by_its_place() -> None:
    """Of blocks in place of slides the teacher sees section and number."""
    client = Client()
    code, teacher = await client.open()
    data = {"section": "glossary", "slide": 2, "of": 3}
    assert (await client.post(f"/room/{code}/slide", data, x_teacher=teacher)).status == 200
    state = await client.state(code, x_teacher=teacher)
    assert state["slide"]["show"] == [] and state["teacher"]["slide"]["place"].endswith("2 / 3")


@in_a_loop
async def test_turns_are_counted() -> None:
    """Each turn from another device counts, so that a projector knows how many it missed."""
    client = Client()
    code, teacher = await client.open()
    for way in ("Right", "Right", "Left"):
        turned = await client.post(f"/room/{code}/turn", {"way": way}, x_teacher=teacher)
        assert turned.status == 200
    assert (await client.state(code))["turns"] == {"Left": 1, "Right": 2}
    wrong = await client.post(f"/room/{code}/turn", {"way": "Up"}, x_teacher=teacher)
    assert wrong.status == 400


@in_a_loop
async def test_follow_me_is_off_until_it_is_turned_on() -> None:
    """The switch is off in a new room, on after 1, off after 0, also after a restart."""
    client = Client()
    code, teacher = await client.open()
    assert (await client.state(code))["follow"] is False
    for on in (1, 0, 1):
        await client.post(f"/room/{code}/switch", {"switch": "follow", "on": on}, x_teacher=teacher)
        assert (await client.state(code))["follow"] is bool(on)
    assert (await Client(client.store).state(code))["follow"] is True


@in_a_loop
async def test_only_the_teacher_leads() -> None:
    """Slide, turn, switch and names need the teacher's key; an unknown switch is refused."""
    client = Client()
    code, teacher = await client.open()
    calls = {"slide": SLIDE, "turn": {"way": "Right"}, "switch": {"switch": "follow", "on": 1}}
    for path, data in (calls | {"rename": {"learner": 1}}).items():
        for key in ("", "wrong"):
            refused = await client.post(f"/room/{code}/{path}", data, x_teacher=key)
            assert refused.status == 403
    wrong = await client.post(f"/room/{code}/switch", {"switch": "x"}, x_teacher=teacher)
    assert wrong.status == 400


@in_a_loop
async def test_names_are_generated_unless_the_teacher_allows_others() -> None:
    """Until the switch is on, a written name is ignored, and a phone has no field for it."""
    client = Client()
    code, teacher = await client.open()
    assert is_generated(await named(client, code, "민수"))
    assert 'name="name"' not in (await client.get(f"/j/{code}")).text
    data = {"switch": "names", "on": 1}
    await client.post(f"/room/{code}/switch", data, x_teacher=teacher)
    assert await named(client, code, "민수") == "민수"
    assert 'name="name"' in (await client.get(f"/j/{code}")).text


@pytest.mark.parametrize("written", ["", "  ", "<>", BAD_WORD, f"x{BAD_WORD}!", None, ["\x00"]])
@in_a_loop
async def test_an_unfit_name_gives_way_to_a_generated_one(written) -> None:
    """Nothing readable, or a word of the list: the learner comes in under a made-up name."""
    client = Client()
    code, _ = await switched(client, "names")
    name = await named(client, code, written)
    assert is_generated(name)


@in_a_loop
async def test_a_hostile_name_is_harmless_everywhere() -> None:
    """Markup is no markup, emoji stay, a long one is cut; 10 kB are refused with a sentence."""
    client = Client()
    code, teacher = await switched(client, "names")
    script = await named(client, code, "<script>alert(1)</script>")
    assert script == "scriptalert1script"
    assert await named(client, code, "🐼‍🐼 판다\u202e") == "🐼🐼 판다"
    assert len(await named(client, code, "가" * 300)) == 20
    large = await client.post(f"/room/{code}/join", {"name": "x" * 10_000})
    assert large.status == 413 and large.data["error"]
    wall = await client.get(f"/room/{code}")
    assert "판다" not in wall.text and "alert" not in wall.text
    assert "alert" not in json.dumps(await client.state(code))
    names = (await client.state(code, x_teacher=teacher))["teacher"]["names"]
    assert list(names) == ["1", "2", "3"]


@in_a_loop
async def test_one_tap_removes_a_name() -> None:
    """The written name gives way to a generated one on the phone; the votes stay the learner's."""
    client = Client()
    code, teacher = await switched(client, "names")
    joined = (await client.post(f"/room/{code}/join", {"name": "Zorro"})).data
    before = (await client.state(code))["renamed"]
    removed = await client.post(f"/room/{code}/rename", {"learner": "1"}, x_teacher=teacher)
    assert removed.status == 200
    again = (await client.post(f"/room/{code}/join", {"learner": joined["learner"]})).data
    assert is_generated(again["name"]) and again["learner"] == joined["learner"]
    state = await client.state(code, x_teacher=teacher)
    assert state["renamed"] == before + 1 and state["teacher"]["names"] == {}
    nobody = await client.post(f"/room/{code}/rename", {"learner": 9}, x_teacher=teacher)
    assert nobody.status == 403
