"""Which function a learner has typed, and where its sliders stand: in the session and the URL."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from core.custom import FIRST, NAMES, PARAMETERS, Own, Preset
from core.formula import Expression, FormulaError, parse
from pages._ui.charts.slider import Knob
from pages._ui.session.parameters import leave_url, settings
from pages._ui.session.url_state import UrlParameter

FORMULA = UrlParameter("f")
NAME, KEPT, TYPED, REFUSED = "own", "own-formula", "own-typed", "own-refused"
KNOBS = {name: Knob(name, name, 1.0, -3.0, 3.0, 0.1, label=f"own_{name}") for name in PARAMETERS}


@dataclass(frozen=True)
class Sliders:
    """The parameters that a formula uses, as sliders; all formulas share their values."""

    params: tuple[Knob, ...]
    name: str = NAME

    @property
    def defaults(self) -> dict[str, float]:
        """1 for each parameter, also for those that are not used now."""
        return {knob.name: knob.default for knob in KNOBS.values()}


ALL = Sliders(tuple(KNOBS.values()))


def sliders(expression: Expression) -> Sliders:
    """Sliders for the parameters that occur in the formula."""
    return Sliders(tuple(KNOBS[name] for name in PARAMETERS if name in expression.names))


def arrive() -> None:
    """Take the formula of a link that this page did not write; keep one that cannot be read.

    Every block of the page calls it, since at the projector any of them may stand alone.
    """
    asked = FORMULA.news()
    if KEPT not in st.session_state:
        start(FIRST)
    if asked is None:
        return
    try:
        parse(asked, NAMES)
    except FormulaError as error:
        FORMULA.remove()
        st.session_state[REFUSED] = asked, error
    else:
        FORMULA.show(asked)
        start(Preset("", asked))


def refused() -> tuple[str, FormulaError] | None:
    """The text of a link that could not be read, and why; told once."""
    told: tuple[str, FormulaError] | None = st.session_state.pop(REFUSED, None)
    return told


def start(preset: Preset) -> None:
    """Put a formula into the box, with its sliders where it wants them and the others at 1."""
    st.session_state[KEPT] = st.session_state[TYPED] = preset.formula
    values: dict[str, dict[str, float]] = st.session_state.setdefault("settings", {})
    values[NAME] = ALL.defaults | dict(preset.given)


def take(typed: str) -> FormulaError | None:
    """Keep what was typed if it can be read; else the last one stays, and this is why."""
    try:
        parse(typed, NAMES)
    except FormulaError as error:
        return error
    st.session_state[KEPT] = typed
    return None


def formula() -> str:
    """The last text that could be read."""
    return str(st.session_state[KEPT])


def present() -> Own:
    """The learner's function at the present setting, which then stands in the URL."""
    arrive()
    expression = parse(formula(), NAMES)
    shown = sliders(expression)
    leave_url([ALL], shown)
    given = settings(shown)
    _show_in_url(given)
    return Own(expression, tuple((knob.name, given[knob.name]) for knob in shown.params))


def _show_in_url(given: Mapping[str, float]) -> None:
    first = given == ALL.defaults | dict(FIRST.given)
    UrlParameter("f", FIRST.formula if first else "").show(formula())
