"""The decision tree as nested lists, with the visitor's path marked."""

import re
from functools import cache, lru_cache
from typing import Any

import numpy as np
import streamlit as st

from core.activations import BY_NAME
from core.choose import Answer, Leaf, Tree
from pages._ui.browser.component import component
from pages._ui.session import projector
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
    """Show the tree, folded except at the projector.

    Each advice expands to its reason and a button that selects its path.
    """
    shown = _data(current(), wizard_path.path())
    with st.expander(say("choose.tree"), expanded=projector.is_on(), key="wizard-tree"):
        _tree()(key="tree", data=shown, on_take_change=_take_path)


def show_static() -> None:
    """Show the tree without controls."""
    _tree()(key="tree-printed", data=_data(current(), ()) | {"still": True})


def _tree() -> Any:
    return component("tree", "tree/tree.js", '<div class="tree"></div>')


def _take_path() -> None:
    to = str(st.session_state["tree"].get("take") or "")
    wizard_path.go(tuple(to.split(".")))


@lru_cache(maxsize=64)
def _data(language: str, path: tuple[str, ...]) -> dict[str, Any]:
    tree = library.choices()
    words = {key: say(f"choose.{key}") for key in ("tree", "take", "taken")}
    return {"words": words, "still": False} | _question(tree, tree.root, (), path, language)


def _question(
    tree: Tree, name: str, here: tuple[str, ...], path: tuple[str, ...], language: str
) -> dict[str, Any]:
    question = tree.questions[name]
    answers = [_answer(tree, answer, here, path, language) for answer in question.answers]
    return {"question": question.words[language], "answers": answers}


def _answer(
    tree: Tree, answer: Answer, before: tuple[str, ...], path: tuple[str, ...], language: str
) -> dict[str, Any]:
    here = (*before, answer.id)
    on = path[: len(here)] == here
    node: dict[str, Any] = {"label": answer.words[language], "on": on, "path": ".".join(here)}
    if answer.to in tree.leaves:
        return node | {"leaf": _leaf(tree.leaves[answer.to], language)}
    return node | _question(tree, answer.to, here, path, language)


def _leaf(leaf: Leaf, language: str) -> dict[str, str]:
    name = leaf.name.get(language) or label(leaf.activation)
    return {"name": name, "why": plain(leaf.why[language]), "curve": curve(leaf.activation)}


def plain(text: str) -> str:
    """Text with its formulas in plain characters."""
    return MATHS.sub(lambda match: _plain(match[1]), text)


def _plain(formula: str) -> str:
    for command, sign in SIGNS.items():
        formula = formula.replace(command, sign)
    return formula


@cache
def curve(activation: str) -> str:
    """Graph of f around 0 as an SVG path of 36 by 18; "" for gates and softmax."""
    if activation not in BY_NAME:
        return ""
    x = np.linspace(-REACH, REACH, 65)
    y = BY_NAME[activation](x)
    seen = (y >= LOW) & (y <= HIGH)
    across, down = (x + REACH) / (2 * REACH) * 36, (HIGH - y) / (HIGH - LOW) * 18
    points = (f"{a:.1f} {d:.1f}" for a, d in zip(across[seen], down[seen], strict=True))
    return "M" + "L".join(points)
