"""Markdown as Streamlit understands it, written as HTML."""

import re
from functools import cache
from html import escape
from typing import Any

from latex2mathml.converter import convert
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.dollarmath import dollarmath_plugin

_DIRECTIVE = re.compile(r":(blue|orange|green|violet|red|gray|small)\[|:material/(\w+):")
# A minus right after another operator, but for a closing bracket, is a sign.
_SIGN = re.compile(r"(?<!&#x00029;</mo>)(?<=</mo>)<mo>&#x02212;</mo>")
# The letters of a formula are those of the font that the live page uses.
_VARIABLE = re.compile(r"<mi>([^<\\]|&#x[0-9A-F]+;)</mi>")


def block(markdown: str, html: bool = False) -> str:
    """HTML of a whole text; raw HTML in it is shown as text, unless the page's script allows it."""
    return _parser(html).render(markdown).strip()


def inline(markdown: str) -> str:
    """HTML of one line, without a paragraph around it."""
    return _parser(False).renderInline(markdown)


def formula(latex: str, display: bool = False) -> str:
    """MathML of a formula, which needs no script."""
    mathml: str = convert(latex, display="block" if display else "inline")
    mathml = _SIGN.sub('<mo form="prefix">&#x02212;</mo>', mathml)
    return _VARIABLE.sub(r'<mi mathvariant="normal" class="letter">\1</mi>', mathml)


@cache
def _parser(html: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": html}).enable(["table", "strikethrough"])
    dollarmath_plugin(
        parser,
        allow_space=False,
        double_inline=True,
        renderer=lambda text, options: formula(text, options["display_mode"]),
    )
    parser.inline.ruler.before("text", "directive", _directive)
    parser.add_render_rule("math_inline", _math)
    parser.add_render_rule("math_inline_double", _math)
    return parser


def _math(_renderer: Any, tokens: Any, index: int, _options: Any, _env: Any) -> str:
    return formula(tokens[index].content, tokens[index].type.endswith("double"))


def _directive(state: StateInline, silent: bool) -> bool:
    """Coloured text, `:blue[...]`, and icons, `:material/lock:`."""
    found = _DIRECTIVE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if icon := found[2]:
        if not silent:
            state.push("html_inline", "", 0).content = material(icon)
        state.pos = found.end()
        return True
    end = state.md.helpers.parseLinkLabel(state, found.end() - 1)
    if end < 0:
        return False
    if not silent:
        _coloured(state, found[1], found.end(), end)
    state.pos = end + 1
    return True


def _coloured(state: StateInline, colour: str, start: int, end: int) -> None:
    outer = state.posMax
    state.push("html_inline", "", 0).content = f'<span class="on-{colour}">'
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.posMax = outer
    state.push("html_inline", "", 0).content = "</span>"


def material(icon: str) -> str:
    """Space of an icon of Streamlit's icon font, which is drawn as soon as the font is there."""
    name = icon.removeprefix(":material/").removesuffix(":")
    return f'<span class="icon" aria-hidden="true" data-icon="{escape(name)}"></span>'
