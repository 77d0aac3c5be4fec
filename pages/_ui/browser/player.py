"""Component that scrubs tables in the browser (`assets/web/explorer/`), and their encoding."""

import gzip
import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import streamlit as st

from core.numerics.elementwise import Array
from pages._ui.browser.chart_header import ChartHeader
from pages._ui.browser.urls import PLOTLY, web_url
from pages._ui.text import library
from pages._ui.text.language import LANGUAGES

LOADER = """export default async (component) => {{
  const base = globalThis.__streamlit?.BACKEND_BASE_URL ?? document.baseURI;
  component.plotlyUrl = new URL("{plotly}", base).href;
  const explorer = await import(new URL("{main}", base).href);
  return explorer.mount(component);
}}"""

HTML = """<figure class="ex">
  <div class="ex-bet"></div>
  <div class="ex-sliders"></div>
  <div class="ex-stage"><div class="ex-graph"></div>
    <svg class="ex-layer" role="slider" aria-label="x" aria-valuenow="0"></svg></div>
  <figcaption><span class="ex-worked"></span><span class="ex-slope"></span></figcaption>
  <dl class="ex-facts"></dl>
  <p class="ex-alt"></p>
  <p class="ex-error" role="alert" {sentences}></p>
</figure>"""


@cache
def player() -> Any:
    """Component of the chart, registered once."""
    failed = {language: library.words(language)["failed"]["chart"] for language in LANGUAGES}
    sentences = " ".join(f'data-{language}="{text}"' for language, text in failed.items())
    return st.components.v2.component(
        "explorer",
        html=HTML.format(sentences=sentences),
        js=LOADER.format(plotly=web_url(PLOTLY), main=web_url("explorer/main.js")),
        isolate_styles=False,
    )


def pack_chart(
    header: ChartHeader,
    slices: Sequence[dict[str, Any]],
    tables: Sequence[tuple[Array | None, Sequence[Array]]],
) -> bytes:
    """Chart as bytes for the browser; slices and tables as in `pack`."""
    return pack(header.to_json(), slices, tables)


def pack(
    head: dict[str, Any],
    described: Sequence[dict[str, Any]],
    tables: Sequence[tuple[Array | None, Sequence[Array]]],
) -> bytes:
    """Encoding that `decode.js` reads: header length, JSON header, padding, tables, all gzipped.

    For each slice `tables` has its x, or None where the figure keeps its own, and one table
    (rows, numbers) for each trace.
    """
    numbers: list[bytes] = []
    start = 0

    def placed(table: Array) -> tuple[int, int]:
        nonlocal start
        numbers.append(_steps(table))
        here, start = start, start + table.size
        return here, table.shape[-1]

    slices = [
        entry | {"x": None if x is None else placed(x), "channels": [placed(t) for t in channels]}
        for entry, (x, channels) in zip(described, tables, strict=True)
    ]
    text = json.dumps(head | {"slices": slices}, ensure_ascii=False).encode()
    parts = [len(text).to_bytes(4, "little"), text, b" " * (-len(text) % 4), *numbers]
    return gzip.compress(b"".join(parts), compresslevel=6, mtime=0)


def _steps(table: Array) -> bytes:
    """Lossless transform of a table to float32 bytes that gzip compresses better.

    Each number's bits are taken as an integer, and the previous integer of the row is subtracted;
    the lowest bytes of all differences come first, then the second ones, and so on.
    """
    bits = table.astype("<f4").view("<u4")
    steps = np.diff(bits, axis=-1, prepend=np.zeros_like(bits[..., :1]))
    return np.frombuffer(steps.tobytes(), np.uint8).reshape(-1, 4).T.tobytes()
