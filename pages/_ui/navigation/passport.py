"""Passport of a section's function: three questions, each answered once the learner measured it."""

from collections.abc import Callable, Collection, Sequence
from html import escape

import streamlit as st

from core.course.passport import PASSPORTS, QUESTIONS, Question, filled
from core.experiments.passport import Passport
from core.experiments.passport import passport as measure
from core.experiments.stack import DEPTH, fate
from core.progress import settled
from pages._ui.runtime.error_boundary import fragment
from pages._ui.runtime.shared_cache import shared_cache
from pages._ui.session import learner_record, projector
from pages._ui.text.labels import FATE_SIGNS, VERDICT_SIGNS, ratio_label, ratio_words
from pages._ui.text.language import current, say
from pages._ui.text.numbers import figure, raised

DRAWN = "passport-drawn"
"""Section and filled slots of the strip that the page shows."""

JUST_NOW = 10_000
"""Milliseconds after which a measurement is no longer announced."""


def strip(section: str) -> None:
    """Draw the passport of a section that has one, with the slots that the learner has filled."""
    if section not in PASSPORTS:
        return
    known = QUESTIONS if projector.is_on() else measured(section)
    before, names = st.session_state.get(DRAWN, ("", ()))
    st.session_state[DRAWN] = section, known
    with st.container(key="passport"):
        # Unlike st.html, Markdown is loaded with the page, so that nothing moves when it arrives.
        st.markdown(html(section, known), unsafe_allow_html=True)
    if before == section and not projector.is_on():
        fresh = [name for name in known if name not in names]
        _announce(section, [name for name in fresh if _just_now(section, name)])


def _announce(section: str, names: Sequence[Question]) -> None:
    """Say what has just been stamped: the strip is often out of sight."""
    if names:
        found = " · ".join(f"{say(f'passport.{name}')} {answer(section, name)}" for name in names)
        st.toast(say("passport.stamped", found=found))


def _just_now(section: str, name: Question) -> bool:
    """Whether the answer is new, and does not come from the record of an earlier visit."""
    ids = PASSPORTS[section][name].ids
    ats = [event.at for event in learner_record.record() if event.of in ids]
    return learner_record.now() - min(ats) < JUST_NOW


def part(section: str, name: str, draw: Callable[[], object]) -> None:
    """Draw a fragment, and the page again once something in it has filled a slot of the strip."""

    def followed() -> None:
        draw()
        shown, names = st.session_state.get(DRAWN, ("", ()))
        if shown == section and not projector.is_on() and measured(section) != names:
            st.rerun()

    fragment(name, followed)


def measured(section: str) -> tuple[Question, ...]:
    """Questions of a section's passport that the learner has measured."""
    return filled(section, settled(learner_record.record()))


def html(section: str, known: Collection[Question]) -> str:
    """Strip of a section, with links to the blocks that measure what is not known."""
    slots = "".join(_slot(section, name, name in known) for name in QUESTIONS)
    under = f"<p>{escape(_note(section))}</p>" if {"signal", "gradient"} & set(known) else ""
    label = escape(say("passport.title"))
    return f'<div class="passport" role="group" aria-label="{label}"><dl>{slots}</dl>{under}</div>'


@shared_cache(size=64)
def passport(function: str) -> Passport:
    """Passport of a function, measured once for all visitors."""
    return measure(function)


def _note(section: str) -> str:
    c = passport(section).c
    return say("passport.note", depth=DEPTH, variance=f"{figure(c)}/n")


def answer(function: str, name: Question) -> str:
    """Answer to one question about a function, with its sign: "✓ 0.23 kept"."""
    if name == "bend":
        bends = passport(function).bends
        sign = VERDICT_SIGNS["holds" if bends else "does_not_hold"]
        return f"{sign} {say('passport.bends' if bends else 'passport.straight')}"
    ratio = _ratio(function, name)
    return f"{FATE_SIGNS[fate(ratio)]} {ratio_label(ratio, current())}"


def _ratio(function: str, name: Question) -> float:
    found = passport(function)
    return found.signal if name == "signal" else found.gradient


def link(name: Question, address: str) -> str:
    """Link to the place where a question is measured."""
    label = f"{say(f'passport.{name}')} {say('passport.measure')}"
    words = escape(say("passport.measure"))
    return f'<a href="{escape(address)}" aria-label="{escape(label)}">{words}</a>'


def _slot(section: str, name: Question, known: bool) -> str:
    question = f"<dt>{escape(say(f'passport.{name}'))}</dt>"
    if not known:
        found = link(name, f"#{PASSPORTS[section][name].block}")
        return f'<div class="slot slot-empty">{question}<dd>{found}</dd></div>'
    return f'<div class="slot slot-{name}">{question}<dd>{_stamp(section, name)}</dd></div>'


def _stamp(section: str, name: Question) -> str:
    """Answer with its sign; a ratio stands below its word, for the slots are narrow."""
    if name == "bend":
        return escape(answer(section, name))
    ratio = _ratio(section, name)
    number, word = ratio_words(ratio, current())
    return f"{FATE_SIGNS[fate(ratio)]} {escape(word)} <small>{raised(number)}</small>"
