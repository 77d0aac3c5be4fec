"""Families of questions: "another one" is a new question with other numbers.

    words = load_families(Path("assets/families.toml"))
    question = generated("largest-slope", 7, words)
    question.id == "largest-slope:7"

The same family and seed make the same question for ever, so that it can be linked to and kept.
"""

from collections.abc import Mapping
from typing import Any

from core.quiz.chance import Chance
from core.quiz.draws import Draw, Family, drawn, layers, slopes, values
from core.quiz.draws.written import is_short, number
from core.quiz.family_words import FamilyWords
from core.quiz.loading import check
from core.quiz.question import Comment, Option, Question, Words

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
"""The share of an answer that counts as rounding: three significant digits are always enough."""
MOST_WRONG = 3
LONGEST_SEED = 18


def generated(family_id: str, seed: int, words: Mapping[str, FamilyWords]) -> Question:
    """The question of a family for a seed, a whole number from 0.

    KeyError for an unknown family, ValueError for a negative seed.
    """
    family, rng = BY_ID[family_id], Chance(seed)
    draw = drawn(family, rng)
    said = words[family_id].filled(_holes(draw))
    parts = _options(draw, said, rng) if family.kind == "single" else _number(draw, said)
    question = Question(
        id=f"{family_id}:{seed}",
        kind=family.kind,
        prompt=said.prompt,
        tip=said.tip,
        why=said.why,
        chart=draw.chart,
        **parts,
    )
    check(question)
    return question


def again(question_id: str, words: Mapping[str, FamilyWords]) -> Question | None:
    """The generated question that has this id; None where it is the id of none."""
    family_id, _, seed = question_id.partition(":")
    plain = seed.isascii() and seed.isdigit() and len(seed) <= LONGEST_SEED
    if family_id not in BY_ID or not plain or seed != str(int(seed)):
        return None
    return generated(family_id, int(seed), words)


def _holes(draw: Draw) -> dict[str, str]:
    holes = {name: _latex(value) for name, value in draw.holes.items()}
    short = isinstance(draw.answer, str) or is_short(draw.answer)
    return holes | {"answer": _latex(draw.answer), "is": "=" if short else r"\approx"}


def _latex(value: float | str) -> str:
    return value if isinstance(value, str) else number(value)


def _options(draw: Draw, said: FamilyWords, rng: Chance) -> dict[str, Any]:
    slips = rng.some(sorted(draw.wrong), MOST_WRONG)
    options = [_option("answer", draw.answer, said, {})]
    options += [_option(slip, draw.wrong[slip], said, said.comments[slip]) for slip in slips]
    return {"options": tuple(rng.some(options, len(options)))}


def _option(key: str, answer: float | str, said: FamilyWords, comment: Words) -> Option:
    shown = f"${_latex(answer)}$"
    name = said.names[answer] if isinstance(answer, str) else {"ko": shown, "en": shown}
    return Option(key, name["ko"], name["en"], right=not comment, comment=comment)


def _number(draw: Draw, said: FamilyWords) -> dict[str, Any]:
    rounding = 0.0 if draw.exact else ROUNDING
    answer = float(draw.answer)
    comments = [_around(float(v), rounding, said.comments[k]) for k, v in draw.wrong.items()]
    return {
        "answer": answer,
        "tolerance": rounding,
        "relative": True,
        "comments": tuple(comments),
        "placeholder": said.placeholder,
        "otherwise": said.otherwise,
        "solution": f"${number(answer)}$",
    }


def _around(value: float, share: float, words: Words) -> Comment:
    width = share * abs(value)
    low, high = value - width, value + width
    return Comment("wrong", words["ko"], words["en"], low=low, high=high)
