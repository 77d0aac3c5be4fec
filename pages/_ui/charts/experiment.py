"""Experiment with conditions to choose: run once for each choice, for all visitors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from pages._ui.charts import scene
from pages._ui.charts.scene import Scene
from pages._ui.runtime.background_jobs import Job
from pages._ui.runtime.job_progress import finished
from pages._ui.session import choice
from pages._ui.text.language import say


@dataclass(frozen=True)
class Experiment:
    """Conditions, each with its options, and the chart that `scene(*chosen)` gives for them.

    `first` are the options to begin with, where they are not the first ones.  `scene` is cached,
    and its scenes share a name, so that one chart takes the place of another.  `work(*chosen)` is
    what must be done before it, where that takes long: cached jobs, whose results the scene uses.
    """

    name: str
    choices: Mapping[str, tuple[str, ...]]
    scene: Callable[..., Scene]
    first: Mapping[str, str] = field(default_factory=dict)
    work: Callable[..., tuple[Job[Any], ...]] = lambda *chosen: ()


def show(experiment: Experiment, section: str) -> None:
    """The conditions in a row, and the chart once it is computed."""
    with st.container(horizontal=True):
        chosen = [_chosen(experiment, section, name) for name in experiment.choices]
    words = say("claim.running")
    if finished(experiment.name, words, *experiment.work(*chosen)):
        with st.spinner(words, show_time=True):
            scene.show(experiment.scene(*chosen))


def _chosen(experiment: Experiment, section: str, name: str) -> str:
    with st.container(width="content"):
        options, first = experiment.choices[name], experiment.first.get(name, "")
        return choice.pick(section, f"{experiment.name}.{name}", options, first)
