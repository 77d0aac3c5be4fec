"""Block of the toy Transformer with hand-written back-propagation."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from core.activations import BY_NAME
from core.experiments.layer_norm import layer_norm, layer_norm_backward, summed
from core.multivariate.gates import BY_NAME as GATES
from core.nn.network import unit
from core.numerics.elementwise import Array

P, WIDTH, HIDDEN = 13, 24, 64
"""Vocabulary size, width and hidden units; a gated FFN has 2/3 of HIDDEN for equal weights."""

INSIDE = {"bilinear": "linear", "reglu": "relu", "geglu": "gelu", "swiglu": "swish"}

Tokens = NDArray[np.int64]
Weights = dict[str, Array]


@dataclass(frozen=True)
class Block:
    """Pre-LayerNorm block: one attention head, read at the second token, and an FFN."""

    ffn: str

    @property
    def gated(self) -> bool:
        """Whether the FFN is a gated linear unit."""
        return self.ffn in GATES

    @property
    def size(self) -> int:
        """Number of weights."""
        return sum(w.size for w in self.start(np.random.default_rng(0)).values())

    def start(self, rng: np.random.Generator) -> Weights:
        """Initial weights: standard deviation 0.3 for embeddings, 1 / sqrt(fan_in) for matrices."""
        d, hidden = WIDTH, round(HIDDEN * 2 / 3) if self.gated else HIDDEN
        shapes = {name: (d, d) for name in ("query", "key", "value", "mix")}
        shapes |= {"up": (d, hidden), "down": (hidden, d), "out": (d, P)}
        shapes |= {"gated": (d, hidden)} if self.gated else {}
        weights: Weights = {
            "tokens": rng.normal(0, 0.3, (P, d)),
            "places": rng.normal(0, 0.3, (2, d)),
        }
        return weights | {n: rng.normal(0, s[0] ** -0.5, s) for n, s in shapes.items()}

    def gradients(self, w: Weights, tokens: Tokens, right: Tokens) -> tuple[Array, Weights]:
        """Mean cross-entropy of every run (R,), and its gradient by weight.

        `tokens` is (pairs, 2), `right` (pairs,); the first axis of every weight is that of runs.
        """
        x = w["tokens"][:, tokens] + w["places"][:, None]
        a, a_scale = layer_norm(x)
        attended, attention = self._attend(w, a)
        x1 = x[:, :, 1] + attended @ w["mix"]
        b, b_scale = layer_norm(x1)
        x2, kept = self._feed(w, b)
        e, e_scale = layer_norm(x1 + x2)
        loss, d_logits = _cross_entropy(e @ w["out"], right)
        g: Weights = {"out": _t(e) @ d_logits}
        d_x2 = layer_norm_backward(d_logits @ _t(w["out"]), e, e_scale)
        d_x1 = d_x2 + layer_norm_backward(self._feed_back(w, g, b, d_x2, kept), b, b_scale)
        g["mix"] = _t(attended) @ d_x1
        d_a = self._attend_back(w, g, a, d_x1 @ _t(w["mix"]), attention)
        d_x = layer_norm_backward(d_a, a, a_scale)
        d_x[:, :, 1] += d_x1
        chosen = (tokens.ravel() == np.arange(P)[:, None]).astype(d_x.dtype)
        g["places"], g["tokens"] = d_x.sum(axis=1), chosen @ _rows(d_x)
        return loss, g

    def opened(self, w: Weights, tokens: Tokens) -> Array:
        """f(z) in the middle of the FFN at the second token, (R, pairs, hidden units)."""
        x = w["tokens"][:, tokens] + w["places"][:, None]
        attended, _ = self._attend(w, layer_norm(x)[0])
        entering, _ = layer_norm(x[:, :, 1] + attended @ w["mix"])
        return self._feed(w, entering)[1][0]

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
        g["down"] = _t(h * value) @ d
        d_h = d @ _t(w["down"])
        d_z = d_h * value * slope
        g["up"] = _t(b) @ d_z
        if not self.gated:
            return d_z @ _t(w["up"])
        g["gated"] = _t(b) @ (d_h * h)
        below: Array = d_z @ _t(w["up"]) + d_h * h @ _t(w["gated"])
        return below

    def _attend(self, w: Weights, a: Array) -> tuple[Array, tuple[Array, ...]]:
        q = a[:, :, 1] @ w["query"]
        k, v = ((_rows(a) @ w[name]).reshape(a.shape) for name in ("key", "value"))
        scores = summed(k * q[:, :, None])[..., 0] / sqrt(WIDTH)
        share = np.exp(scores - scores.max(axis=-1, keepdims=True))
        share /= share.sum(axis=-1, keepdims=True)
        return np.add.reduce(share[..., None] * v, axis=2), (q, k, v, share)

    def _attend_back(
        self, w: Weights, g: Weights, a: Array, d: Array, kept: tuple[Array, ...]
    ) -> Array:
        q, k, v, share = kept
        d_share = summed(v * d[:, :, None])[..., 0]
        d_v = share[..., None] * d[:, :, None]
        inner = (d_share * share).sum(axis=-1, keepdims=True)
        d_scores = share * (d_share - inner) / sqrt(WIDTH)
        d_q = np.add.reduce(d_scores[..., None] * k, axis=2)
        d_k = d_scores[..., None] * q[:, :, None]
        g["query"], rows = _t(a[:, :, 1]) @ d_q, _t(_rows(a))
        g["key"], g["value"] = (rows @ _rows(part) for part in (d_k, d_v))
        below = _rows(d_k) @ _t(w["key"]) + _rows(d_v) @ _t(w["value"])
        d_a: Array = below.reshape(a.shape)
        d_a[:, :, 1] += d_q @ _t(w["query"])
        return d_a


def _t(x: Array) -> Array:
    """Transpose of every matrix of a stack."""
    return x.swapaxes(-1, -2)


def _rows(x: Array) -> Array:
    """Reshape (R, pairs, 2, width) to (R, 2 pairs, width)."""
    return x.reshape(len(x), -1, x.shape[-1])


def _cross_entropy(logits: Array, right: Tokens) -> tuple[Array, Array]:
    shares = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    at = slice(None), np.arange(len(right)), right
    loss: Array = -np.log(shares[at] + 1e-30).mean(axis=-1)
    shares[at] -= 1
    return loss, shares / len(right)
