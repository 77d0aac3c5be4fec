"""Settings of the glass box with its numbers by `core/`, for tests in Python and in Node."""

from typing import Any

import numpy as np

from core.activations import BY_NAME, SIGMOID
from core.nn.reference_mlp import Net, backward, forward
from core.numerics.elementwise import Array
from pages._ui.scenes.glass_box import FUNCTIONS, START

LOSSES = ("squared", "cross_entropy")

State = dict[str, Any]


def network(state: State) -> Net:
    """The reference network with the weights of the box; its output is z of the last neuron."""
    w, act = state["weights"], BY_NAME[state["f"]]
    weights = (
        np.array([[w["w11"], w["w21"]], [w["w12"], w["w22"]]]),
        np.array([[w["v1"]], [w["v2"]]]),
    )
    biases = np.array([w["b1"], w["b2"]]), np.array([w["c"]])
    return Net(act, act.defaults, weights, biases)


def loss(state: State) -> float:
    """Squared error, or cross-entropy as -ln of the probabilities of both classes."""
    z = network(state)(np.array([[state["x1"], state["x2"]]])).item()
    p, y = float(SIGMOID(z)), state["y"]
    if state["loss"] == "squared":
        return (p - y) ** 2
    return float(y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))


def gradients(state: State) -> dict[str, float]:
    """Gradient for each weight by the reference network's back-propagation."""
    net = network(state)
    z, inputs = forward(net, np.array([[state["x1"], state["x2"]]]))
    p, slope = SIGMOID(z[-1]), SIGMOID.grad(z[-1])
    gap = np.asarray(p - state["y"])
    delta: Array = 2 * gap * slope if state["loss"] == "squared" else gap
    (w, v), (b, c) = backward(net, z, inputs, delta)
    named = {"w11": w[0, 0], "w12": w[1, 0], "w21": w[0, 1], "w22": w[1, 1]}
    named |= {"b1": b[0], "b2": b[1], "v1": v[0, 0], "v2": v[1, 0], "c": c[0]}
    return {name: float(value) for name, value in named.items()}


def states() -> list[State]:
    """The start and random settings, for each function and each loss; also the kink z = 0."""
    rng = np.random.default_rng(0)
    drawn = [START, *(_drawn(rng) for _ in range(6))]
    still = START | {"x1": 0.0, "x2": 0.0, "weights": START["weights"] | {"b1": 0.0}}
    return [
        state | {"f": f, "loss": loss}
        for state in (*drawn, still)
        for f in FUNCTIONS
        for loss in LOSSES
    ]


def _drawn(rng: np.random.Generator) -> State:
    weights = {name: float(rng.normal(0, 2)) for name in START["weights"]}
    x1, x2 = map(float, rng.uniform(-3, 3, 2))
    return START | {"x1": x1, "x2": x2, "y": float(rng.integers(0, 11)) / 10, "weights": weights}


def cases() -> list[dict[str, Any]]:
    """Each setting with its loss, pre-activations and gradients."""
    found = []
    for state in states():
        z, inputs = forward(network(state), np.array([[state["x1"], state["x2"]]]))
        numbers = {"z1": z[0][0, 0], "z2": z[0][0, 1], "a1": inputs[1][0, 0], "a2": inputs[1][0, 1]}
        numbers |= {"z3": z[1][0, 0], "L": loss(state)}
        values = {name: float(value) for name, value in numbers.items()}
        found.append({"state": state, "values": values, "gradients": gradients(state)})
    return found
