"""Questions as frozen data; words by language, answers the same in every language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from core.formula import FormulaError
from core.quiz.stable_random import shuffled

Words = Mapping[str, str]
Kind = Literal["single", "multi", "predict", "match", "number", "point", "text", "formula"]
Verdict = Literal["right", "right_with_note", "partly", "wrong", "empty", "unreadable"]

KINDS: tuple[Kind, ...] = get_args(Kind)
CHOICES: tuple[Kind, ...] = ("single", "multi", "predict")


@dataclass(frozen=True)
class Comment:
    """Comment on a typical answer.

    It is selected by a text in `match`, by a function equal to one in `like`, or by a number from
    `low` to `high`, ends included.
    """

    verdict: Verdict
    ko: str
    en: str
    match: tuple[str, ...] = ()
    like: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None

    @property
    def words(self) -> Words:
        """The comment by language."""
        return {"ko": self.ko, "en": self.en}

    def covers(self, value: float) -> bool:
        """Whether a number lies from `low` to `high`; never without both."""
        return self.low is not None and self.high is not None and self.low <= value <= self.high


@dataclass(frozen=True)
class Option:
    """One answer to choose from; `comment` names the misconception behind a wrong one."""

    id: str
    ko: str
    en: str
    right: bool = False
    comment: Words = field(default_factory=dict)

    @property
    def words(self) -> Words:
        """The option by language."""
        return {"ko": self.ko, "en": self.en}


@dataclass(frozen=True)
class Pair:
    """Two items that belong together; `comment` answers a wrong match of `left`.

    Instead of words, the left item may be the curve of a catalogue activation: "f", or its slope
    "df", as `shows` says.
    """

    id: str
    right: Words
    comment: Words
    left: Words = field(default_factory=dict)
    curve: str = ""
    shows: str = "f"


@dataclass(frozen=True)
class Chart:
    """Curve beside a question, at given parameters.

    `shows` is "f", "df" or "both".  In a "point" question the learner moves `moves` on it: "x", or
    the name of a parameter.
    """

    activation: str
    given: Mapping[str, float] = field(default_factory=dict)
    shows: Literal["f", "df", "both"] = "f"
    moves: str = "x"


@dataclass(frozen=True)
class Question:
    """A question with one right answer.

    - "single", "multi", "predict" have `options`; a prediction reveals the rest of its block, right
      or wrong.
    - "match" has `pairs`.
    - "number" and "point" have an `answer`, right within `tolerance` on both sides (a share of the
      answer if `relative`); "point" is answered on its `chart`.
    - "text" and "formula" list right answers in `accept`: of formulas the first is the one to
      draw, and `names` may occur in them.  `ignore` lists what may come before or after
      a text or number without changing it.

    `why` explains the answer, `otherwise` answers a wrong one without a comment, and `solution`
    is Markdown for "show me" where there are no options or pairs.
    """

    id: str
    kind: Kind
    prompt: Words
    tip: Words
    why: Words
    deck_number: int = 0
    placeholder: Words = field(default_factory=dict)
    otherwise: Words = field(default_factory=dict)
    solution: str = ""
    accept: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    names: tuple[str, ...] = ("x", "beta")
    answer: float | None = None
    tolerance: float = 0.0
    relative: bool = False
    options: tuple[Option, ...] = ()
    pairs: tuple[Pair, ...] = ()
    comments: tuple[Comment, ...] = ()
    chart: Chart | None = None


def shuffled_options(question: Question) -> list[Option]:
    """Options in a fixed random order, so that the place of the right one is no hint."""
    by_id = {option.id: option for option in question.options}
    return [by_id[i] for i in shuffled(by_id, question.id)]


@dataclass(frozen=True)
class Feedback:
    """Verdict on one answer with comments, or the error of an unreadable one."""

    verdict: Verdict
    comments: tuple[Words, ...] = ()
    error: FormulaError | None = None

    @property
    def right(self) -> bool:
        """Whether the question counts as answered."""
        return self.verdict in ("right", "right_with_note")
