"""Stack of twenty layers of a typed function, at every size of the first weights."""

from functools import lru_cache, partial

from core.custom import CustomFunction
from core.custom.depth import deep
from core.experiments.stack import DEPTH, Stack
from core.incremental import Work
from pages._ui.charts import experiment
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene
from pages._ui.lab import custom_state
from pages._ui.runtime.background_jobs import Job, cached_job
from pages._ui.runtime.shared_cache import shared_cache
from pages._ui.scenes import stack
from pages._ui.session.parameters import settings

RIVAL = "relu"
SIZE = stack.size_slider("own")


def show() -> None:
    """Show the stack of the present function; ReLU may stand behind it."""
    custom = custom_state.present()

    def work(behind: str) -> tuple[Job[None], ...]:
        rival = () if behind == stack.ALONE else (stack.all_stops(behind),)
        return (all_sizes(custom), *rival)

    choices = {"behind": (stack.ALONE, RIVAL)}
    drawn = Experiment("own-stack", choices, partial(scene, custom), work=work, note="stack")
    experiment.show(drawn, "invent")


def present(custom: CustomFunction) -> Stack:
    """Stack at the present size of the first weights."""
    return measured(custom, settings(scene(custom, stack.ALONE))[SIZE.name])


@shared_cache(size=2048)
def measured(custom: CustomFunction, c: float) -> Stack:
    """Stack of one function at one size."""
    return deep(custom, c)


@cached_job(size=64)
def all_sizes(custom: CustomFunction) -> Job[None]:
    """Fills the cache of `measured` with every stop of the slider."""

    def work() -> Work[None]:
        for k, c in enumerate(SIZE.stops, 1):
            measured(custom, c)
            yield k / len(SIZE.stops)

    return Job(work())


@lru_cache(maxsize=64)
def scene(custom: CustomFunction, behind: str) -> Scene:
    """The stack of one function, with the outline of the one `behind` it."""
    other = "" if behind == stack.ALONE else behind

    def frame(language: str, own_c: float) -> Frame:
        ghost = None
        if other:
            ghost = stack.measured(other, DEPTH, own_c, stack.default_of(other))
        return stack.frame_of(measured(custom, own_c), ghost, own_c, language)

    return stack.scene_of("stack-own", other, frame, (SIZE,), f"stack own {behind}")
