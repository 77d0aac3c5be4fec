"""Sliders of a scene, and its frame at each stop."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from core.analysis.sampling import steps
from core.numerics.elementwise import Array
from pages._ui.text import library


@dataclass(frozen=True)
class Slider:
    """Slider for one number; `symbol` is plain text, `param.<label>` the key of its label.

    A slider without a symbol shows its label.  It stops at every `step` from `low` to `high`, or at
    `stops` where they are given.  `of` names the owner of the number, where a scene has several of
    the same kind.  A `pace` in milliseconds per stop makes it a film, played once to its end.
    """

    name: str
    symbol: str
    default: float
    low: float
    high: float
    step: float
    label: str = ""
    stops: tuple[float, ...] = ()
    of: str = ""
    pace: int = 0

    def values(self, present: float) -> tuple[float, ...]:
        """All stops of the slider and the present value, ascending."""
        return tuple(sorted({*self.stops, present})) if self.stops else steps(self, present)

    def label_in(self, words: Mapping[str, str]) -> str:
        """Name of the slider in one language, whose `param` table is `words`."""
        label = self.label or self.name
        return f"{self.of} {words.get(label, label)}".strip()


@dataclass(frozen=True)
class Frame:
    """Frame of a scene at one setting: an array for each trace, and its facts.

    `facts` are texts in the order of the scene's `facts`; `numbers` fill the `{name}`s of its
    `worked` line in addition to the sliders.  `closed` is whether a line of a "curves" scene takes
    its value on the right of a gap.  `titles` replace the first texts of the figure's layout, in
    the colours of the traces.
    """

    traces: tuple[Array, ...]
    facts: tuple[str, ...] = ()
    numbers: Mapping[str, float | str] = field(default_factory=dict)
    closed: bool = False
    titles: tuple[str, ...] = ()


def rows(
    slider: Slider | None, frame: Callable[..., Frame], setting: Mapping[str, float], language: str
) -> tuple[dict[str, Any], list[Array]]:
    """Description of a slider's slice, and a table for each trace with one row for each stop.

    The other sliders keep their values.  Without a slider there is one row.
    """
    values = slider.values(setting[slider.name]) if slider else (0.0,)
    frames = [
        frame(language, **(dict(setting) | ({slider.name: v} if slider else {}))) for v in values
    ]
    label = slider.label_in(library.words(language)["param"]) if slider else ""
    described = {
        "name": slider.name if slider else "",
        "symbol": (slider.symbol or label) if slider else "",
        "label": label,
        "values": values,
        "pace": slider.pace if slider else 0,
        "facts": [shown.facts for shown in frames],
        "numbers": [dict(shown.numbers) for shown in frames],
        "closed": [shown.closed for shown in frames],
        "titles": [shown.titles for shown in frames],
    }
    traces = range(len(frames[0].traces))
    tables = [np.stack([np.ravel(shown.traces[t]) for shown in frames]) for t in traces]
    return described, tables
