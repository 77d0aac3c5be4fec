"""A Transformer block: attention between tokens, and a copy of the FFN for each, one opened."""

from functools import cache

import numpy as np

from core.activations import BY_NAME, GELU, LINEAR, RELU, SIGMOID, SWISH, Activation
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.scenes.ffn_drawing import OPEN, REACH, box, curve, drawing, fan, flat, label, path
from pages._ui.text import library

CHOICES = (GELU, RELU, SWISH, SIGMOID)
WITHOUT = "without_f"
"""Name of the choice that takes the curve out."""

TOKENS = np.array([0.9, 2.15, 3.4])
ENTRANCE, EXIT = 0.9, 9.4
FROM, TO = 1.7, 3.9
"""Heights between which attention mixes the tokens."""

ROOM = (0.18, 1.0, 5.7, 7.5)
"""Left, right, bottom and top of an FFN, from the line of its token."""

PANEL = (5.5, 11.9, 0.9, 9.4)
INPUTS = OUTPUTS = np.array([7.1, 8.7, 10.3])
LOW, HIGH = 1.8, 8.5
NEURONS = np.linspace(6.2, 11.2, 6)
BOTTOM, TOP, HALF = 4.1, 6.1, 0.44
MIDDLE, TALL = (BOTTOM + TOP) / 2, (TOP - BOTTOM) / 2

FIRST = np.array([0.9, -1.1, 0.5, -0.6, 1.2, -0.8])
REST = np.array([-0.6, 0.4, 0.9, -1.1, 0.3, -0.2])
"""z = FIRST * x1 + REST: weights of the first input, and all that the other two add up to."""

CHANGED = 1
"""Place of the token that is swapped for another word."""

RISES = 3
"""Last stop of a change on its way up: into the token, through attention, through the FFNs."""


def _rooms(tokens: Array = TOKENS) -> list[Array]:
    """An FFN for each token, with its way in and its way back to the line."""
    left, right, low, high = ROOM
    side = (left + right) / 2
    boxes = [box(t + left, t + right, low, high) for t in tokens]
    ways = [path((t, low - 0.5), (t + side, low - 0.5), (t + side, low)) for t in tokens]
    back = [path((t + side, high), (t + side, high + 0.5), (t, high + 0.5)) for t in tokens]
    return boxes + ways + back


def _threads(start: int) -> list[Array]:
    """Threads from one token to those behind it, which alone may look back at it."""
    return fan(TOKENS[start : start + 1], FROM, TOKENS[start + 1 :], TO)


def _change(rise: int) -> Array:
    """Everything that differs once the word of CHANGED does, up to a height; gaps for the rest."""
    later = TOKENS[CHANGED:]
    parts = [
        [path((TOKENS[CHANGED], ENTRANCE), (TOKENS[CHANGED], FROM))],
        [*_threads(CHANGED), *[path((t, FROM if t == later[0] else TO), (t, 5.2)) for t in later]],
        [*_rooms(later), *[path((t, 5.2), (t, EXIT)) for t in later]],
    ]
    shown = [
        part if k < rise else [np.full_like(one, np.nan) for one in part]
        for k, part in enumerate(parts)
    ]
    return flat([one for part in shown for one in part])


def _fans(join: float) -> tuple[Array, Array]:
    """Both fans and the frames of the neurons, closed by `join`; one fan where it is 1."""
    low, high, half = MIDDLE - TALL * (1 - join), MIDDLE + TALL * (1 - join), HALF * (1 - join)
    fans = fan(INPUTS, LOW, NEURONS, low) + fan(NEURONS, high, OUTPUTS, HIGH)
    frames = [box(x - half, x + half, low, high) for x in NEURONS]
    if join < 1:
        return flat(fans), flat(frames)
    one = fan(INPUTS, LOW, OUTPUTS, HIGH)
    gaps = [np.full_like(line, np.nan) for line in fans[len(one) :]]
    return flat(one + gaps), np.full(flat(frames).size, np.nan)


def _lit(neurons: Array, high: float) -> Array:
    """Lines that leave the open neurons; the one fan that is left where they are nowhere."""
    lines = fan(neurons, high, OUTPUTS, HIGH)
    one = fan(INPUTS, LOW, OUTPUTS, HIGH)
    return flat(lines if np.isfinite(high) else one + lines[len(one) :])


def _outlines() -> Array:
    """Rooms of the tokens, and the one that is opened beside them."""
    edge, (left, _, low, high) = TOKENS[-1] + ROOM[1], PANEL
    zoom = [path((edge, ROOM[2]), (left, low)), path((edge, ROOM[3]), (left, high))]
    return flat([*_rooms(), box(*PANEL), *zoom])


