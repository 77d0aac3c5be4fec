"""Section 06: ReLU keeps what is positive; Quiz 2 asks for its slope on the negative side."""

from core.activations import RELU
from pages._ui import Lesson
from pages._ui.scenes import chain, dead_at_init, deeper, dying, one_neuron, stack

QUIZ = "relu-negative-slope"

page = Lesson("relu")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.text("try")
    page.text("gate")
with picture:
    page.explorer(RELU, QUIZ, hides="slope")

page.claims("relu-name", "E18")

page.quiz(QUIZ)
words, cards = page.split()
with words:
    page.text("slope", until=QUIZ)
with cards:
    page.claims("E19", "relu-popup", title=False, until=QUIZ)
page.experiment(chain.chain("relu"), text="ones", until=QUIZ)

words, picture = page.split()
with words:
    page.text("death")
    page.text("silence")
    page.claims("E21", title=False)
with picture:
    page.scene(one_neuron.RELU)
page.experiment(dying.dying("relu"), text="many", guess="predict-dying")
page.claims("E20", "E22", title=False)

page.experiment(stack.stack("relu", behind="sigmoid"), text="stack")
page.experiment(deeper.DEEPER, text="deeper", claims=("relu-efficient",))
with page.drawer():
    page.formula(RELU, slope_until=QUIZ)
    page.text("kink", until=QUIZ)
    page.experiment(dead_at_init.BORN, text="born")
    page.text("history")
    page.users("relu", "relu6")
page.remember()
page.text("bridge")
page.end()
