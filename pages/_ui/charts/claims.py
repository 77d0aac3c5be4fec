"""Traits of one activation as sentences, each checked by a test, and its source."""

from collections.abc import Mapping

from core.activations import TRAITS, Activation
from pages._ui.text import citations
from pages._ui.text.language import say

STRONGER: Mapping[str, tuple[str, ...]] = {
    "continuous": ("continuously_differentiable", "smooth", "piecewise_linear"),
    "continuously_differentiable": ("smooth",),
    "bounded_below": ("bounded",),
    "periodic_slope": ("periodic",),
}
"""Traits that imply a weaker one, which is then omitted."""


def markdown(act: Activation) -> str:
    """Markdown list of the strongest traits, derivatives by learned parameters, and the source."""
    traits = [f"- {say(f'trait.{trait}')}" for trait in strongest(act)]
    learned = [
        say("claims.learned", symbol=p.symbol, derivative=p.latex_d) for p in act.params if p.d
    ]
    source = [citations.linked(say("claims.source", source=f"[@{act.cite}]"))] if act.cite else []
    return "\n\n".join(["\n".join(traits), say("claims.note"), *learned, *source])


def strongest(act: Activation) -> list[str]:
    """Traits of an activation, in the order of TRAITS, without those that another one implies."""
    return [
        trait
        for trait in TRAITS
        if trait in act.traits and not act.traits & {*STRONGER.get(trait, ())}
    ]
