"""Reports on typed formulas agree with the catalogue's claims about the same functions."""

from dataclasses import replace
from math import inf

import numpy as np
import pytest

from core.activations import ALL, BY_NAME
from core.analysis.facts import facts, mean
from core.analysis.properties import properties
from core.custom import FIRST, NAMES, PLAYFUL, PRESETS, CustomFunction, Preset, Report, analyse
from core.formula import parse, same_function

presets = pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)


def custom(preset: Preset) -> CustomFunction:
    """The preset as a function."""
    return CustomFunction(parse(preset.formula, NAMES), preset.given)


def report(preset: Preset) -> Report:
    """Report on the preset."""
    return analyse(custom(preset))


def test_every_activation_has_a_preset() -> None:
    """The list offers the whole catalogue, in its order, and starts with a formula of its own."""
    assert [preset.name for preset in PRESETS] == [act.name for act in ALL]
    assert FIRST in PLAYFUL and len(PLAYFUL) >= 4


@presets
def test_formula_is_the_activation(preset: Preset) -> None:
    """The formula that a learner could type is the function of the catalogue, slope included."""
    act, x = BY_NAME[preset.name], np.linspace(-8, 8, 1001)
    assert same_function(custom(preset), lambda at: act(at), grid=x)
    f, df = custom(preset).both(x)
    np.testing.assert_allclose(f, act(x), atol=1e-9)
    np.testing.assert_allclose(df, act.grad(x), atol=1e-9)


@presets
def test_range_is_the_claimed_one(preset: Preset) -> None:
    """Both ends of the range are found."""
    claimed, seen = properties(BY_NAME[preset.name]).bounds, report(preset).bounds
    assert seen is not None
    np.testing.assert_allclose(seen, (claimed.low, claimed.high), atol=1e-9)


@presets
def test_direction_and_symmetry_are_the_claimed_ones(preset: Preset) -> None:
    """Monotone functions are called rising, and just the odd ones odd."""
    act = BY_NAME[preset.name]
    assert (report(preset).direction == "rising") == properties(act).monotone
    assert (report(preset).symmetry == "odd") == ("odd" in act.traits)


@presets
def test_steepest_slope_is_the_claimed_one(preset: Preset) -> None:
    """The Lipschitz constant agrees, infinite where f jumps or its slope has no bound."""
    claimed = properties(BY_NAME[preset.name]).lipschitz
    assert report(preset).lipschitz == pytest.approx(claimed, abs=1e-9)


@presets
def test_kinks_are_the_claimed_ones(preset: Preset) -> None:
    """The points where f or f' jumps are those of the catalogue, with the same four limits."""
    seen = [b for b in report(preset).breaks if b.kink or b.jump]
    claimed = facts(BY_NAME[preset.name]).kinks
    assert [b.x for b in seen] == [k.x for k in claimed]
    for b, k in zip(seen, claimed, strict=True):
        sides = (k.f_left, k.f_right, k.slope_left, k.slope_right)
        mine = (b.f_left, b.f_right, b.slope_left, b.slope_right)
        np.testing.assert_allclose(mine, sides, atol=1e-8)


@presets
def test_moments_are_the_measured_ones(preset: Preset) -> None:
    """Mean, variance and E f'^2 under N(0, 1) agree, and with them what is zero-centred."""
    known, seen = properties(BY_NAME[preset.name]), report(preset)
    mine, theirs = (seen.mean, seen.variance), (known.mean, known.variance)
    np.testing.assert_allclose(mine, theirs, atol=1e-9)
    act = BY_NAME[preset.name]
    squared_slope = replace(act, f=lambda z, **given: act.df(z, **given) ** 2)
    assert seen.slope_moment == pytest.approx(mean(squared_slope), abs=1e-9)
    assert seen.zero_centred == known.zero_centred


@presets
def test_saturated_intervals_are_the_claimed_ones(preset: Preset) -> None:
    """The intervals with |f'| < 0.1 have the same ends, those of a wave in the period around 0."""
    known = facts(BY_NAME[preset.name])
    seen, period = report(preset).saturated, known.period or inf
    ends = [(part.low, part.high) for part in seen if not abs(part.low + part.high) > period]
    claimed = [(part.low, part.high) for part in known.saturated]
    np.testing.assert_allclose(ends, claimed, atol=1e-8)


@presets
def test_catalogue_has_values_everywhere(preset: Preset) -> None:
    """No gap is invented where there is none."""
    assert report(preset).undefined == ()


@pytest.mark.parametrize(
    ("name", "gain"),
    [("relu", 2.0), ("selu", 1.0), ("tanh", 2.53618), ("elu", 1.55052), ("gelu", 2.35172)],
)
def test_gain_for_the_way_up_is_the_known_one(name: str, gain: float) -> None:
    """c = 1 / E f(z)^2 is He's 2 for ReLU, 1 for SELU, and the lesson's table for others."""
    preset = next(p for p in PRESETS if p.name == name)
    assert report(preset).forward_gain == pytest.approx(gain, rel=1e-5)


@pytest.mark.parametrize(
    ("name", "slope_moment"), [("relu", 0.5), ("tanh", 0.464402902448), ("swish", 0.379482351633)]
)
def test_gain_for_the_way_down_is_the_known_one(name: str, slope_moment: float) -> None:
    """c = 1 / E f'(z)^2, from the lesson's table of moments."""
    preset = next(p for p in PRESETS if p.name == name)
    assert report(preset).backward_gain == pytest.approx(1 / slope_moment, rel=1e-9)


def test_step_has_no_gain_for_the_way_down() -> None:
    """No size of the weights saves the gradient of a function with f' = 0."""
    assert np.isnan(report(PRESETS[0]).backward_gain)
