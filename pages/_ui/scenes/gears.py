"""Outlines of gears that stand in a row, with the part of a turn that each has made."""

import numpy as np

from core.numerics.elementwise import Array

MOST = 20
"""Largest number of gears after the first; rows of fewer are padded with gaps."""

TEETH, ARC = 8, 24
HAND = 0.68
"""Length of a gear's hand, and radius of its wedge, in its radii."""

GRAIN = 64
"""Places are rounded to this part of a unit, about half a pixel: they travel shorter."""

ROUND = np.linspace(0, 2 * np.pi, 4 * TEETH + 1)
RIM = np.append(np.tile([1.0, 1.0, 0.8, 0.8], TEETH), 1.0)


def outlines(centres: Array, radius: float, turned: Array) -> Array:
    angles = ROUND + 2 * np.pi * np.fmod(turned, 1)[:, None]
    return _shapes(centres, radius, angles, np.broadcast_to(RIM, angles.shape))


def wedges(centres: Array, radius: float, turned: Array) -> Array:
    """The part of a turn that each gear has made, a whole disc for one or more."""
    share = np.linspace(0, 1, ARC) * 2 * np.pi * np.clip(turned, -1, 1)[:, None]
    angles = np.pad(share, ((0, 0), (1, 1)))
    reach = np.pad(np.full_like(share, HAND), ((0, 0), (1, 1)))
    return _shapes(centres, radius, angles, reach)


def hands(centres: Array, radius: float, turned: Array) -> Array:
    angles = np.repeat(2 * np.pi * np.fmod(turned, 1)[:, None], 2, axis=1)
    return _shapes(centres, radius, angles, np.broadcast_to([0.0, HAND], angles.shape))


def _shapes(centres: Array, radius: float, angles: Array, reach: Array) -> Array:
    """Points of gears that stand on the ground, at clockwise angles from 12 o'clock, with gaps.

    `reach` is their distance from the centre in radii.
    """
    shapes = np.full((2, MOST + 1, angles.shape[1] + 1), np.nan)
    count = len(centres)
    shapes[0, :count, :-1] = centres[:, None] + radius * reach * np.sin(angles)
    shapes[1, :count, :-1] = radius * (1 + reach * np.cos(angles))
    rounded: Array = np.round(GRAIN * shapes).reshape(2, -1).ravel() / GRAIN
    return rounded
