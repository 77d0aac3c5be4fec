"""News for many streams at once, of which only the newest matters."""

import asyncio
from collections import deque

MOST_A_SECOND = 4
COUNTS_APART = 0.5
"""Seconds between two numbers of answers, so that a new phase need not wait for its turn."""


class Signal:
    """Signal of a change; several changes in a short time are one."""

    def __init__(self) -> None:
        self._changed = asyncio.Event()
        self._timer: asyncio.TimerHandle | None = None
        self._sent: deque[float] = deque(maxlen=MOST_A_SECOND)

    def send(self, urgent: bool) -> None:
        """Wake all who wait: at once if urgent, else half a second after the last time.

        In no second are there more than four.
        """
        loop = asyncio.get_running_loop()
        at = loop.time()
        if len(self._sent) == MOST_A_SECOND:
            at = max(at, self._sent[0] + 1.0)
        if self._sent and not urgent:
            at = max(at, self._sent[-1] + COUNTS_APART)
        if self._timer and self._timer.when() <= at:
            return
        if self._timer:
            self._timer.cancel()
        self._timer = loop.call_at(at, self._fire)

    def _fire(self) -> None:
        self._sent.append(asyncio.get_running_loop().time())
        self._timer = None
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    def next(self) -> asyncio.Event:
        """The next signal; taken before the state is read, it cannot be missed afterwards."""
        return self._changed


async def happens(event: asyncio.Event, seconds: float) -> bool:
    """Wait for a signal; False if it does not come within these seconds."""
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False
    return True
