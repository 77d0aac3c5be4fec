"""Families of generated questions, which differ in their numbers.

    words = load_families(Path("assets/families.toml"))
    question = generate("largest-slope", 7, words)
    question.id == "largest-slope:7"

A family and a seed always give the same question, so that it can be linked to and recorded.
"""

from collections.abc import Mapping
from typing import Any

from core.quiz.family_words import FamilyWords
from core.quiz.generators import Family, Variant, distinct_variant, layers, slopes, values
from core.quiz.generators.latex import is_exact, latex_number
from core.quiz.loading import validate
from core.quiz.question import Comment, Option, Question, Words
from core.quiz.stable_random import StableRandom

FAMILIES: tuple[Family, ...] = (
    Family("neuron-output", "what_is_af", layers.neuron_output),
    Family("linear-chain", "linear", layers.linear_chain),
    Family("which-curve", "gallery", values.which_curve, "single"),
    Family("maxout-value", "maxout", layers.maxout_value),
    Family("largest-slope", "sigmoid", slopes.largest_slope),
    Family("slope-bound", "sigmoid", slopes.slope_bound),
    Family("softmax-two", "softmax", layers.softmax_two),
    Family("s-slope", "tanh", slopes.s_slope, "single"),
    Family("leaky-value", "leaky_relu", values.leaky_value),
    Family("kink-slope", "elu", slopes.kink_slope, "single"),
    Family("left-limit", "elu", values.left_limit, "single"),
    Family("elu-value", "elu", values.elu_value),
    Family("swish-value", "swish", values.swish_value),
    Family("gelu-value", "gelu", values.gelu_value),
    Family("gate-value", "glu", layers.gate_value),
    Family("ffn-hidden", "glu", layers.ffn_hidden),
    Family("ffn-weights", "glu", layers.ffn_weights, "single"),
)
BY_ID = {family.id: family for family in FAMILIES}

ROUNDING = 0.006
"""Relative error allowed for rounding: three significant digits are always enough."""
MAX_WRONG_OPTIONS = 3
MAX_SEED_DIGITS = 18


def generate(family_id: str, seed: int, words: Mapping[str, FamilyWords]) -> Question:
    """Question of a family for a seed, an integer from 0.

    KeyError for an unknown family, ValueError for a negative seed.
    """
    family, rng = BY_ID[family_id], StableRandom(seed)
    variant = distinct_variant(family, rng)
    filled = words[family_id].filled(_holes(variant))
    single = family.kind == "single"
    parts = _options(variant, filled, rng) if single else _number(variant, filled)
    question = Question(
        id=f"{family_id}:{seed}",
        kind=family.kind,
        prompt=filled.prompt,
        tip=filled.tip,
        why=filled.why,
        chart=variant.chart,
        **parts,
    )
    validate(question)
    return question


def regenerate(question_id: str, words: Mapping[str, FamilyWords]) -> Question | None:
    """Generated question of an id `family:seed`; None for any other text."""
    family_id, _, seed = question_id.partition(":")
    is_number = seed.isascii() and seed.isdigit() and len(seed) <= MAX_SEED_DIGITS
    if family_id not in BY_ID or not is_number or seed != str(int(seed)):
        return None
    return generate(family_id, int(seed), words)


def _holes(variant: Variant) -> dict[str, str]:
    holes = {name: _latex(value) for name, value in variant.holes.items()}
    exact = isinstance(variant.answer, str) or is_exact(variant.answer)
    return holes | {"answer": _latex(variant.answer), "is": "=" if exact else r"\approx"}


def _latex(value: float | str) -> str:
    return value if isinstance(value, str) else latex_number(value)


def _options(variant: Variant, words: FamilyWords, rng: StableRandom) -> dict[str, Any]:
    misconceptions = rng.sample(sorted(variant.wrong), MAX_WRONG_OPTIONS)
    options = [_option("answer", variant.answer, words, {})]
    for name in misconceptions:
        options.append(_option(name, variant.wrong[name], words, words.comments[name]))
    return {"options": tuple(rng.sample(options, len(options)))}


def _option(key: str, answer: float | str, words: FamilyWords, comment: Words) -> Option:
    formula = f"${_latex(answer)}$"
    name = words.names[answer] if isinstance(answer, str) else {"ko": formula, "en": formula}
    return Option(key, name["ko"], name["en"], right=not comment, comment=comment)


def _number(variant: Variant, words: FamilyWords) -> dict[str, Any]:
    rounding = 0.0 if variant.exact else ROUNDING
    answer = float(variant.answer)
    comments = [_around(float(v), rounding, words.comments[k]) for k, v in variant.wrong.items()]
    return {
        "answer": answer,
        "tolerance": rounding,
        "relative": True,
        "comments": tuple(comments),
        "placeholder": words.placeholder,
        "otherwise": words.otherwise,
        "solution": f"${latex_number(answer)}$",
    }


def _around(value: float, relative: float, words: Words) -> Comment:
    width = relative * abs(value)
    low, high = value - width, value + width
    return Comment("wrong", words["ko"], words["en"], low=low, high=high)
