"""Section 09: Swish, which Quiz 4 asks the learner to write before its formula is shown."""

from core.activations import SWISH
from pages._ui import Lesson
from pages._ui.scenes import bending

QUIZ = "swish-formula"

page = Lesson("swish")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.formula(SWISH, until=QUIZ)
    page.text("try")
with picture:
    page.explorer(SWISH, QUIZ)

page.quiz(QUIZ)

page.claims("swish-slide-formula", "swish-lstm", title=False, until=QUIZ)
page.experiment(bending.BENDS, text="bends", until=QUIZ)
page.claims("E35a", "E35b", "E35c", "E35e", "E35d")
page.text("names", until=QUIZ)
page.text("history", until=QUIZ)
page.users("swish", until=QUIZ)
page.text("remember", until=QUIZ)
page.end()
