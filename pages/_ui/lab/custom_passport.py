"""Passport of a typed function: is it bent, and what becomes of signal and gradient in depth?"""

from html import escape

import streamlit as st

from core.custom import CustomFunction, analyse
from core.experiments.stack import Stack, fate
from pages._ui.lab import custom_stack
from pages._ui.scenes import stack
from pages._ui.text import library
from pages._ui.text.language import current, say
from pages._ui.text.numbers import raised

SIGNS = {"kept": "✓", "weak": "△", "growing": "△", "vanished": "✕", "exploded": "✕"}


def show(custom: CustomFunction) -> None:
    """Show the three stamps of a function."""
    st.html(html(analyse(custom).bent, custom_stack.present(custom)))


def html(bent: bool, found: Stack) -> str:
    """List of three stamps, each with a sign and a word."""
    words = library.words(current())["stack"]
    stamps = [
        _stamp("bent", "✓" if bent else "✕", say(f"own_passport.{'yes' if bent else 'no'}")),
        _stamp("signal", SIGNS[fate(found.top)], stack.fact(found.top, words)),
        _stamp("gradient", SIGNS[fate(found.bottom)], stack.fact(found.bottom, words)),
    ]
    return f'<dl class="stamps">{"".join(stamps)}</dl>'


def _stamp(name: str, sign: str, text: str) -> str:
    title = escape(say(f"own_passport.{name}"))
    words = f"<dd><b>{sign}</b> {raised(escape(text))}</dd>"
    return f'<div class="stamp-{name}"><dt>{title}</dt>{words}</div>'
