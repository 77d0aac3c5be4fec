"""How to choose: a tree of questions, the advice at its leaves, and needs that may change it."""

from core.choose.advice import Advice, Clash, Step, advise, paths, walk
from core.choose.cases import Case, load_cases
from core.choose.file import CATALOGUE, load
from core.choose.tree import LONGEST, Answer, Entry, Instead, Leaf, Need, Proof, Tree, TreeQuestion

__all__ = [
    "CATALOGUE",
    "LONGEST",
    "Advice",
    "Answer",
    "Case",
    "Clash",
    "Entry",
    "Instead",
    "Leaf",
    "Need",
    "Proof",
    "Step",
    "Tree",
    "TreeQuestion",
    "advise",
    "load",
    "load_cases",
    "paths",
    "walk",
]
