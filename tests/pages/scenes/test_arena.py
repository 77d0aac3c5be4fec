"""The arena: dots where the experiments put them, and names that can be read."""

import numpy as np
import pytest

from core.activations import ALL
from core.experiments.block_tower import BLOCKS, Switches, block_tower
from core.experiments.stack import SEEDS, layer
from core.incremental import done
from core.numerics.elementwise import Array
from pages._ui.scenes.arena import (
    HIGH,
    INSET,
    LOW,
    PLAIN,
    ROAD,
    ROOM,
    SHOWN,
    SIZES,
    in_blocks,
    in_layers,
    kept,
    scene,
)
from pages._ui.scenes.label_places import LEFT, RIGHT, Box, Place, box_of, width
from pages._ui.scenes.stack import default_of, measured
from pages._ui.text.labels import function_label
from pages._ui.text.language import LANGUAGES

OTHERS = [act.name for act in ALL if act.name not in SHOWN]


def on_the_plane(*both: float) -> Array:
    """Place of a signal and a gradient."""
    with np.errstate(divide="ignore"):
        return np.clip(np.log10(both), LOW + INSET, HIGH - INSET)


def test_relu_and_selu_change_places() -> None:
    """At c = 1 SELU is in the cell and ReLU is not, at c = 2 the other way round; at 4 none is."""
    one, two, four = (kept(in_layers(c)) for c in (1.0, 2.0, 4.0))
    assert "selu" in one and "relu" not in one
    assert "relu" in two and "selu" not in two
    assert four == [] and {1.0, 2.0, 4.0} <= set(SIZES)


def test_no_dot_wins_everywhere() -> None:
    """No function is in the cell at every size of the first weights."""
    assert not set.intersection(*(set(kept(in_layers(c))) for c in SIZES))


def test_every_dot_arrives_in_blocks() -> None:
    """In blocks all signals and gradients end between 1 and 10, even those of step and line."""
    dots = in_blocks().result()
    assert tuple(dots) == SHOWN and set(kept(dots)) == set(SHOWN)
    assert all(1 <= value <= 10 for both in dots.values() for value in both)
    assert dots["step"] == pytest.approx((2.1, 1.0), rel=0.04)
    assert dots["linear"] == pytest.approx((4.6, 3.4), rel=0.04)


@pytest.mark.parametrize("name", OTHERS)
def test_a_function_left_out_has_a_dot_on_it(name: str) -> None:
    """The dot of a function that is not shown lies within a third of a decade of a shown one."""
    rngs = [np.random.default_rng(seed) for seed in range(SEEDS)]
    block = done(block_tower(rngs, layer(name), Switches(skip=True, norm=True)))
    stacks = [(measured(name, BLOCKS, c, default_of(name)), in_layers(c)) for c in SIZES]
    for run, dots in [*stacks, (block, in_blocks().result())]:
        here = on_the_plane(run.top, run.bottom)
        away = [np.abs(on_the_plane(*both) - here).max() for both in dots.values()]
        assert min(away) < 1 / 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("c", [*SIZES, None])
def test_no_name_lies_on_another(language: str, c: float | None) -> None:
    """On the narrowest plane all names are inside it, and none meets a name or another dot."""
    setting = {} if c is None else {"arena_c": c}
    frame = scene(ROAD if c is None else PLAIN).frame(language, **setting)
    dots, right, left = (np.stack(np.split(trace, 2), axis=1) for trace in frame.traces[2:])
    scale = np.array(ROOM) / (HIGH - LOW)
    boxes = []
    for k, name in enumerate(SHOWN):
        side = RIGHT if np.isfinite(right[k]).all() else LEFT
        x, y = ((right if side == RIGHT else left)[k] - LOW) * scale
        boxes.append(box_of(Place(x, y, side), width(function_label(name, language))))
    marks = [Box(x - 2, x + 2, y - 2, y + 2) for x, y in (dots - LOW) * scale]
    for k, box in enumerate(boxes):
        assert min(box.left, box.low) >= 0 and box.right <= ROOM[0] and box.high <= ROOM[1]
        assert not any(box.meets(other) for other in [*boxes[:k], *marks]), SHOWN[k]


def test_facts_count_the_cell() -> None:
    """Below the plane stand the number of dots in the cell and their names."""
    assert scene(ROAD).frame("en").facts == (f"{len(SHOWN)} / {len(SHOWN)}",)
    inside = scene(PLAIN).frame("en", arena_c=2.0).facts[0]
    assert inside.startswith("7 / 16") and "Leaky ReLU" in inside
