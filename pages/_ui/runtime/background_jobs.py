"""Long work for everybody: done in small pieces that take turns, its result kept by what was asked.

Two visitors who ask for the same do each piece once.  One who leaves in between has lost nothing:
the next one goes on from there.
"""

from collections import deque
from inspect import GEN_CLOSED, getgeneratorstate
from threading import Lock
from time import thread_time
from typing import Generic, TypeVar

from core.incremental import Work

T = TypeVar("T")

PIECE = 0.5
"""Seconds of processor time before others have their turn: a usual duel is done in one."""


class Turns:
    """A lock that is given in the order in which it was asked for: who comes first is served first.

    The usual lock goes to anybody, and some visitors wait twice as long as the queue is.
    """

    def __init__(self) -> None:
        self.guard, self.waiting = Lock(), deque[Lock]()

    def __enter__(self) -> None:
        """Stand in the queue until everybody before has left."""
        mine = Lock()
        mine.acquire()
        with self.guard:
            self.waiting.append(mine)
            alone = len(self.waiting) == 1
        if not alone:
            mine.acquire()

    def __exit__(self, *error: object) -> None:
        """Let the next one in."""
        with self.guard:
            self.waiting.popleft()
            if self.waiting:
                self.waiting[0].release()


# One piece at a time in the whole process: more would only wait for each other's interpreter lock,
# and the pages of all other visitors with them.
TURN = Turns()


class Job(Generic[T]):
    """Work that several visitors may wait for at once."""

    def __init__(self, work: Work[T]) -> None:
        self.work, self.share, self.results = work, 0.0, list[T]()

    @property
    def broken(self) -> bool:
        """Whether the work has failed, so that neither a piece of it nor a result is left."""
        return getgeneratorstate(self.work) == GEN_CLOSED and not self.results

    def advance(self) -> bool:
        """Do a piece, unless all is done; whether all is done."""
        with TURN:
            end = thread_time() + PIECE
            while not self.results:
                try:
                    self.share = next(self.work)
                except StopIteration as finished:
                    if finished.value is None:
                        raise RuntimeError("this work has failed before") from finished
                    self.results.append(finished.value)
                if thread_time() >= end:
                    break
        return bool(self.results)

    def result(self) -> T:
        """The result, after all pieces."""
        while not self.results:
            self.advance()
        return self.results[0]
