"""Charts as bytes: the same for every visitor, and computed once however many ask at a time."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep

import numpy as np

from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, packed


def test_visitors_at_the_same_time_share_one_computation() -> None:
    """Eight visitors ask for a chart that nobody has seen; its frame is computed once."""
    computed = []

    def frame(language: str) -> Frame:
        computed.append(language)
        sleep(0.05)
        return Frame((np.zeros(3),))

    def figure(language: str) -> figures.Part:
        return figures.figure([figures.line(np.arange(3.0))], figures.layout({}, {}))

    scene = Scene("stampede", figure, frame)
    with ThreadPoolExecutor(8) as visitors:
        sent = list(visitors.map(lambda _: packed(scene, (), "en"), range(8)))
    assert computed == ["en"] and len(set(sent)) == 1
