"""Outlines of the stack: bars, whiskers and histograms of its layers, and places of their labels.

A layer is a row of the unit height; the bottom layer lies at 0.  Arrays have room for DEEPEST
layers, and a gap for every layer that is not there.  All are "xy": all x, then all y.
"""

import numpy as np
from numpy.typing import NDArray

from core.experiments.stack import BINS, HIGH, LOW
from core.numerics.elementwise import Array

DEEPEST = 20
POWERS = -4, 2
"""Ends of the logarithmic axis of both bars."""

INNER, HALF = 0.56, 0.44
"""Distance of the bars from the middle, and half the width of the histograms; a bar's axis is 1."""

EDGE = INNER + 1.26
NUMBERS = -EDGE + 0.06
TIP = 0.07
"""Half the width of the chart, place of the layers' numbers, and length of an arrowhead."""

THICK, THICKEST = 0.72, 0.12
"""Thickness of a bar as a share of its row, and of the chart at most."""

FULL = 0.3
"""Share of the outputs in one bin that fills the height of a row; height is the root of a share."""

PILE, LONELY = 0.2, 3.0
"""A bin is a pile if it has at least this share, and so many times that of both neighbours."""

ASIDE = 0.17
"""Distance of a pile's label: on the left of values around 0, on the right of all others."""


def along(ratio: Array) -> Array:
    """Place of a ratio on a bar's axis from 0 to 1, cut off at its ends."""
    low, high = POWERS
    with np.errstate(divide="ignore"):
        place: Array = np.clip((np.log10(ratio) - low) / (high - low), 0, 1)
    return place


def activation(value: Array | float) -> Array:
    """Place of an activation on the axis of the histograms."""
    return (2 * (np.asarray(value, float) - LOW) / (HIGH - LOW) - 1) * HALF


def outward(place: Array, side: int) -> Array:
    """Places on a bar's axis as x: side -1 grows leftwards from the middle, 1 rightwards."""
    return side * (INNER + place)


def middles(depth: int) -> Array:
    """Height of the middle of each row."""
    return (np.arange(depth) + 0.5) / depth


def bars(ratio: Array, side: int) -> Array:
    """Bars of all layers, each a closed outline; beyond the axis a bar ends in an arrowhead."""
    depth, end = len(ratio), along(ratio)
    above, below = ratio > 10.0 ** POWERS[1], (ratio < 10.0 ** POWERS[0]) & (ratio > 0)
    start = np.where(below, TIP, 0.0)
    shoulder = np.where(below, TIP, end)
    tip = np.where(above, 1 + TIP, np.where(below, 0.0, end))
    gap = np.full(depth, np.nan)
    x = np.stack([start, shoulder, tip, shoulder, start, start, gap], axis=1)
    half = min(THICK / depth, THICKEST) / 2
    y = middles(depth)[:, None] + half * np.array([-1, -1, 0, 1, 1, -1, np.nan])
    return _rows(outward(x, side), y)


def whiskers(ratios: Array, side: int) -> Array:
    """Lines from the smallest to the largest of the runs, (runs, L)."""
    ends = np.stack([ratios.min(axis=0), ratios.max(axis=0)], axis=1)
    x = np.pad(along(ends), ((0, 0), (0, 1)), constant_values=np.nan)
    return _rows(outward(x, side), np.broadcast_to(middles(len(x))[:, None], x.shape))


def steps(ratio: Array, side: int) -> Array:
    """Staircase through the ends of all bars."""
    x = np.repeat(outward(along(ratio), side)[:, None], 2, axis=1)
    y = middles(len(ratio))[:, None] + np.array([-0.5, 0.5]) / len(ratio)
    return _rows(x, y)


def ridges(hist: Array) -> Array:
    """Histograms of all layers, each a closed outline on the floor of its row."""
    depth = len(hist)
    centres = LOW + (np.arange(BINS) + 0.5) * (HIGH - LOW) / BINS
    x = activation(np.concatenate([centres[:1], centres, centres[-1:], centres[:1], [np.nan]]))
    height = np.minimum(np.sqrt(hist / FULL), 1) * 0.92 / depth
    y = np.pad(height, ((0, 0), (1, 3))) + (np.arange(depth) / depth)[:, None]
    return _rows(np.broadcast_to(x, y.shape), y)


def piles(hist: Array) -> tuple[Array, Array, Array]:
    """Place beside each pile, height, and share in percent, in the rows of `labelled`."""
    near = np.pad(hist, ((0, 0), (1, 1)))
    beside = np.maximum(near[:, :-2], near[:, 2:])
    found = (hist >= PILE) & (hist >= LONELY * beside)
    found[~labelled(len(hist))] = False
    layer, box = np.nonzero(found)
    value = LOW + (box + 0.5) * (HIGH - LOW) / BINS
    aside = np.where(np.abs(value) < 0.5, -ASIDE, ASIDE)
    return activation(value) + aside, middles(len(hist))[layer], np.round(100 * hist[layer, box])


def labelled(depth: int) -> NDArray[np.bool_]:
    """Rows with numbers beside them: all of up to ten, else every fifth, and the bottom one."""
    layers = np.arange(1, depth + 1)
    rows: NDArray[np.bool_] = (depth <= 10) | (layers % 5 == 0) | (layers == 1)
    return rows


def _rows(x: Array, y: Array) -> Array:
    """Both as "xy", with gaps for the layers up to DEEPEST."""
    room = ((0, DEEPEST - len(x)), (0, 0))
    parts = [np.pad(part, room, constant_values=np.nan).ravel() for part in (x, y)]
    return np.concatenate(parts)
