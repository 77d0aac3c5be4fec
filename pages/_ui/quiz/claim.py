"""Cards with a sentence of the slides: the learner judges it, then sees verdict and reason."""

import streamlit as st

from core.course.claims import VERDICTS, Claim, Verdict
from pages._ui.session import kept_choice, learner_record
from pages._ui.text import citations
from pages._ui.text.labels import VERDICT_SIGNS
from pages._ui.text.language import current, say


def show(claim: Claim) -> None:
    """Show the sentence and three answers; after one of them, the verdict and its reason."""
    with st.container(key=claim.key, border=True, gap="small"):
        st.markdown(_quote(claim))
        if _judged(claim):
            st.markdown(_verdict(claim))


def project(claim: Claim, known: bool) -> None:
    """Show the sentence with three verdicts to vote for by hand; once `known`, the right one."""
    with st.container(key="claim-projected"):
        st.markdown(_quote(claim))
        right = claim.verdict if known else ""
        st.markdown(" ".join(_choice(verdict, verdict == right) for verdict in VERDICTS))
        if known:
            st.markdown(_verdict(claim))


def _choice(verdict: Verdict, right: bool) -> str:
    colour = "green" if right else "gray"
    return f":{colour}-badge[{VERDICT_SIGNS[verdict]} {say(f'slide_claim.{verdict}')}]"


def _quote(claim: Claim) -> str:
    """The sentence in the reader's language; below a translation, as the deck prints it."""
    here, printed = f"“{claim.quote[current()]}”", f"“{claim.quote['ko']}”"
    return here if here == printed else f"{here}  \n:small[{printed}]"


def _judged(claim: Claim) -> str:
    """The learner's judgement, from now or an earlier visit; "" before the first."""
    key, of = f"judged-{claim.id}", claim.key
    kept = kept_choice.restore(of, key, VERDICTS)
    judged: str | None = st.segmented_control(
        say("slide_claim.ask"),
        VERDICTS,
        key=key,
        format_func=lambda verdict: say(f"slide_claim.{verdict}"),
        on_change=kept_choice.keep,
        args=(of, key),
        label_visibility="collapsed",
        required=bool(kept),
    )
    if judged:
        learner_record.keep(of)
    return judged or ""


def _verdict(claim: Claim) -> str:
    said = say(f"slide_claim.{claim.verdict}")
    basis = say(f"slide_claim.{claim.basis}")
    reason = citations.linked(claim.why[current()])
    return f"**{VERDICT_SIGNS[claim.verdict]} {said}** · {reason} :gray-badge[{basis}]"
