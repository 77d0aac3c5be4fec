"""Evidence for an advice: a prepared duel, a block of the lesson, or a paper."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from core.choose import Advice, Proof
from pages._ui.text.citations import linked
from pages._ui.text.labels import label
from pages._ui.text.language import current, say

# These blocks have no heading to jump to.
WITHOUT_HEADING = ("explorer", "properties")


def show(advice: Advice) -> None:
    """Show the proofs and the sources."""
    st.markdown(f"#### {say('choose.evidence')}")
    st.markdown("\n".join(f"- {line}" for line in lines(advice)))


def lines(advice: Advice) -> Iterable[str]:
    """One line for each proof, and one with the sources of leaf and needs."""
    needs = (*advice.met, *(clash.need for clash in advice.clashes))
    proofs = [need.proof for need in needs if need.proof.words and need.id not in _implied(advice)]
    if advice.usual:
        proofs.insert(0, advice.leaf.proof)
    yield from dict.fromkeys(map(proof_line, proofs))
    cites = advice.leaf.sources if advice.usual else ()
    cites = (*cites, *(key for need in needs for key in need.sources))
    if cites:
        keys = " ".join(f"[@{key}]" for key in dict.fromkeys(cites))
        yield f"{say('choose.sources')} {linked(keys)}"


def proof_line(proof: Proof) -> str:
    """Description of a proof, with a link to it."""
    if proof.duel:
        acts = " · ".join(map(label, proof.duel["acts"]))
        link = f"[{say('choose.duel', acts=acts)}]({duel_address(proof.duel)})"
        return f"{link} {proof.words[current()]}"
    if proof.page:
        title = say(f"section.{proof.page}")
        return f"{proof.words[current()]} [{title}]({block_address(proof.page, proof.block)})"
    return proof.words[current()]


def duel_address(setup: Mapping[str, Any]) -> str:
    """Address of a prepared duel, in the reader's language."""
    named = {key: ",".join(v) if isinstance(v, list | tuple) else v for key, v in setup.items()}
    return f"duel?{urlencode(named | {'lang': current()}, safe=',')}"


def block_address(page: str, block: str) -> str:
    """Address of a block of a section, in the reader's language."""
    anchor = "" if block in WITHOUT_HEADING else f"#{block}"
    return f"{page}?lang={current()}{anchor}"


def _implied(advice: Advice) -> tuple[str, ...]:
    """Needs that the leaf implies; its proof covers them while it is shown."""
    return advice.leaf.implies if advice.usual else ()
