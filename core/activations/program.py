"""Source code of the catalogue's functions for NumPy, PyTorch, JAX and Keras."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Framework = Literal["numpy", "torch", "jax", "keras"]

IMPORTS: Mapping[Framework, Mapping[str, str]] = {
    "numpy": {"math.": "import math\n", "np.": "import numpy as np"},
    "torch": {"torch.": "import torch", "F.": "import torch.nn.functional as F"},
    "jax": {"jax.": "import jax", "jnp.": "import jax.numpy as jnp"},
    "keras": {"keras.": "import keras"},
}
"""Import statement for each prefix that a program uses."""


@dataclass(frozen=True)
class Code:
    """One function for four frameworks, with `{name}` as a parameter's placeholder.

    Each text has its imports and defines one function (or module) named after the activation.
    """

    numpy: str
    torch: str
    jax: str
    keras: str

    def filled(self, framework: Framework, values: Mapping[str, float]) -> str:
        """Source code for one framework, with numbers for the placeholders."""
        text: str = getattr(self, framework)
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", repr(float(f"{value:.12g}")))
        return text


def code(signature: str, *, numpy: str, torch: str, jax: str, keras: str) -> Code:
    """Code from one signature and a body for each framework; its last line is returned."""
    return Code(
        numpy=_program("numpy", signature, numpy),
        torch=_program("torch", signature, torch),
        jax=_program("jax", signature, jax),
        keras=_program("keras", signature, keras),
    )


def _program(framework: Framework, signature: str, body: str) -> str:
    *before, result = body.splitlines()
    imports = [line for prefix, line in IMPORTS[framework].items() if prefix in body]
    gap = ["", ""] if imports else []
    inside = [f"    {line}" for line in (*before, f"return {result}")]
    return "\n".join([*imports, *gap, f"def {signature}:", *inside, ""])
