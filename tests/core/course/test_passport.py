"""Slots of the passports are filled by what the learner has settled."""

import pytest

from core.course.outline import SECTIONS
from core.course.passport import IDS, PASSPORTS, QUESTIONS, filled


@pytest.mark.parametrize("section", PASSPORTS)
def test_a_passport_has_three_slots_that_can_be_filled(section: str) -> None:
    """Each question of a passport has ids, and all ids of a section fill it."""
    assert tuple(PASSPORTS[section]) == QUESTIONS
    assert all(slot.ids for slot in PASSPORTS[section].values())
    assert filled(section, ()) == ()
    assert filled(section, IDS) == QUESTIONS


def test_what_was_measured_fills_its_slot_alone() -> None:
    """The stack fills two slots, a sentence about the gradient one, another page's chart none."""
    assert filled("step", {"stack-step"}) == ("signal", "gradient")
    assert filled("step", {"claim-e04"}) == ("gradient",)
    assert filled("step", {"stack-linear", "claim-e02"}) == ()
    assert filled("contents", IDS) == ()


def test_passports_follow_the_course() -> None:
    """Passports are those of built sections, in the order of the course."""
    order = [section.id for section in SECTIONS]
    assert list(PASSPORTS) == sorted(PASSPORTS, key=order.index)
