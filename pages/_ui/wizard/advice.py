"""Advice at the end of a path: reasons, curve, matching settings, and code."""

from collections.abc import Callable, Iterable, Iterator

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.activations import BY_NAME
from core.activations.program import Framework
from core.choose import Advice, Need, layer_code
from core.course.passport import QUESTIONS
from core.multivariate import gates
from pages._ui.charts import explorer, scene
from pages._ui.navigation import passport
from pages._ui.scenes import glu, softmax
from pages._ui.session import projector
from pages._ui.session.parameters import settings
from pages._ui.text import citations, library
from pages._ui.text.labels import label
from pages._ui.text.language import current, say
from pages._ui.wizard import evidence, path, questions

OPEN = {"formula": False, "slope": False, "limit": False}
HIDDEN = "hidden"
"""Answer after which the passport, measured in hidden layers, tells something."""

GOES_WITH = ("init", "norm", "loss", "rate")
FRAMEWORKS: dict[Framework, str] = {
    "torch": "PyTorch",
    "jax": "JAX / Flax",
    "keras": "Keras",
    "numpy": "NumPy",
}


def show(advice: Advice | None) -> None:
    """Show the open question, or the advice with its curve and the needs that may change it."""
    questions.show()
    if advice is None:
        return
    said, drawn = _columns(5, 6)
    with said.container(key="advice-said"):
        st.caption(say("choose.begin"))
        st.subheader(advice_name(advice), anchor="advice")
        st.markdown("\n\n".join(reasons(advice)))
        if HIDDEN in path.path():
            st.markdown(passport.html(advice.activation, QUESTIONS), unsafe_allow_html=True)
            st.caption(say("choose.bare"))
    with drawn.container(key="advice-curve"):
        _curve(advice)
    if advice.leaf.needs:
        questions.needs(advice.leaf.needs)


def _columns(*widths: int) -> list[DeltaGenerator]:
    """Columns, at the projector one below the other."""
    if projector.is_on():
        return [st.container() for _ in widths]
    return st.columns(widths, gap="large")


def advice_name(advice: Advice) -> str:
    """Name of an advice: of its leaf, or of the activation that the needs chose."""
    leaf_name = advice.leaf.name.get(current())
    return leaf_name if leaf_name and advice.usual else label(advice.activation)


def reasons(advice: Advice) -> Iterator[str]:
    """Reasons of the leaf or of the needs that changed it, and the overruled needs."""
    if advice.usual:
        yield citations.linked(advice.leaf.why[current()])
    else:
        usual, chosen = label(advice.leaf.activation), label(advice.activation)
        named = _named(advice.decisive)
        yield say("choose.moved", usual=usual, chosen=chosen, needs=named)
    points = [
        f"- **{need.words[current()]}**: {need.does[current()]}"
        for need in advice.met
        if not advice.usual or need.id not in advice.leaf.implies
    ]
    if points:
        yield "\n".join(points)
    for winner, losers in advice.overruled:
        names = {"winner": winner.words[current()], "losers": _named(losers)}
        words = say("choose.clash", **names, why=winner.wins[current()])
        yield f":material/balance: {words}"


def _named(needs: Iterable[Need]) -> str:
    return ", ".join(f"**{need.words[current()]}**" for need in needs)


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
    """Draw the blocks below the advice."""
    block("details", lambda: details(advice))
    block("layer", lambda: code(advice))
    block("others", lambda: others(advice))


def details(advice: Advice) -> None:
    """Show the evidence and the matching settings."""
    left, right = _columns(1, 1)
    with left:
        evidence.show(advice)
    with right:
        st.markdown(f"#### {say('choose.goes_with')}")
        st.markdown("\n".join(f"- {line}" for line in matching(advice)))


def others(advice: Advice) -> None:
    """Show alternatives with their trade, exceptions and users, folded except at the projector."""
    with st.expander(say("choose.instead"), expanded=projector.is_on(), key="wizard-others"):
        _others(advice)
        _users(advice)


def matching(advice: Advice) -> Iterator[str]:
    """Initialisation, normalisation, loss and learning rate, one line each."""
    entry = library.choices().entries[advice.activation]
    parts = {"init": entry.init} | dict(advice.leaf.goes_with)
    if not advice.usual:
        parts["init"] = entry.init
    for part in GOES_WITH:
        yield f"**{say(f'choose.{part}')}** · {parts[part][current()]}"


def _others(advice: Advice) -> None:
    rest = [o for o in advice.leaf.instead if advice.usual or o.activation != advice.activation]
    if rest:
        st.markdown("\n".join(f"- {citations.linked(o.words[current()])}" for o in rest))
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
