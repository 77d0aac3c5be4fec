"""Reads what a page sends to the player, as `decode.js` does."""

import gzip
import json
from typing import Any

import numpy as np


class Read:
    """Header and tables that a browser reads from the bytes."""

    def __init__(self, packed: bytes) -> None:
        plain = gzip.decompress(packed)
        size = int.from_bytes(plain[:4], "little")
        start = 4 + size + (-size % 4)
        self.head: dict[str, Any] = json.loads(plain[4 : 4 + size])
        self.numbers = np.frombuffer(plain[start:], np.uint8)

    def table(self, placed: list[int], rows: int) -> np.ndarray[Any, Any]:
        """The table (rows, numbers) that begins at `placed[0]`."""
        start, length = placed
        bytes_of_steps = self.numbers[4 * start :][: 4 * rows * length].reshape(4, -1).T.copy()
        steps = bytes_of_steps.view("<u4").reshape(rows, length)
        return np.add.accumulate(steps, axis=1, dtype="<u4").view("<f4")
