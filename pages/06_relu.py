"""Section 06: ReLU keeps what is positive; Quiz 2 asks for its slope on the negative side."""

from core.activations import RELU
from pages._ui import Lesson
from pages._ui.scenes import dead_at_init, dying

QUIZ = "relu-negative-slope"

page = Lesson("relu")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.formula(RELU, slope_until=QUIZ)
    page.text("try")
with picture:
    page.explorer(RELU, QUIZ, hides="slope")

page.claims("relu-name", "E18")

page.quiz(QUIZ)
words, cards = page.split()
with words:
    page.text("slope", until=QUIZ)
with cards:
    page.claims("E19", "relu-popup", title=False)

page.experiment(dying.dying("relu"), text="dying", guess="predict-dying")
page.claims("E21", "relu-efficient", "E20", "E22", title=False)
page.experiment(dead_at_init.BORN, text="born", guess="predict-born")
page.text("history")
page.users("relu", "relu6")
page.text("remember")
page.end()
