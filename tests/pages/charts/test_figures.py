"""Figures: Plotly accepts the dict of every chart of the lesson."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import plotly.graph_objects as go
import pytest

from core.duel import Setup, record
from core.incremental import done
from pages._ui import scenes
from pages._ui.charts import figures
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Scene
from pages._ui.scenes import depth_sketch, dying, flow, stack
from pages._ui.scenes.compare import VIEWS, overlay
from pages._ui.scenes.duel import film

MODULES = [
    importlib.import_module(f"{scenes.__name__}.{module.name}")
    for module in pkgutil.iter_modules(scenes.__path__)
]


def _values(module: ModuleType) -> Iterator[object]:
    for value in vars(module).values():
        yield from value.values() if isinstance(value, dict) else (value,)


def _scenes() -> dict[str, Scene]:
    """Scenes that are constants of their modules, by their look."""
    found = [value for module in MODULES for value in _values(module) if isinstance(value, Scene)]
    return {scene.look or scene.name: scene for scene in found}


def _experiments() -> dict[str, Experiment]:
    found = [
        value for module in MODULES for value in _values(module) if isinstance(value, Experiment)
    ]
    stacks = (stack.stack("relu"), stack.stack("maxout"))
    started = (flow.flow("tanh"), dying.dying("relu"), depth_sketch.sketch("sigmoid"))
    return {experiment.name: experiment for experiment in [*found, *stacks, *started]}


SCENES, EXPERIMENTS = _scenes(), _experiments()


def accept(figure: figures.Part) -> None:
    """Build Plotly's own object, which refuses unknown keys and values."""
    assert len(go.Figure(figure).data) == len(figure["data"])


@pytest.mark.parametrize("name", SCENES)
def test_plotly_accepts_a_scene(name: str) -> None:
    """The figure of a scene has only keys and values that Plotly knows."""
    accept(SCENES[name].figure("en"))


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_plotly_accepts_an_experiment(name: str) -> None:
    """The figure of an experiment at its first conditions has only what Plotly knows."""
    experiment = EXPERIMENTS[name]
    first = [
        experiment.first.get(choice, options[0]) for choice, options in experiment.choices.items()
    ]
    accept(experiment.scene(*first).figure("en"))


@pytest.mark.parametrize("data", ("spirals", "sine"))
def test_plotly_accepts_a_duel(data: str) -> None:
    """The figure of a duel has only keys and values that Plotly knows."""
    accept(film(done(record(Setup(data=data))), "en").figure("en"))


@pytest.mark.parametrize("figure", (figures.activation("f", (-1, 6)), figures.overlay("f")))
def test_plotly_accepts_the_explorer(figure: figures.Part) -> None:
    """The figures of one activation and of a typed formula over it are Plotly's, too."""
    accept(figure)


@pytest.mark.parametrize("view", VIEWS)
def test_plotly_accepts_a_comparison(view: str) -> None:
    """So is the figure in which six functions are compared."""
    accept(overlay(("step", "relu", "elu", "gelu", "swish", "tanh"), view, "en").figure("en"))


def test_scripts_of_a_chart_are_elements() -> None:
    """Titles and names of places carry p₁ and 10⁻⁷ as Plotly's <sub> and <sup>."""
    assert figures.axis(0, 1, "log₁₀ x")["title"]["text"] == "log<sub>10</sub> x"
    assert figures.bars(["p₁"], "")["x"] == ["p<sub>1</sub>"]
    assert figures.heat(["10⁻⁷"], [2.0], (0, 1), [])["x"] == ["10<sup>−7</sup>"]


def test_bad_figures_are_refused() -> None:
    """Plotly refuses a misspelt key and a value that it does not know."""
    for wrong in ({"colour": "red"}, {"mode": "line"}):
        with pytest.raises(ValueError, match="Invalid"):
            accept(figures.figure([figures.line() | wrong], {}))
