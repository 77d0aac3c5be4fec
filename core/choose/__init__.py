"""Decision tree for choosing an activation: questions, advice at the leaves, extra needs."""

from core.choose.advice import Advice, Step, advise, paths, walk
from core.choose.cases import Case, load_cases
from core.choose.file import CATALOGUE, load
from core.choose.tree import LONGEST, Answer, Leaf, Need, Proof, Tree, TreeQuestion

__all__ = [
    "CATALOGUE",
    "LONGEST",
    "Advice",
    "Answer",
    "Case",
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
