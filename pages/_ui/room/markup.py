"""The Markdown and TeX of questions as HTML that any phone shows without a script."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape, unescape

from core.course import content
from pages._ui.text import library

SPAN = re.compile(
    r"\$(?P<tex>[^$]+)\$"
    r"|\*\*(?P<bold>.+?)\*\*"
    r"|:(?P<colour>blue|orange)\[(?P<inner>(?:\$[^$]*\$|[^\]$])*)\]"
    r"|\[(?P<linked>[^\]]+)\]\([^)]*\)"
)
FRACTION = re.compile(r'<span class="frac"><sup>(.*?)</sup>⁄<sub>(.*?)</sub></span>')
TOKEN = re.compile(r"\\[a-zA-Z]+|\\.|[0-9.]+|\s+|.")
SYMBOLS = {
    "alpha": "<i>α</i>",
    "beta": "<i>β</i>",
    "lambda": "<i>λ</i>",
    "sigma": "<i>σ</i>",
    "theta": "<i>θ</i>",
    "Phi": "Φ",
    "approx": " ≈ ",
    "bmod": " mod ",
    "cdot": " · ",
    "infty": "∞",
    "le": " ≤ ",
    "ge": " ≥ ",
    "to": " → ",
    "times": " × ",
    "lvert": "|",
    "rvert": "|",
    "left": "",
    "right": "",
    "ln": "ln ",
    "max": "max",
    "min": "min",
    "tanh": "tanh",
    ",": "\u2009",
    ";": " ",
    "quad": " ",
    " ": " ",
}
LINE = re.compile(r" {2,}\n|\n{2,}")
# A Korean particle follows its formula without a space, and stays on its line.
PARTICLE = re.compile(r"(?<=</span>)(?=[가-힣])")
SPACES = re.compile("\u2009[\u2009 ]+")
RELATIONS = "=<>"
LONGEST = 18
"""Longest formula in characters that stays on one line; it is narrower than any phone."""
SIGNS = {"-": "−", "+": "+"}
NO_OPERAND = re.compile(r"(?:^|[(=<>≈≤≥→·×,{|−+]\s*)$")


class MarkupError(ValueError):
    """A TeX command without an HTML form."""


@lru_cache(maxsize=4096)
def to_html(text: str) -> str:
    """HTML of a text: formulas, bold, lines, colours of f and f′; sources without their links."""
    html = _spans(content.cite(text, library.references()))
    return PARTICLE.sub("\u2060", html)


def plain(text: str) -> str:
    """The sentence without markup, for lists of choices and labels that are read aloud."""
    html = FRACTION.sub(r"\1/\2", to_html(text)).replace("<br>", " ")
    html = html.replace("<sup>", "^").replace("<sub>", "_")
    return unescape(re.sub(r"<[^>]+>|\u2060", "", html))


def _spans(text: str) -> str:
    parts, end = [], 0
    for found in SPAN.finditer(text):
        parts += [_words(text[end : found.start()]), _span(found)]
        end = found.end()
    return "".join([*parts, _words(text[end:])])


def _words(text: str) -> str:
    return LINE.sub("<br>", escape(text))


def _span(found: re.Match[str]) -> str:
    if found["tex"]:
        html = SPACES.sub("\u2009", _Tex(found["tex"]).read())
        long = " long" if len(re.sub(r"<[^>]+>", "", html)) > LONGEST else ""
        return f'<span class="math{long}">{html}</span>'
    if found["bold"]:
        return f"<b>{_spans(found['bold'])}</b>"
    if found["linked"]:
        return _spans(found["linked"])
    return f'<span class="{found["colour"]}">{_spans(found["inner"])}</span>'


class _Tex:
    """Reader of the formulas that questions use."""

    def __init__(self, source: str) -> None:
        self.tokens: Iterator[str] = (found[0] for found in TOKEN.finditer(source))

    def read(self, end: str = "") -> str:
        """HTML until the token `end`, or until there is none."""
        html = ""
        for token in self.tokens:
            if token == end:
                break
            html += self._spaced(token, html) if token in SIGNS else self._one(token)
        return html

    def _spaced(self, sign: str, before: str) -> str:
        """Sign with spaces around it where it joins two operands."""
        alone = NO_OPERAND.search(re.sub(r"<[^>]+>", "", before).rstrip())
        return SIGNS[sign] if alone else f" {SIGNS[sign]} "

    def _one(self, token: str) -> str:
        if token == "{":
            return self.read("}")
        if token in ("^", "_"):
            name = "sup" if token == "^" else "sub"
            return f"<{name}>{self._argument()}</{name}>"
        if token.startswith("\\"):
            return self._command(token[1:])
        if token.isalpha():
            return f"<i>{token}</i>"
        if token in RELATIONS:
            return f" {escape(token)} "
        if token == ",":
            return ",\u2009"
        return "" if token.isspace() else token.replace("'", "′")

    def _argument(self) -> str:
        token = next(token for token in self.tokens if not token.isspace())
        return SIGNS[token] if token in SIGNS else self._digit(token)

    def _digit(self, token: str) -> str:
        """Argument without braces: of a number only its first digit."""
        if token[0].isdigit() and len(token) > 1:
            self.tokens = iter([token[1:], *self.tokens])
            return token[0]
        return self._one(token)

    def _command(self, name: str) -> str:
        if name in ("tfrac", "frac"):
            above, below = self._argument(), self._argument()
            return f'<span class="frac"><sup>{above}</sup>⁄<sub>{below}</sub></span>'
        if name == "bar":
            return self._argument().replace("</i>", "\u0304</i>")
        if name not in SYMBOLS:
            raise MarkupError(rf"\{name}")
        return SYMBOLS[name]
