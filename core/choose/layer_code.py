"""Code of complete small layers: templates of `assets/layers.toml` with an activation."""

import re
from collections.abc import Iterable, Mapping
from string import Template
from typing import Any

from core.activations import BY_NAME, Activation
from core.activations.program import Framework
from core.multivariate.gates import BY_NAME as GATES

GATED, UNGATED, SOFTMAX = "gated", "ffn", "softmax"
IMPORT = re.compile(r"(?:import|from) \S.*")
STANDARD = ("import math",)


def code(
    layers: Mapping[str, Any],
    layer: str,
    framework: Framework,
    activation: str,
    variance: float,
    **given: float,
) -> str:
    """Source code of a layer with an activation or a gate: imports, the layer, one call.

    Weights have variance `variance` / n.  A gated layer with a plain activation becomes an
    ungated one; the layer of softmax contains its formula.  Raises KeyError for an unknown layer,
    framework or activation.
    """
    if layer in layers["output"]:
        return _output(layers, layer, framework)
    if activation == SOFTMAX:
        return _tidy([layers["hidden"][layer][framework]])
    if layer == GATED and activation not in GATES:
        layer = UNGATED
    act = GATES[activation].act if activation in GATES else BY_NAME[activation]
    return _hidden(layers, layer, framework, act, variance, **given)


def _hidden(
    layers: Mapping[str, Any],
    layer: str,
    framework: Framework,
    act: Activation,
    variance: float,
    **given: float,
) -> str:
    body = Template(layers["hidden"][layer][framework])
    text = body.substitute(act=act.name, variance=f"{variance:g}")
    used = f"{act.name}(" in text
    return _tidy([act.program(framework, **given), text] if used else [text])


def _output(layers: Mapping[str, Any], layer: str, framework: Framework) -> str:
    matrix = layers["own_matrix"].get(layer, layers["matrix"])
    parts = layers["imports"], matrix, layers["output"][layer]
    imports, matrix, head = (part[framework] for part in parts)
    return _tidy([imports, head, matrix], used_only=True)


def _tidy(parts: Iterable[str], used_only: bool = False) -> str:
    """Parts joined, with all imports at the top, each once."""
    lines = [part.strip().splitlines() for part in parts]
    found = {line for part in lines for line in part if IMPORT.fullmatch(line)}
    rest = [[line for line in part if line not in found] for part in lines]
    body = "\n\n\n".join(filter(None, ("\n".join(part).strip() for part in rest)))
    kept = [line for line in found if not used_only or _is_used(line, body)]
    own = [line for line in kept if line in STANDARD]
    others = sorted(set(kept) - set(own), key=_by_module)
    head = "\n\n".join("\n".join(block) for block in (own, others) if block)
    return f"{head}\n\n\n{body}\n" if body[:4] in ("clas", "def ") else f"{head}\n\n{body}\n"


def _is_used(line: str, body: str) -> bool:
    return f"{line.split()[-1]}." in body


def _by_module(line: str) -> tuple[bool, str]:
    """Sort key: `import …` before `from …`, each by name."""
    return line.startswith("from"), line
