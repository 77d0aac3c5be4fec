"""Long work on a page: told while it is under way, stopped, and gone on with."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import packed
from pages._ui.runtime import background_jobs
from pages._ui.scenes import dying, flow, race, toy, training

Visit = Callable[..., AppTest]

SLOW = (
    flow.flow("tanh"),
    training.SPIRALS,
    training.STEPS,
    race.RACE,
    dying.dying("relu"),
    toy.TOY,
)


def script() -> None:
    """A page with work of four pieces, and a line below it."""
    import streamlit as st

    from pages._ui.runtime.background_jobs import Job
    from pages._ui.runtime.job_progress import finished

    def work():
        for piece in range(1, 5):
            yield piece / 5
        return "the result"

    if "job" not in st.session_state:
        st.session_state["job"] = Job(work())
    if finished("test", "under way", st.session_state["job"]):
        st.markdown(st.session_state["job"].result())
    st.markdown("below")


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """That page, which does one piece a run."""
    monkeypatch.setattr(background_jobs, "PIECE", 0.0)
    return AppTest.from_function(script).run()


def verdict_text(page: AppTest) -> list[str]:
    """Texts of the page."""
    assert not page.exception
    return [found.value for found in (*page.info, *page.markdown)]


def test_the_page_stays_in_use_and_the_result_comes(page: AppTest) -> None:
    """A button to stop it and the rest of the page are there meanwhile, and then the result."""
    for _ in range(4):
        assert verdict_text(page) == ["below"] and page.button(key="stop-test")
        page.run()
    assert verdict_text(page) == ["the result", "below"] and not page.button


def test_a_failed_job_is_told_once_and_then_asked_for_again() -> None:
    """The visitor who waited gets an error; the next run of the page begins the job anew."""

    def failing() -> None:
        import streamlit as st

        from pages._ui.runtime.job_progress import finished
        from tests.pages.runtime.failing import job

        if finished("test", "under way", job()):
            st.markdown(job().result())

    page = AppTest.from_function(failing).run()
    assert page.exception and not page.button
    assert verdict_text(page.run()) == ["the result"]


def test_stopped_work_rests_and_goes_on_where_it_was(page: AppTest) -> None:
    """Stopping leaves a sentence with the share that is done; going on does not begin again."""
    page.button(key="stop-test").click().run()
    share = page.session_state["job"].share
    stopped = verdict_text(page)
    assert f"{100 * share:.0f}%" in stopped[0]
    assert verdict_text(page.run()) == stopped and page.session_state["job"].share == share
    page.button(key="go-on-test").click().run()
    assert page.session_state["job"].share > share
    while page.button:
        page.run()
    assert verdict_text(page) == ["the result", "below"]


@pytest.mark.parametrize("experiment", SLOW, ids=lambda experiment: experiment.name)
def test_slow_experiments_are_done_in_pieces(
    experiment: Experiment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slow experiments are shared by all visitors, in more than seven pieces with their share."""
    monkeypatch.setattr(background_jobs, "PIECE", 0.0)
    last = [options[-1] for options in experiment.choices.values()]
    works = experiment.work(*last)
    assert works and all(a is b for a, b in zip(works, experiment.work(*last), strict=True))
    for job in works:
        shares = [job.share for _ in range(7) if not job.advance()]
        assert len(shares) == 7 and shares == sorted(set(shares))


@pytest.mark.parametrize("experiment", SLOW, ids=lambda experiment: experiment.name)
def test_the_chart_takes_what_has_been_done(
    experiment: Experiment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once its work is done, an experiment is drawn without doing any of it again."""
    quick = [options[0] for options in experiment.choices.values()]
    for job in experiment.work(*quick):
        job.result()
    monkeypatch.setattr(
        background_jobs.Job, "advance", lambda job: pytest.fail("it was done already")
    )
    scene = experiment.scene(*quick)
    assert packed(scene, tuple(scene.defaults.items()), "en")


def test_an_experiment_that_is_stopped_keeps_its_conditions(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a lesson's page an experiment is stopped, told of, and finished after going on."""
    monkeypatch.setattr(background_jobs, "PIECE", 0.0)
    training.spiralled.clear()
    page = visit("03_sigmoid.py", **{"spirals.function": "relu", "spirals.depth": "5"})
    page.button(key="show-predict-training").click().run()
    assert not page.exception
    page.button(key="stop-spirals").click().run()
    assert any("%" in found.value for found in page.info)
    monkeypatch.setattr(background_jobs, "PIECE", 600.0)
    page.button(key="go-on-spirals").click().run()
    assert not page.exception and not page.info
    assert page.session_state["pick-sigmoid-spirals.function"] == "relu"
