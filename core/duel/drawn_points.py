"""Points that a learner has drawn, as a short text for an address.

A point is three characters of the URL-safe base64 alphabet, 18 bits: 2 for its class, 8 for the
first input and 8 for the second one.
"""

from string import ascii_lowercase, ascii_uppercase, digits
from typing import Final, Literal

import numpy as np

from core.nn.datasets import Dataset

EDGE: Final = 1.7
"""The plane reaches from -EDGE to EDGE in both inputs."""

MOST: Final = 200
CLASSES: Final = 3
LENGTH: Final = 3
STEPS: Final = 255
ALPHABET: Final = ascii_uppercase + ascii_lowercase + digits + "-_"
VALUES: Final = {sign: k for k, sign in enumerate(ALPHABET)}

Fault = Literal["unreadable", "too_many", "one_class"]


class PointsError(ValueError):
    """Text that is no data set; `key` names the message to show."""

    def __init__(self, key: Fault) -> None:
        self.key = key
        super().__init__(key)


def read(text: str) -> Dataset:
    """Data set of up to MOST points: two classes, or three if a point is of the third one.

    Raises PointsError for a text that is no list of points, for too many of them, and for points of
    a single class, which leave nothing to learn.
    """
    if len(text) % LENGTH or not {*text} <= VALUES.keys():
        raise PointsError("unreadable")
    if len(text) > MOST * LENGTH:
        raise PointsError("too_many")
    bits = np.array([VALUES[sign] for sign in text], int).reshape(-1, LENGTH) @ [4096, 64, 1]
    y, x = bits >> 16, np.stack([bits >> 8 & STEPS, bits & STEPS])
    if np.any(y >= CLASSES):
        raise PointsError("unreadable")
    if np.unique(y).size < 2:
        raise PointsError("one_class")
    return Dataset(EDGE * (2 * x / STEPS - 1), y[None].astype(float), max(2, int(y.max()) + 1))
