"""The block of the toy Transformer: forward, and backward by hand."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from core.activations import BY_NAME
from core.elementwise import Array
from core.gates import BY_NAME as GATES
from core.network import unit

P, WIDTH, HIDDEN = 13, 24, 64
"""Numbers 0 to 12; a gated FFN has two thirds of the hidden units, so that weights are equal."""

INSIDE = {"bilinear": "linear", "reglu": "relu", "geglu": "gelu", "swiglu": "swish"}
TINY = 1e-5

Tokens = NDArray[np.int64]
Weights = dict[str, Array]


@dataclass(frozen=True)
class Block:
    """Pre-LayerNorm, one attention head read at the second token, then the FFN."""

    ffn: str

    @property
    def gated(self) -> bool:
        """Whether the FFN multiplies a gate and a value."""
        return self.ffn in GATES

    @property
    def size(self) -> int:
        """The number of weights."""
        return sum(w.size for w in self.start(np.random.default_rng(0)).values())

    def start(self, rng: np.random.Generator) -> Weights:
        """Embeddings with standard deviation 0.3, matrices with 1 / sqrt(fan_in)."""
        d, hidden = WIDTH, round(HIDDEN * 2 / 3) if self.gated else HIDDEN
        shapes = {name: (d, d) for name in ("query", "key", "value", "mix")}
        shapes |= {"up": (d, hidden), "down": (hidden, d), "out": (d, P)}
        shapes |= {"gated": (d, hidden)} if self.gated else {}
        weights: Weights = {
            "tokens": rng.normal(0, 0.3, (P, d)),
            "places": rng.normal(0, 0.3, (2, d)),
        }
        return weights | {n: rng.normal(0, s[0] ** -0.5, s) for n, s in shapes.items()}

    def gradients(self, w: Weights, tokens: Tokens, right: Tokens) -> tuple[float, Weights]:
        """The mean cross-entropy, and its slope by every weight."""
        x = w["tokens"][tokens] + w["places"]
        a, a_scale = _normed(x)
        attended, attention = self._attend(w, a)
        x1 = x[:, 1] + attended @ w["mix"]
        b, b_scale = _normed(x1)
        x2, kept = self._feed(w, b)
        e, e_scale = _normed(x1 + x2)
        loss, d_logits = _cross_entropy(e @ w["out"], right)
        g: Weights = {"out": e.T @ d_logits}
        d_x2 = _unnormed(d_logits @ w["out"].T, e, e_scale)
        d_x1 = d_x2 + _unnormed(self._feed_back(w, g, b, d_x2, kept), b, b_scale)
        g["mix"] = attended.T @ d_x1
        d_a = self._attend_back(w, g, a, d_x1 @ w["mix"].T, attention)
        d_x = _unnormed(d_a, a, a_scale)
        d_x[:, 1] += d_x1
        chosen = (tokens.ravel() == np.arange(P)[:, None]).astype(d_x.dtype)
        g["places"], g["tokens"] = d_x.sum(axis=0), chosen @ d_x.reshape(-1, WIDTH)
        return loss, g

    def _feed(self, w: Weights, b: Array) -> tuple[Array, tuple[Array, Array, Array]]:
        kernel = unit(BY_NAME[INSIDE.get(self.ffn, "sigmoid" if self.gated else self.ffn)]).kernel
        z = b @ w["up"]
        h, slope = z, np.ones_like(z)
        kernel.backward(slope, h, kernel.forward(h))
        value = b @ w["gated"] if self.gated else np.ones_like(h)
        return (h * value) @ w["down"], (h, slope, value)

    def _feed_back(
        self, w: Weights, g: Weights, b: Array, d: Array, kept: tuple[Array, Array, Array]
    ) -> Array:
        h, slope, value = kept
        g["down"] = (h * value).T @ d
        d_h = d @ w["down"].T
        d_z = d_h * value * slope
        g["up"] = b.T @ d_z
        if not self.gated:
            return d_z @ w["up"].T
        g["gated"] = b.T @ (d_h * h)
        below: Array = d_z @ w["up"].T + d_h * h @ w["gated"].T
        return below

    def _attend(self, w: Weights, a: Array) -> tuple[Array, tuple[Array, ...]]:
        q, k, v = a[:, 1] @ w["query"], a @ w["key"], a @ w["value"]
        scores = (k @ q[:, :, None])[..., 0] / sqrt(WIDTH)
        share = np.exp(scores - scores.max(axis=1, keepdims=True))
        share /= share.sum(axis=1, keepdims=True)
        return (share[:, None] @ v)[:, 0], (q, k, v, share)

    def _attend_back(
        self, w: Weights, g: Weights, a: Array, d: Array, kept: tuple[Array, ...]
    ) -> Array:
        q, k, v, share = kept
        d_share = (v @ d[:, :, None])[..., 0]
        d_v = share[:, :, None] * d[:, None]
        inner = (d_share * share).sum(axis=1, keepdims=True)
        d_scores = share * (d_share - inner) / sqrt(WIDTH)
        d_q, d_k = (d_scores[:, None] @ k)[:, 0], d_scores[:, :, None] * q[:, None]
        g["query"] = a[:, 1].T @ d_q
        rows = a.reshape(-1, WIDTH)
        g["key"], g["value"] = (rows.T @ part.reshape(-1, WIDTH) for part in (d_k, d_v))
        d_a: Array = d_k @ w["key"].T + d_v @ w["value"].T
        d_a[:, 1] += d_q @ w["query"].T
        return d_a


def _normed(x: Array) -> tuple[Array, Array]:
    centred = x - _mean(x)
    scale = np.sqrt(_mean(centred * centred) + TINY)
    return centred / scale, scale


def _unnormed(d: Array, y: Array, scale: Array) -> Array:
    slope: Array = (d - _mean(d) - y * _mean(d * y)) / scale
    return slope


def _mean(x: Array) -> Array:
    """Over the last axis, which stays: np.mean takes longer than the sum of so few numbers."""
    return np.add.reduce(x, axis=-1, keepdims=True) * x.dtype.type(1 / x.shape[-1])


def _cross_entropy(logits: Array, right: Tokens) -> tuple[float, Array]:
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    at = np.arange(len(right)), right
    loss = float(-np.log(shares[at] + 1e-30).mean())
    shares[at] -= 1
    return loss, shares / len(right)
