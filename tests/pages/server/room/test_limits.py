"""Limits and signals of a room."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from pages._ui.server.room import signal
from pages._ui.server.room.limits import Allowance, Allowances
from pages._ui.server.room.signal import Signal, happens

PAUSES = st.lists(st.floats(0, 2), max_size=60)


@given(PAUSES)
def test_an_allowance_is_never_exceeded(pauses: list[float]) -> None:
    """In any span no more is taken than the burst and what has filled up since."""
    bucket, now = Allowance(rate=2.0, burst=3.0), 100.0
    taken = []
    for pause in pauses:
        now += pause
        if bucket.take(now):
            taken.append(now)
    for k, start in enumerate(taken):
        for n, end in enumerate(taken[k:], start=1):
            assert n <= 3 + 2 * (end - start) + 1e-6


def test_an_allowance_fills_up_again() -> None:
    """After a pause there is something to take."""
    bucket = Allowance(rate=1.0, burst=1.0)
    assert [bucket.take(now) for now in (0.0, 0.5, 1.6)] == [True, False, True]


def test_each_name_has_its_own_allowance() -> None:
    """One who takes too much does not take from others; the oldest bucket makes room."""
    buckets = Allowances(rate=0.0, burst=1.0, most=2)
    assert [buckets.take(name, 0.0) for name in ("a", "a", "b")] == [True, False, True]
    assert buckets.take("c", 0.0) and set(buckets.buckets) == {"b", "c"}


class Recorded(Signal):
    """Signal that records when it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[float] = []

    def _fire(self) -> None:
        self.given.append(asyncio.get_running_loop().time())
        super()._fire()


def test_there_are_at_most_four_signals_a_second() -> None:
    """Many changes, urgent ones too, are at most four signals in a second; the last is not lost."""

    async def main() -> tuple[list[float], float]:
        source, loop = Recorded(), asyncio.get_running_loop()
        for number in range(150):
            last = loop.time()
            source.send(urgent=number % 3 == 0)
            await asyncio.sleep(0.01)
        while await happens(source.next(), 1.5):
            pass
        return source.given, last

    given, last = asyncio.run(main())
    assert given[-1] >= last
    assert all(
        end - start > 0.999
        for start, end in zip(given, given[signal.MOST_A_SECOND :], strict=False)
    )
