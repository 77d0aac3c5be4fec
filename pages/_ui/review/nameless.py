"""Stack without a name: the learner says whose it is, then reads what gives each one away."""

from dataclasses import dataclass
from functools import cache

import streamlit as st

from core.quiz import Option, Question, grade, shuffled_options
from core.quiz.stable_random import StableRandom
from pages._ui.charts import scene
from pages._ui.charts.scene import Frame, Scene
from pages._ui.quiz import marked_options
from pages._ui.quiz.feedback import ICONS
from pages._ui.runtime.error_boundary import fragment
from pages._ui.scenes import stack
from pages._ui.scenes.stack_outlines import DEEPEST
from pages._ui.session import learner_record
from pages._ui.text import library
from pages._ui.text.language import LANGUAGES, current, say
from pages._ui.text.line_breaks import typeset

OWNERS = (
    *("step", "linear", "maxout", "sigmoid", "tanh"),
    *("relu", "leaky_relu", "elu", "swish", "gelu"),
)
"""Functions whose sections show their stack."""

ALIKE = ({"relu", "leaky_relu"}, {"swish", "gelu"})
"""Functions whose stacks hardly differ, and are never offered together."""

OPTIONS = 4


@dataclass(frozen=True)
class Nameless:
    """Owner of a stack, and the functions to choose from."""

    owner: str
    options: tuple[str, ...]


def show() -> None:
    """Show the present stack, the options, and another stack on request."""
    fragment("nameless", _show)


def draw(seed: int, opened: frozenset[str]) -> Nameless:
    """Stack of one of the `opened` sections, of any if none has one, and its options."""
    random = StableRandom(seed)
    owner = random.choice([name for name in OWNERS if name in opened] or OWNERS)
    options = [owner]
    for name in random.sample(OWNERS, len(OWNERS)):
        if name != owner and not any({name, one} in ALIKE for one in options):
            options.append(name)
    return Nameless(owner, tuple(options[:OPTIONS]))


def _show() -> None:
    present, guess = _present()
    question = asked(present)
    with st.container(border=True, key="nameless"):
        scene.show(picture(present.owner))
        if not guess:
            _ask(question, present)
        else:
            feedback = grade(question, guess)
            said = f"{ICONS[feedback.verdict]} **{say(f'verdict.{feedback.verdict}')}**"
            st.markdown(f"{said} · {_sign(present.owner)}" if feedback.right else said)
            marked_options.show(question, guess)
            st.button(say("nameless.another"), key="nameless-another", on_click=_turn)


def _sign(owner: str) -> str:
    """Sign of the owner, which its marked option leaves out once it was chosen."""
    return typeset(say(f"nameless.sign.{owner}"))


def _present() -> tuple[Nameless, str]:
    """Stack that was guessed and the guess, or else the next stack and ""."""
    if "nameless" in st.session_state:
        guessed: tuple[Nameless, str] = st.session_state["nameless"]
        return guessed
    visits = [event.of for event in learner_record.record() if event.kind == "visit"]
    turn: int = st.session_state.get("nameless-turn", 0)
    return draw(len(visits) + turn, frozenset(visits)), ""


def _ask(question: Question, present: Nameless) -> None:
    key = f"whose-{present.owner}"
    options = {o.id: typeset(o.words[current()]) for o in shuffled_options(question)}

    def guessed() -> None:
        st.session_state["nameless"] = present, st.session_state[key]

    st.pills(
        question.prompt[current()],
        options,
        key=key,
        format_func=options.__getitem__,
        on_change=guessed,
    )


def _turn() -> None:
    """Go on to a stack of another function, if there is one among the opened sections."""
    before, _ = st.session_state.pop("nameless")
    for _ in OWNERS:
        st.session_state["nameless-turn"] = st.session_state.get("nameless-turn", 0) + 1
        if _present()[0].owner != before.owner:
            return


def asked(present: Nameless) -> Question:
    """Question whose options say by which sign their stack is known."""
    words = {language: library.words(language) for language in LANGUAGES}
    options = tuple(
        Option(
            name,
            **{language: words[language]["section"][name] for language in LANGUAGES},
            right=name == present.owner,
            comment={language: words[language]["nameless"]["sign"][name] for language in LANGUAGES},
        )
        for name in present.options
    )
    prompt = {language: words[language]["nameless"]["ask"] for language in LANGUAGES}
    return Question(f"nameless-{present.owner}", "single", prompt, {}, {}, options=options)


@cache
def picture(owner: str) -> Scene:
    """Stack at its first setting, without sliders and without a name."""

    def frame(language: str) -> Frame:
        shown = stack.measured(owner, DEEPEST, 1.0, stack.default_of(owner))
        return stack.frame_of(shown, None, 1.0, language)

    return stack.scene_of("nameless", "", frame, (), f"nameless {OWNERS.index(owner)}")
