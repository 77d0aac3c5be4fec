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
    """Conditions with their options, and the chart `scene(*chosen)` for the chosen ones.

    `first` are the initial options, where they are not the first ones.  `scene` is cached, and its
    scenes share a name, so that each replaces the previous one.  `work(*chosen)` are cached jobs
    that must finish before, whose results the scene uses.  `note` is the key `note.<note>` of the
    line of words beneath the chart.
    """

    name: str
    choices: Mapping[str, tuple[str, ...]]
    scene: Callable[..., Scene]
    first: Mapping[str, str] = field(default_factory=dict)
    work: Callable[..., tuple[Job[Any], ...]] = lambda *chosen: ()
    note: str = ""


def show(experiment: Experiment, section: str) -> None:
    """Show the conditions in a row, and the chart once it is computed."""
    with st.container(horizontal=True):
        chosen = [_chosen(experiment, section, name) for name in experiment.choices]
    words = say("claim.running")
    if finished(experiment.name, words, *experiment.work(*chosen)):
        with st.spinner(words, show_time=True):
            scene.show(experiment.scene(*chosen))
        if experiment.note:
            st.caption(say(f"note.{experiment.note}"))


def _chosen(experiment: Experiment, section: str, name: str) -> str:
    with st.container(width="content"):
        options, first = experiment.choices[name], experiment.first.get(name, "")
        return choice.pick(section, f"{experiment.name}.{name}", options, first)
