"""Ring of a section: how far the learner has come, from opened to remembered."""

from typing import Any

from pages._ui.text import library


def steps(section: str) -> dict[str, Any]:
    """Questions and claims of a section, from which ring.js draws its ring.

    A guess is an answer to any of `questions`, or a judgement of one of `claims`, whose ids are
    those of the learner's record.  What was learned is remembered if all of `recalled` were once
    answered rightly: a wrong prediction is no gap.
    """
    asked = library.questions(section)
    return {
        "questions": list(asked),
        "claims": [claim.key for claim in library.claims(section).values()],
        "recalled": [name for name, question in asked.items() if question.kind != "predict"],
    }
