"""Background jobs of the duel, shared by all: recording, ten seeds, search of learning rates."""

from core.duel import FinalMetrics, Run, Setup, best_rates, record, repeat
from pages._ui.runtime.background_jobs import Job, cached_job


@cached_job(size=64)
def recording(setup: Setup) -> Job[Run]:
    """Recording of the duel of this set-up."""
    return Job(record(setup))


@cached_job(size=64)
def repetition(setup: Setup) -> Job[FinalMetrics]:
    """Final metrics of this duel from ten seeds."""
    return Job(repeat(setup))


@cached_job(size=64)
def search(setup: Setup) -> Job[tuple[float, ...]]:
    """Best learning rate of each contender of this set-up."""
    return Job(best_rates(setup))
