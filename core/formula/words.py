"""Vocabulary of formulas, with all accepted spellings."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

Kind = Literal["number", "function", "constant", "name", "symbol", "end"]

FUNCTIONS: Final = {
    "exp": "exp 지수 지수함수",
    "exp2": "exp2",
    "expm1": "expm1",
    "log": "log ln 로그 자연로그",
    "log2": "log2",
    "log10": "log10",
    "log1p": "log1p",
    "sqrt": "sqrt 루트 제곱근",
    "abs": "abs absolute fabs 절댓값 절대값",
    "sign": "sign sgn",
    "step": "step heaviside 계단 계단함수",
    "sin": "sin 사인",
    "cos": "cos 코사인",
    "tan": "tan 탄젠트",
    "atan": "atan arctan 아크탄젠트",
    "sinh": "sinh",
    "cosh": "cosh",
    "tanh": "tanh 하이퍼볼릭탄젠트 쌍곡탄젠트",
    "sigmoid": "sigmoid sigma σ logistic expit 시그모이드 시그모이드함수 로지스틱",
    "relu": "relu 렐루",
    "relu6": "relu6",
    "elu": "elu",
    "swish": "swish silu 스위시 스위쉬 실루",
    "gelu": "gelu 젤루 겔루",
    "mish": "mish 미시",
    "softplus": "softplus 소프트플러스",
    "erf": "erf",
    "Phi": "Phi Φ",
    "phi": "phi varphi φ",
    "max": "max maximum fmax 최댓값 최대값 최대",
    "min": "min minimum fmin 최솟값 최소값 최소",
    "pow": "pow power",
}
CONSTANTS: Final = {"e": "e", "pi": "pi π 파이"}
OPERATORS: Final = {"*": "곱하기", "+": "더하기", "-": "빼기", "/": "나누기"}
NAMES: Final = {
    "x": "x 엑스",
    "alpha": "alpha α 알파",
    "beta": "beta β 베타",
    "gamma": "gamma γ 감마",
    "delta": "delta δ 델타",
    "epsilon": "epsilon varepsilon ε",
    "eta": "eta η 에타",
    "theta": "theta θ 세타",
    "kappa": "kappa κ",
    "lambda": "lambda λ 람다",
    "mu": "mu μ 뮤",
    "rho": "rho ρ 로",
    "sigma": "sigma σ",
    "tau": "tau τ 타우",
    "omega": "omega ω 오메가",
}
PREFIXES: Final = "np numpy math torch nn functional f jax jnp tf keras activations special scipy"
CONDITIONS: Final = "if else where when otherwise cases"


class Word(NamedTuple):
    """Meaning of a spelling."""

    kind: Kind
    text: str


Vocabulary = Mapping[str, Word]
Spelled = tuple[str, Word]


@lru_cache(maxsize=32)
def vocabulary(names: tuple[str, ...]) -> Vocabulary:
    """Accepted spellings if `names` are free variables; a name takes precedence over a function."""
    free = {name: f"{name} {NAMES.get(name, '')}" for name in names}
    groups: tuple[tuple[Kind, Mapping[str, str]], ...] = (
        ("function", FUNCTIONS),
        ("constant", CONSTANTS),
        ("symbol", OPERATORS),
        ("name", free),
    )
    entries = ((kind, text, group[text]) for kind, group in groups for text in group)
    words = {alias: Word(kind, text) for kind, text, known in entries for alias in known.split()}
    return MappingProxyType(words)


def known(word: str, words: Vocabulary) -> Word | None:
    """Meaning of a word; case matters only where it distinguishes words (Phi, phi)."""
    return words.get(word) or (words.get(word.lower()) if word.isascii() else None)


def split(word: str, words: Vocabulary) -> list[Spelled] | None:
    """Split `word` into the fewest known words, longer ones first; None if impossible.

    `xe` is x e, `xsigmoid` is x sigmoid, and `xexp` is x exp rather than x e x p.  The time is
    proportional to the length of the word times that of the longest known word.
    """
    longest = max(map(len, words))
    best: list[list[Spelled] | None] = [None] * len(word) + [[]]
    for start in reversed(range(len(word))):
        cuts = _cuts(word[start : start + longest], best[start + 1 : start + longest + 1], words)
        best[start] = min(cuts, key=len, default=None)
    return best[0]


def _cuts(
    head: str, rests: list[list[Spelled] | None], words: Vocabulary
) -> Iterator[list[Spelled]]:
    for length in range(len(head), 0, -1):
        rest, meaning = rests[length - 1], known(head[:length], words)
        if rest is not None and meaning is not None:
            yield [(head[:length], meaning), *rest]
