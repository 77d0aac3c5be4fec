"""The tree drawn as nested lists: every answer and every advice at once, the path taken marked."""

import re
from functools import cache, lru_cache
from typing import Any

import numpy as np
import streamlit as st

from core.activations import BY_NAME
from core.choose import Answer, Leaf, Tree
from pages._ui.browser.urls import loader
from pages._ui.text import library
from pages._ui.text.labels import label
from pages._ui.text.language import current, say
from pages._ui.wizard import path as wizard_path

MATHS = re.compile(r"\$(.+?)\$")
SIGNS = {
    r"\,": " ",
    r"\sigma": "σ",
    r"\times": "×",
    r"\le": " ≤ ",
    "10^{-4}": "10⁻⁴",
    "-": "−",
    "''": "″",
}
REACH, LOW, HIGH = 4.0, -1.9, 2.1


def show() -> None:
    """The tree; an advice opens to its reason, from where its path can be taken."""
    _component()(key="tree", data=_data(current(), wizard_path.path()), on_open_change=_taken)


def printed() -> None:
    """The same tree without anything to press."""
    _component()(key="tree-printed", data=_data(current(), ()) | {"still": True})


def _taken() -> None:
    to = str(st.session_state["tree"].get("open") or "")
    wizard_path.go(tuple(to.split(".")))


@cache
def _component() -> Any:
    return st.components.v2.component(
        "tree",
        html='<div class="tree"></div>',
        js=loader("tree/tree.js"),
        isolate_styles=False,
    )


@lru_cache(maxsize=64)
def _data(tag: str, path: tuple[str, ...]) -> dict[str, Any]:
    tree = library.choices()
    words = {key: say(f"choose.{key}") for key in ("tree", "take", "taken")}
    return {"words": words, "still": False} | _question(tree, tree.root, (), path, tag)


def _question(
    tree: Tree, name: str, here: tuple[str, ...], path: tuple[str, ...], tag: str
) -> dict[str, Any]:
    question = tree.questions[name]
    answers = [_answer(tree, answer, here, path, tag) for answer in question.answers]
    return {"question": question.words[tag], "answers": answers}


def _answer(
    tree: Tree, answer: Answer, before: tuple[str, ...], path: tuple[str, ...], tag: str
) -> dict[str, Any]:
    here = (*before, answer.id)
    on = path[: len(here)] == here
    node: dict[str, Any] = {"label": answer.words[tag], "on": on, "path": ".".join(here)}
    if answer.to in tree.leaves:
        return node | {"leaf": _leaf(tree.leaves[answer.to], tag)}
    return node | _question(tree, answer.to, here, path, tag)


def _leaf(leaf: Leaf, tag: str) -> dict[str, str]:
    name = leaf.name.get(tag) or label(leaf.activation)
    return {"name": name, "why": plain(leaf.why[tag]), "curve": curve(leaf.activation)}


def plain(text: str) -> str:
    """The words with their formulas as plain text."""
    return MATHS.sub(lambda found: _plain(found[1]), text)


def _plain(formula: str) -> str:
    for command, sign in SIGNS.items():
        formula = formula.replace(command, sign)
    return formula


@cache
def curve(activation: str) -> str:
    """The graph of f around 0 as an SVG path of 36 by 18; nothing for gates and softmax."""
    if activation not in BY_NAME:
        return ""
    x = np.linspace(-REACH, REACH, 65)
    y = BY_NAME[activation](x)
    seen = (y >= LOW) & (y <= HIGH)
    across, down = (x + REACH) / (2 * REACH) * 36, (HIGH - y) / (HIGH - LOW) * 18
    points = (f"{a:.1f} {d:.1f}" for a, d in zip(across[seen], down[seen], strict=True))
    return "M" + "L".join(points)
