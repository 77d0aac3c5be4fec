"""The film on the cover: recorded frames, at a size that a cover may have."""

import gzip
import json

import numpy as np
import pytest

from core.experiments.one_line import FRAMES
from pages._ui.charts.scene import packed
from pages._ui.scenes.one_line import NETS, filmed, scene


@pytest.mark.parametrize("row", (0, 7, len(FRAMES) - 1))
def test_maps_and_numbers_are_the_recorded_ones(row: int) -> None:
    """At each stop the maps, the numbers above them and the facts are those of that step."""
    frame = scene().frame("en", spiral_step=FRAMES[row])
    for k, net in enumerate(NETS):
        run = filmed(net).result()
        share = round(100 * float(run.right[row]))
        np.testing.assert_allclose(frame.traces[k], run.field[row], atol=0.005 + 1e-9)
        assert frame.traces[len(NETS) + k][-1] == share
        assert frame.facts[k] == f"{share}% right · loss {run.loss[row]:.3f}"


def test_film_is_light_and_plays_by_itself() -> None:
    """It is below 300 kB, starts by itself, and rests at its end where motion is unwelcome."""
    data = packed(scene(), (("spiral_step", scene().defaults["spiral_step"]),), "ko")
    plain = gzip.decompress(data)
    head = json.loads(plain[4 : 4 + int.from_bytes(plain[:4], "little")])
    assert len(data) < 300_000
    assert head["film"] and head["plays"] and head["at"]["spiral_step"] == FRAMES[-1]
    assert tuple(head["slices"][0]["values"]) == FRAMES
