"""Advice at the end of a path: reasons, curve, matching settings, and code."""

from collections.abc import Callable, Iterator

import streamlit as st

from core import choose
from core.activations import BY_NAME
from core.activations.program import Framework
from core.choose import Advice, layer_code
from core.multivariate import gates
from pages._ui.charts import explorer, scene
from pages._ui.scenes import glu, softmax
from pages._ui.session import projector
from pages._ui.session.parameters import settings
from pages._ui.text import citations, library
from pages._ui.text.labels import label
from pages._ui.text.language import current, say
from pages._ui.wizard import evidence
from pages._ui.wizard.questions import advice_name

OPEN = {"formula": False, "slope": False, "limit": False}
GOES_WITH = ("init", "norm", "loss", "rate")
FRAMEWORKS: dict[Framework, str] = {
    "torch": "PyTorch",
    "jax": "JAX / Flax",
    "keras": "Keras",
    "numpy": "NumPy",
}


def show(advice: Advice | None) -> None:
    """Show the advice with its reasons and curve, or a request to answer the questions."""
    if advice is None:
        st.info(say("choose.open"))
        return
    st.subheader(advice_name(advice), anchor="advice")
    st.markdown("\n\n".join(reasons(advice)))
    with st.container(key="advice-curve"):
        _curve(advice)


def reasons(advice: Advice) -> Iterator[str]:
    """Show the reasons of the leaf or of the needs that changed it, and the overruled needs."""
    if advice.usual:
        yield citations.linked(advice.leaf.why[current()])
    else:
        usual = advice.leaf.name.get(current()) or label(advice.leaf.activation)
        yield say("choose.moved", usual=usual, chosen=label(advice.activation))
    points = [
        f"- **{need.words[current()]}**: {need.does[current()]}"
        for need in advice.met
        if not advice.usual or need.id not in advice.leaf.implies
    ]
    if points:
        yield "\n".join(points)
    yield from (_lost_need(clash) for clash in advice.clashes)


def _lost_need(clash: choose.Clash) -> str:
    names = {"winner": clash.winner.words[current()], "loser": clash.need.words[current()]}
    return f":material/balance: {say('choose.clash', **names)} {clash.winner.wins[current()]}"


def _curve(advice: Advice) -> None:
    """Show the Explorer; for a gate its plane, for softmax its bars."""
    if advice.activation in gates.BY_NAME:
        scene.show(glu.PLANES[advice.activation])
    elif advice.activation == "softmax":
        scene.show(softmax.BARS["logits_3"])
    else:
        act = BY_NAME[advice.activation]
        given = settings(act)
        if given == act.defaults:
            given = given | dict(advice.given(library.choices()))
        explorer.show(act, given, OPEN)


def parts(block: Callable[[str, Callable[[], None]], None], advice: Advice) -> None:
    """Draw the blocks below the reasons."""
    block("details", lambda: details(advice))
    block("layer", lambda: code(advice))


def details(advice: Advice) -> None:
    """Show matching settings, alternatives, exceptions, users and evidence."""
    left, right = (st.container(), st.container()) if projector.is_on() else st.columns(2)
    with left:
        st.markdown(f"#### {say('choose.goes_with')}")
        st.markdown("\n".join(f"- {line}" for line in matching(advice)))
        _users(advice)
    with right:
        _others(advice)
        evidence.show(advice)


def matching(advice: Advice) -> Iterator[str]:
    """Initialisation, normalisation, loss and learning rate, one line each."""
    entry = library.choices().entries[advice.activation]
    parts = {"init": entry.init} | dict(advice.leaf.goes_with)
    if not advice.usual:
        parts["init"] = entry.init
    for part in GOES_WITH:
        yield f"**{say(f'choose.{part}')}** · {parts[part][current()]}"


def _others(advice: Advice) -> None:
    others = [o for o in advice.leaf.instead if advice.usual or o.activation != advice.activation]
    if others:
        st.markdown(f"#### {say('choose.instead')}")
        st.markdown("\n".join(f"- {citations.linked(o.words[current()])}" for o in others))
    if advice.usual:
        st.markdown(f"#### {say('choose.unless')}")
        st.markdown(advice.leaf.unless[current()])


def _users(advice: Advice) -> None:
    """Show the models that the leaf names, or all with the activation that the needs chose."""
    named, used = advice.leaf.users, advice.activation
    models = library.models()
    rows = [m for m in models if (m.name in named if advice.usual else used in m.activations)]
    if rows:
        st.markdown(f"#### {say('users.title')}")
        st.markdown(citations.listed(rows, ()))


def code(advice: Advice) -> None:
    """Show a small complete layer for each framework."""
    # The highlighter is 1.5 MB: it is loaded when the box is opened.
    box = st.expander(say("choose.code"), key="wizard-code", on_change="rerun")
    if box.open:
        with box:
            if layer_code.starts_by_default(library.layers(), advice.leaf.layer):
                st.caption(say("choose.default_init"))
            tabs = st.tabs(list(FRAMEWORKS.values()))
            for tab, framework in zip(tabs, FRAMEWORKS, strict=True):
                tab.code(program(advice, framework), language="python")


def program(advice: Advice, framework: Framework) -> str:
    """Code of the advice in one framework."""
    entry = library.choices().entries[advice.activation]
    given = advice.given(library.choices())
    return layer_code.code(
        library.layers(),
        advice.leaf.layer,
        framework,
        advice.activation,
        entry.variance,
        **given,
    )
