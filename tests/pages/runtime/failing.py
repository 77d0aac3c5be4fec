"""A cached job that fails at its first try."""

from core.incremental import Work
from pages._ui.runtime.background_jobs import Job, cached_job

tries: list[int] = []


@cached_job(size=4)
def job() -> Job[str]:
    """Job that fails once and then succeeds."""

    def work() -> Work[str]:
        tries.append(1)
        yield 0.5
        if len(tries) == 1:
            raise MemoryError
        return "the result"

    return Job(work())
