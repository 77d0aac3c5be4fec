"""Header of a chart: the protocol between Python and `assets/web/explorer/`.

A chart is sent as this header, its slices (one for each slider, with the facts at each stop) and
the tables of numbers, which `decode.js` assigns to them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal

Kind = Literal[
    "slope", "curves", "plane", "template", "named", "plain", "overlay", "film", "sketch"
]
Motion = Literal["lift", "slide", "turn"]


@dataclass(frozen=True)
class Grip:
    """Point on a line that drags a slider: the motion of the line, and the text on the point."""

    motion: Motion
    text: str = ""


@dataclass(frozen=True)
class Bet:
    """Bet on one of several contenders, which starts a film; `of` distinguishes the films.

    `results` are the sentences at the end of the film, one for each contender that may be chosen,
    and a last one for no bet.  `waits` is shown where motion is not welcome.
    """

    of: str
    ask: str
    waits: str
    options: Sequence[str]
    results: Sequence[str]


@dataclass(frozen=True)
class ChartHeader:
    """Description of a chart without its tables.

    The defaults describe f and f' of one function, as the Explorer shows them.
    """

    id: str
    """Name of the chart, unique on its page, and prefix of the ids of its sliders."""

    figure: Mapping[str, Any]
    """Plotly figure as a dict; the tables fill its traces."""

    words: Mapping[str, Any]
    """Interface texts of the chart in the reader's language."""

    alt: str = ""
    """Text alternative."""

    kind: Kind = "slope"
    """Behaviour of the pointer, see `Scene`."""

    look: str = ""
    """Key of the figure, which is drawn anew when the key changes."""

    fields: Sequence[str] = ("y", "y")
    """Part of each trace that its table fills: "y", "z", "xy", "grip" or "label"."""

    colours: Sequence[str] = ("f", "df")
    """Names of the traces' colours."""

    grips: Sequence[Grip] = ()
    """Grip of each slider, in their order, where a trace has the field "grip"."""

    names: Sequence[str] = ()
    """Names at the ends of lines, or of the axes and tables of a plane."""

    label: str = ""
    """Name of the function in the worked line."""

    worked: Sequence[str] = ("",)
    """Formula with `{x}` to fill in, one for each piece between kinks."""

    facts: Sequence[str] = ()
    """Labels of the facts."""

    pointer: float | tuple[float, float] | None = 1.0
    """Initial position of the pointer; None for a chart without one."""

    quiet: bool = False
    """Whether the pointer shows only its x and reports it like a slider."""

    at: Mapping[str, float] = field(default_factory=dict)
    """Current value of each slider."""

    defaults: Mapping[str, float] = field(default_factory=dict)
    """Value to which each slider can be reset."""

    hidden: Mapping[str, bool] = field(default_factory=dict)
    """Parts that a quiz hides: "formula", "slope", "limit"."""

    height: str = ""
    """Height as a CSS length; empty for that of the style sheet."""

    margins: tuple[float, float] = (2.4, 2.0)
    """Space at the left and right of the axes, in rem."""

    drawn: Sequence[str] = ()
    """Settings that are the heights of the last points of the first trace, drawn by hand."""

    film: bool = False
    """Whether the slider is the step of a recording, which stays in the browser."""

    plays: bool = False
    """Whether a recording plays once by itself; not for readers who prefer reduced motion."""

    bet: Bet | None = None
    """Bet that starts a film."""

    picture: str = ""
    """File name under which the chart can be saved; empty for no button."""

    places: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Changes of the layout for a "wide" and a "narrow" screen."""

    def to_json(self) -> dict[str, Any]:
        """Fields as JSON values, by name."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        bet = asdict(self.bet) if self.bet else None
        return values | {"grips": [asdict(grip) for grip in self.grips], "bet": bet}
