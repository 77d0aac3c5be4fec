"""Passport of a typed function: is it bent, and what becomes of signal and gradient in depth?"""

import streamlit as st

from core.custom import CustomFunction, analyse
from core.experiments.stack import fate
from pages._ui.lab import custom_stack
from pages._ui.text.labels import FATE_SIGNS, ratio_label
from pages._ui.text.language import current, say
from pages._ui.text.numbers import NO_BREAK


def show(custom: CustomFunction) -> None:
    """Show the three stamps of a function."""
    with st.container(horizontal=True, key="own-stamps"):
        for name, text in stamps(custom).items():
            with st.container(border=True, width="stretch"):
                st.markdown(f":small[{say(f'own_passport.{name}')}]  \n**{text}**")


def stamps(custom: CustomFunction) -> dict[str, str]:
    """Words and sign of each stamp, by name; a cross before a number would look like a product."""
    found = custom_stack.present(custom)
    bent = f"{say('own_passport.yes')} ✓" if analyse(custom).bent else f"{say('own_passport.no')} ✕"
    ratios = {"signal": found.top, "gradient": found.bottom}
    return {"bent": bent} | {name: _passed(ratio) for name, ratio in ratios.items()}


def _passed(ratio: float) -> str:
    return f"{ratio_label(ratio, current())}{NO_BREAK}{FATE_SIGNS[fate(ratio)]}"
