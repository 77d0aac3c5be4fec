"""The test cases of the ONNX standard, and those that PyTorch wrote for it."""

import importlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.activations import BY_NAME
from core.multivariate import gates
from core.multivariate.softmax import log_softmax, softmax

onnx: Any = pytest.importorskip("onnx", reason="the conformance data come with the onnx package")

Given = Mapping[str, Any]

ULPS = 8
MODULES = (
    *("elu", "celu", "selu", "gelu", "mish", "swish", "hardswish", "hardsigmoid", "leakyrelu"),
    *("prelu", "relu", "sigmoid", "softmax", "logsoftmax", "softplus", "tanh", "sin"),
)
FOREIGN = {"test_celu_bfloat16": "NumPy has no bfloat16"}


def one(name: str, **renamed: str) -> Callable[..., Any]:
    """An activation of the catalogue; `renamed` maps its parameters to attributes of ONNX."""

    def run(given: Given, x: Any) -> Any:
        known = {ours: given[theirs] for ours, theirs in renamed.items() if theirs in given}
        return BY_NAME[name](x, **known)

    return run


def selu(given: Given, x: Any) -> Any:
    """gamma ELU(x; alpha); by default our constants."""
    if not given:
        return BY_NAME["selu"](x)
    return np.float32(given["gamma"]) * BY_NAME["elu"](x, alpha=given["alpha"])


def hard_sigmoid(given: Given, x: Any) -> Any:
    """clip(alpha x + beta, 0, 1) from ours, which has alpha = 1/6 and beta = 1/2."""
    alpha, beta = given.get("alpha", 0.2), given.get("beta", 0.5)
    return BY_NAME["hard_sigmoid"]((6 * (alpha * x.astype(float) + beta - 0.5)).astype(x.dtype))


def prelu(given: Given, x: Any, slopes: Any) -> Any:
    """PReLU with a slope for each entry or channel (axis 1), where ours takes one for all."""
    if slopes.ndim == 1 and x.shape[-1] != slopes.size:
        slopes = slopes.reshape(-1, *[1] * (x.ndim - 2))
    x, slopes = np.broadcast_arrays(x, slopes)
    pairs = zip(x.ravel(), slopes.ravel(), strict=True)
    return np.reshape([BY_NAME["prelu"](v, a=float(a)) for v, a in pairs], x.shape)


def gelu(given: Given, x: Any) -> Any:
    return BY_NAME["gelu_tanh" if given.get("approximate") == b"tanh" else "gelu"](x)


def leaky_relu(given: Given, x: Any) -> Any:
    return BY_NAME["leaky_relu"](x, slope=given.get("alpha", 0.01))


ADAPTERS: dict[str, Callable[..., Any]] = {
    "Elu": one("elu", alpha="alpha"),
    "Celu": one("celu", alpha="alpha"),
    "Selu": selu,
    "Gelu": gelu,
    "Mish": one("mish"),
    "Swish": one("swish", beta="alpha"),
    "HardSwish": one("hard_swish"),
    "HardSigmoid": hard_sigmoid,
    "LeakyRelu": leaky_relu,
    "PRelu": prelu,
    "Relu": one("relu"),
    "Sigmoid": one("sigmoid"),
    "Softmax": lambda given, x: softmax(x, axis=given.get("axis", -1)),
    "LogSoftmax": lambda given, x: log_softmax(x, axis=given.get("axis", -1)),
    "Softplus": one("softplus"),
    "Tanh": one("tanh"),
    "Sin": one("sine"),
}


def attributes(node: Any) -> dict[str, Any]:
    return {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}


def standard() -> list[Any]:
    """Cases of the standard: an operator, its attributes, inputs and outputs."""
    node = importlib.import_module("onnx.backend.test.case.node")
    for name in MODULES:
        importlib.import_module(f"onnx.backend.test.case.node.{name}")
    cases = [c for c in node._NodeTestCases if "_expanded" not in c.name]
    return [
        pytest.param(c.model.graph.node[0], *c.data_sets[0], id=c.name)
        for c in cases
        if c.name not in FOREIGN
    ]


def close(got: Any, want: Any) -> None:
    """Equal dtype and shape, and at most 8 units in the last place apart."""
    assert got.dtype == want.dtype and got.shape == want.shape
    eps = float(np.finfo(want.dtype).eps)
    np.testing.assert_allclose(got, want, rtol=ULPS * eps, atol=ULPS * eps)


@pytest.mark.parametrize(("node", "inputs", "outputs"), standard())
def test_the_catalogue_passes_the_cases_of_the_standard(
    node: Any, inputs: Any, outputs: Any
) -> None:
    """Every activation that ONNX defines gives its published outputs."""
    close(ADAPTERS[node.op_type](attributes(node), *inputs), outputs[0])


PYTORCH = Path(onnx.__file__).parent / "backend" / "test" / "data" / "pytorch-converted"
FROM_PYTORCH = (
    *("ELU", "LeakyReLU", "LeakyReLU_with_negval", "ReLU", "SELU", "Sigmoid", "Softplus", "Tanh"),
    *("Softmax", "LogSoftmax", "softmax_functional_dim3", "softmax_lastdim"),
    *("log_softmax_dim3", "log_softmax_lastdim"),
    *(f"PReLU_{n}d{many}" for n in (1, 2, 3) for many in ("", "_multiparam")),
)


def stored(name: str) -> tuple[Any, list[Any], Any]:
    """Graph, inputs and output of a case that PyTorch wrote."""
    folder = PYTORCH / f"test_{name}"
    graph = onnx.load(folder / "model.onnx").graph
    data = folder / "test_data_set_0"

    def tensor(file: str) -> Any:
        return onnx.numpy_helper.to_array(onnx.load_tensor(data / file))

    inputs = [tensor(f"input_{k}.pb") for k in range(len(list(data.glob("input_*.pb"))))]
    weights = [onnx.numpy_helper.to_array(weight) for weight in graph.initializer]
    return graph, [*inputs, *weights], tensor("output_0.pb")


@pytest.mark.parametrize("name", FROM_PYTORCH)
def test_the_catalogue_agrees_with_pytorch(name: str) -> None:
    """The outputs that PyTorch stored for its own layers."""
    graph, inputs, output = stored(name)
    (node,) = graph.node
    close(ADAPTERS[node.op_type](attributes(node), *inputs), output)


@pytest.mark.parametrize(("name", "axis"), [("GLU", -1), ("GLU_dim", 1)])
def test_the_gate_agrees_with_pytorch(name: str, axis: int) -> None:
    """GLU takes the second half of its input as the gate."""
    _, (x,), output = stored(name)
    value, gate = np.split(x, 2, axis=axis)
    close(gates.GLU(gate, value), output)


def test_softmin_is_softmax_of_the_opposite() -> None:
    """PyTorch's Softmin of x is our softmax of -x."""
    _, (x,), output = stored("Softmin")
    close(softmax(-x, axis=1), output)