def _figure(language: str) -> figures.Part:
    """Traces in the order of the frame; names of the parts beside them."""
    words = library.words(language)["scene"]
    lines = [figures.line(width=width) for width in (5.0, 1.6, 1.4, 0.9, 1.4, 2.6, 2.0, 3.4)]
    upright: figures.Part = {"textangle": -90}
    notes = [
        figures.note(words["block_attention"], 0.3, (FROM + TO) / 2, **upright),
        figures.note(words["block_ffn"], 0.3, (ROOM[2] + ROOM[3]) / 2, **upright),
        figures.note(words["block_one_ffn"], (PANEL[0] + PANEL[1]) / 2, EXIT + 0.35),
        *(figures.note(words[f"block_token_{k}"], t, 0.4) for k, t in enumerate(TOKENS, 1)),
    ]
    return drawing(lines, notes, *map(label, ("W₁", "W₂", "W₁W₂")))


def _frame(language: str, act: Activation, x1: float, rise: float, join: float = 0.0) -> Frame:
    z = FIRST * x1 + REST
    f = np.asarray(act(z), dtype=float)
    open_now = np.abs(f) > OPEN
    small = [curve(act, t + sum(ROOM[:2]) / 2, sum(ROOM[2:]) / 2, 0.34, 0.8) for t in TOKENS]
    size = 1 - join or np.nan
    curves = [curve(act, x, MIDDLE, HALF * size, TALL * size) for x in NEURONS]
    at = np.concatenate([NEURONS + HALF * size * z / REACH, MIDDLE + TALL * size * f / REACH])
    lit = _lit(np.where(open_now, NEURONS, np.nan), MIDDLE + TALL * size)
    ends = np.concatenate([INPUTS, OUTPUTS, np.full(3, LOW), np.full(3, HIGH)])
    shafts = flat([path((t, ENTRANCE), (t, EXIT)) for t in TOKENS])
    threads = flat([thread for k in range(len(TOKENS)) for thread in _threads(k)])
    still = (shafts, threads, _outlines(), *_fans(join))
    moving = (flat(small + curves), lit, _change(round(rise)), ends, at)
    shown = np.array([INPUTS[0], LOW - 0.05, x1])
    return Frame((*still, *moving, shown, *_names(join)), _facts(language, open_now, rise, join))


def _names(join: float) -> tuple[Array, ...]:
    """Names of both matrices, or of their product; the hidden ones lie nowhere."""
    x, gap = PANEL[0] + 0.45, np.full(3, np.nan)
    both = np.array([x, (LOW + BOTTOM) / 2, 1]), np.array([x, (HIGH + TOP) / 2, 2])
    return (gap, gap, np.array([x + 0.3, MIDDLE, 0])) if join == 1 else (*both, gap)


def _facts(language: str, open_now: Array, rise: float, join: float) -> tuple[str, ...]:
    words = library.words(language)["scene"]
    reached = [(), (2,), (2, 3), (2, 3)][round(rise)]
    tokens = ", ".join(words[f"block_token_{k}"] for k in reached) or "–"
    weights = len(NEURONS) * (len(INPUTS) + len(OUTPUTS))
    merged = f"{weights} → {len(INPUTS) * len(OUTPUTS)}"
    needed = merged if join == 1 else f"{weights}"
    return f"{open_now.sum()} / {len(NEURONS)}", needed, tokens


COLOURS = ("soft", "a", "ink", "soft", "ink", "f", "f", "df", "ink", "ink", "ink")
"""Colours of the traces before the names of the matrices."""


def _sliders(name: str) -> tuple[Slider, ...]:
    """Sliders of one choice; only without a curve can both matrices be joined."""
    join = (Slider("join", "", 0.0, 0, 1, 0.1, "join"),) if name == WITHOUT else ()
    first = Slider("x1", "x₁", 1.0, -2, 2, 0.1, "input")
    return first, *join, Slider("rise", "", 0.0, 0, RISES, 1, "rise")


@cache
def block(name: str) -> Scene:
    """The block with the activation `name` in its FFNs, or WITHOUT one."""
    act = LINEAR if name == WITHOUT else BY_NAME[name]
    return Scene(
        name="block" if name != WITHOUT else "block-without",
        look=f"block-{name}",
        figure=_figure,
        frame=lambda language, **given: _frame(language, act, **given),
        sliders=_sliders(name),
        fields=("xy",) * 10 + ("label",) * 4,
        facts=("open_neurons", "weights_needed", "changed_tokens"),
        colours=(*COLOURS, "soft", "soft", "f"),
        alt="block",
        height="25rem",
        margins=(0.4, 0.4),
    )


BLOCKS = {name: block(name) for name in (*(act.name for act in CHOICES), WITHOUT)}
