"""Places of names beside dots, so that no name lies on another one or on a dot.

Places are found in pixels of the narrowest screen.  A name begins or ends at its place, so that
they stay apart on a wider chart of the same height.
"""

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

import numpy as np

from core.numerics.elementwise import Array

TALL = 15.0
"""Height of a name."""

NEAR = 8.0
"""Distance of a name from its dot, and of a dot from the names of the others."""

RIGHT, LEFT = 1, -1
ACROSS = (NEAR, 24.0, 46.0, 70.0, 100.0, 130.0)
UPWARD = tuple(TALL / 2 * k for k in range(-24, 25))
WAYS = np.array([(side * a, u) for side in (1, -1) for a, u in product(ACROSS, UPWARD)])
"""Ways from a dot to the beginning of its name."""

CROWD, AROUND, OUTSIDE = 9, 30.0, 40.0
"""Dots within AROUND that make a crowd, and the least way across to a name outside of it."""


class Place(NamedTuple):
    """Beginning of a name that runs to the right or the left of it."""

    x: float
    y: float
    side: int


class Box(NamedTuple):
    """Left, right, bottom and top."""

    left: float
    right: float
    low: float
    high: float

    def meets(self, other: "Box") -> bool:
        """Whether the boxes overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.low < other.high and other.low < self.high


def width(name: str) -> float:
    """Width of a name at 13 pixels; Hangul is wider than Latin letters."""
    return sum(13.0 if letter > "\u1100" else 7.6 for letter in name)


def places(dots: Array, names: Sequence[str], room: tuple[float, float]) -> list[Place]:
    """Place of each name, for dots (n, 2) within `room`, its width and height.

    A name that fits nowhere lies beside its dot.
    """
    taken: tuple[list[Box], ...] = ([Box(x - 4, x + 4, y - 4, y + 4) for x, y in dots], [], [])
    found: dict[int, Place] = {}
    away = np.hypot(*(dots[:, None] - dots).transpose(2, 0, 1))
    for k in np.argsort(np.sum(away < AROUND, axis=1), kind="stable").tolist():
        wide = width(names[k])
        found[k] = _free(dots[k], _ways(dots[k], dots), wide, taken, room)
        taken[1].append(box_of(found[k], wide))
        taken[2].extend(_line(dots[k], found[k]))
    return [found[k] for k in range(len(dots))]


def _ways(dot: Array, dots: Array) -> Array:
    """Ways to try, short ones that lead away from the dots nearby first."""
    near = dots[np.hypot(*(dots - dot).T) < AROUND]
    away = dot - near.mean(axis=0)
    away = away / max(np.hypot(*away), 1.0)
    ways = WAYS[np.abs(WAYS[:, 0]) >= OUTSIDE] if len(near) >= CROWD else WAYS
    order: Array = ways[np.argsort(np.hypot(*ways.T) - 0.7 * ways @ away, kind="stable")]
    return order


def _free(
    dot: Array, ways: Array, wide: float, taken: tuple[list[Box], ...], room: tuple[float, float]
) -> Place:
    """First place whose name is free, and whose line meets no other name."""
    x, y = dot.tolist()
    for across, up in ways.tolist():
        place = Place(x + across, y + up, RIGHT if across > 0 else LEFT)
        box = box_of(place, wide)
        inside = min(box.left, box.low) >= 0 and box.right <= room[0] and box.high <= room[1]
        free = inside and not any(box.meets(one) for part in taken for one in part)
        if free and not any(a.meets(b) for a in _line(dot, place) for b in taken[1]):
            return place
    return Place(x + NEAR, y, RIGHT)


def box_of(place: Place, wide: float) -> Box:
    """Box of a name of this width."""
    left, right = sorted((place.x, place.x + place.side * wide))
    return Box(left, right, place.y - TALL / 2, place.y + TALL / 2)


def _line(dot: Array, place: Place) -> list[Box]:
    """Small boxes along the line from a dot to its name."""
    points = dot + np.linspace(0.3, 0.95, 8)[:, None] * (np.array(place[:2]) - dot)
    return [Box(x - 1, x + 1, y - 1, y + 1) for x, y in points.tolist()]
