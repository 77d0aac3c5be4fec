"""Background jobs: shared pieces, order of arrival, failures, and a cache that loses no work."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Executor
from threading import Event, Thread

import pytest

from core.incremental import Work
from pages._ui.runtime import background_jobs
from pages._ui.runtime.background_jobs import Job, JobCache, cached_job
from pages._ui.runtime.executor import InPlaceExecutor, make_executor

SIZE = 4


@pytest.fixture(params=("linux", "emscripten"))
def executor(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Executor]:
    """Executor of a system with threads, and of one without."""
    made = make_executor(request.param)
    monkeypatch.setattr(background_jobs, "EXECUTOR", made)
    yield made
    made.shutdown()


def counted(pieces: list[int], end: str = "result") -> Work[str]:
    """Work of five pieces that records each."""
    for piece in range(5):
        pieces.append(piece)
        yield piece / 5
    return end


@pytest.mark.usefixtures("executor")
def test_a_job_is_done_once_for_all_who_wait() -> None:
    """Two visitors share the pieces; one who comes later has the result at once."""
    pieces: list[int] = []
    job = Job(counted(pieces))
    assert job.result() == job.result() == "result"
    assert pieces == list(range(5))


@pytest.mark.usefixtures("executor")
def test_a_piece_ends_after_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """With no time for more, `advance` runs one step of the work."""
    monkeypatch.setattr(background_jobs, "PIECE", 0.0)
    pieces: list[int] = []
    job = Job(counted(pieces))
    assert not job.advance() and pieces == [0]
    assert not job.advance() and pieces == [0, 1] and job.share == 0.2


@pytest.mark.usefixtures("executor")
def test_a_failed_job_raises_its_error_again() -> None:
    """Everybody who asks for a failed job gets its error; it is not taken for finished."""

    def work() -> Work[str]:
        yield 0.5
        raise ValueError("bad")

    job = Job(work())
    for _ in range(2):
        with pytest.raises(ValueError, match="bad"):
            job.result()
    assert job.failed


def test_a_failed_job_is_made_anew_for_the_next_visitor() -> None:
    """A failure is not cached: who asks later gets a new job, which may succeed."""
    tries = Counter[str]()

    @cached_job(size=SIZE)
    def job(name: str) -> Job[str]:
        def work() -> Work[str]:
            tries[name] += 1
            yield 0.5
            if tries[name] == 1:
                raise MemoryError
            return name

        return Job(work())

    with pytest.raises(MemoryError):
        job("a").result()
    assert job("a").result() == "a" and job("a") is job("a")
    assert tries["a"] == 2


def test_waiting_ends_while_other_jobs_are_in_the_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page waits PATIENCE for its piece, not for the whole queue, and queues it only once."""
    monkeypatch.setattr(background_jobs, "PATIENCE", 0.01)
    made = make_executor("linux")
    monkeypatch.setattr(background_jobs, "EXECUTOR", made)
    gate, pieces = Event(), list[int]()
    made.submit(gate.wait)
    job = Job(counted(pieces))
    assert not any(job.advance() for _ in range(3)) and not pieces
    gate.set()
    assert job.result() == "result" and pieces == list(range(5))
    made.shutdown()


def visit_all(cache: JobCache[[int], str], numbers: range) -> None:
    """Ask for these jobs at once, one visitor for each, until all are finished."""

    def visitor(number: int) -> None:
        while not cache(number).advance():
            pass

    threads = [Thread(target=visitor, args=(number,)) for number in numbers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_more_visitors_than_the_cache_holds_lose_no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs that somebody waits for are kept, however many: each is done exactly once."""
    monkeypatch.setattr(background_jobs, "PIECE", 0.0)
    started = Counter[int]()

    @cached_job(size=SIZE)
    def job(number: int) -> Job[str]:
        started[number] += 1
        return Job(counted([]))

    together = range(3 * SIZE)
    jobs = [job(number) for number in together]
    visit_all(job, together)
    assert all(one.results for one in jobs)
    assert set(started.values()) == {1} and len(started) == len(together)
    job(together[-1])
    assert len(job.jobs) == SIZE


def test_abandoned_jobs_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unfinished jobs that nobody asks for any more do not fill the memory."""
    monkeypatch.setattr(background_jobs, "ABANDONED", -1.0)

    @cached_job(size=SIZE)
    def job(number: int) -> Job[str]:
        return Job(counted([]))

    for number in range(10 * SIZE):
        job(number)
    assert list(job.jobs) == [((number,), ()) for number in range(9 * SIZE, 10 * SIZE)]


def test_in_place_the_work_is_done_by_the_caller() -> None:
    """Without threads a call is finished when `submit` returns, and keeps its error."""
    executor = InPlaceExecutor()
    assert executor.submit(max, 1, 2).result() == 2
    assert isinstance(executor.submit(int, "x").exception(), ValueError)
