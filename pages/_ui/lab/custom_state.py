"""Typed function and its parameters, in the session and the URL."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from core.custom import FIRST, NAMES, PARAMETERS, CustomFunction, Preset
from core.formula import Expression, FormulaError, parse
from pages._ui.charts.slider import Slider
from pages._ui.session.parameters import leave_url, settings
from pages._ui.session.url_state import UrlParameter

FORMULA = UrlParameter("f")
NAME, KEPT, TYPED, REFUSED = "own", "own-formula", "own-typed", "own-refused"
SLIDERS = {
    name: Slider(name, name, 1.0, -3.0, 3.0, 0.1, label=f"own_{name}") for name in PARAMETERS
}


@dataclass(frozen=True)
class Sliders:
    """Sliders of the parameters of a formula; all formulas share their values."""

    params: tuple[Slider, ...]
    name: str = NAME

    @property
    def defaults(self) -> dict[str, float]:
        """Default of each parameter, also of those that the formula does not use."""
        return {slider.name: slider.default for slider in SLIDERS.values()}


ALL = Sliders(tuple(SLIDERS.values()))


def sliders(expression: Expression) -> Sliders:
    """Sliders of the parameters that occur in the formula."""
    return Sliders(tuple(SLIDERS[name] for name in PARAMETERS if name in expression.names))


def arrive() -> None:
    """Use the formula of a link, or store the text and the error of an invalid one.

    Every block of the page calls it, since at the projector any block may be the only one.
    """
    asked = FORMULA.changed()
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
    """Text and error of an invalid link; returned once."""
    invalid: tuple[str, FormulaError] | None = st.session_state.pop(REFUSED, None)
    return invalid


def start(preset: Preset) -> None:
    """Fill the text box with a preset; its sliders get the preset's values, the others 1."""
    st.session_state[KEPT] = st.session_state[TYPED] = preset.formula
    values: dict[str, dict[str, float]] = st.session_state.setdefault("settings", {})
    values[NAME] = ALL.defaults | dict(preset.given)


def take(typed: str) -> FormulaError | None:
    """Store the typed text if it is valid; otherwise return its error and keep the last one."""
    try:
        parse(typed, NAMES)
    except FormulaError as error:
        return error
    st.session_state[KEPT] = typed
    return None


def formula() -> str:
    """Last valid text."""
    return str(st.session_state[KEPT])


def present() -> CustomFunction:
    """Typed function at its current parameters, which are written to the URL."""
    arrive()
    expression = parse(formula(), NAMES)
    shown = sliders(expression)
    leave_url([ALL], shown)
    given = settings(shown)
    _show_in_url(given)
    return CustomFunction(
        expression, tuple((slider.name, given[slider.name]) for slider in shown.params)
    )


def _show_in_url(given: Mapping[str, float]) -> None:
    first = given == ALL.defaults | dict(FIRST.given)
    UrlParameter("f", FIRST.formula if first else "").show(formula())
