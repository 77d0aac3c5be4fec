"""Background jobs shared by all visitors: run in short pieces, cached by their arguments.

Visitors who ask for the same job share its pieces.  A job pauses while nobody waits for it, and
resumes with the next visitor.
"""

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from concurrent.futures import wait as wait_for
from functools import update_wrapper
from threading import Lock
from time import monotonic, thread_time
from typing import Generic, ParamSpec, TypeVar

from core.incremental import Work
from pages._ui.runtime.executor import EXECUTOR

P = ParamSpec("P")
T = TypeVar("T")

PIECE = 0.5
"""Seconds of processor time of one piece; the usual duel needs a single one."""

PATIENCE = 1.0
"""Seconds that a page waits for a piece at most; other jobs may be ahead of it in the queue."""

ABANDONED = 60.0
"""Seconds without a request after which an unfinished job may be dropped."""


class Job(Generic[T]):
    """Incremental computation that several visitors may wait for."""

    def __init__(self, work: Work[T]) -> None:
        self.work, self.share, self.results = work, 0.0, list[T]()
        self.asked_at = monotonic()
        self._piece: Future[None] | None = None
        self._guard = Lock()

    @property
    def failed(self) -> bool:
        """Whether a piece has raised an error, so that there will be no result."""
        piece = self._piece
        return piece is not None and piece.done() and piece.exception() is not None

    def advance(self) -> bool:
        """Wait up to PATIENCE for the next piece; return whether the job is finished.

        A piece that another visitor has queued is not queued again.  A failed job raises its error
        in every call.
        """
        self.asked_at = monotonic()
        with self._guard:
            if self.results:
                return True
            if not self.failed and (self._piece is None or self._piece.done()):
                self._piece = EXECUTOR.submit(self._run_piece)
            piece = self._piece
        if piece and wait_for([piece], PATIENCE).done:
            piece.result()
        return bool(self.results)

    def result(self) -> T:
        """Run all remaining pieces and return the result."""
        while not self.results:
            self.advance()
        return self.results[0]

    def _run_piece(self) -> None:
        end = thread_time() + PIECE
        try:
            self.share = next(self.work)
            while thread_time() < end:
                self.share = next(self.work)
        except StopIteration as finished:
            self.results.append(finished.value)


class JobCache(Generic[P, T]):
    """Jobs by the arguments of the function that makes them.

    At most `size` jobs are kept; the least recently used are dropped first.  A failed job is made
    anew.  A job that somebody waits for is never dropped, however many there are.
    """

    def __init__(self, make: Callable[P, Job[T]], size: int) -> None:
        self.make, self.size = make, size
        self.jobs: dict[Hashable, Job[T]] = {}
        self._guard = Lock()
        update_wrapper(self, make)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Job[T]:
        """Job of these arguments, new or cached."""
        key = (args, tuple(sorted(kwargs.items())))
        with self._guard:
            job = self.jobs.pop(key, None)
            if job is None or job.failed:
                job = self.make(*args, **kwargs)
            self.jobs[key] = job
            job.asked_at = monotonic()
            self._evict()
        return job

    def clear(self) -> None:
        """Forget all jobs."""
        with self._guard:
            self.jobs.clear()

    def _evict(self) -> None:
        old = monotonic() - ABANDONED
        idle = [key for key, job in self.jobs.items() if job.results or job.asked_at < old]
        for key in idle[: max(0, len(self.jobs) - self.size)]:
            del self.jobs[key]


def cached_job(size: int) -> Callable[[Callable[P, Job[T]]], JobCache[P, T]]:
    """Decorator that shares the jobs of a function between all visitors."""
    return lambda make: JobCache(make, size)
