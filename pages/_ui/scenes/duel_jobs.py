"""Background jobs of the duel: a recording and a repetition over ten seeds, shared by all."""

from core.duel import FinalMetrics, Run, Setup, record, repeat
from pages._ui.runtime.background_jobs import Job, cached_job


@cached_job(size=64)
def recording(setup: Setup) -> Job[Run]:
    """Recording of the duel of this set-up."""
    return Job(record(setup))


@cached_job(size=64)
def repetition(setup: Setup) -> Job[FinalMetrics]:
    """Final metrics of this duel from ten seeds."""
    return Job(repeat(setup))
