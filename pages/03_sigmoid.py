"""Section 03: the sigmoid squeezes any number into (0, 1), and saturates at both ends."""

from core.activations import SIGMOID
from pages._ui import Lesson
from pages._ui.scenes import flow, training

page = Lesson("sigmoid")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.formula(SIGMOID)
    page.text("try")
with picture:
    page.explorer(SIGMOID)

page.claims("E13", "E11")

page.experiment(flow.flow("sigmoid"), text="flow", guess="predict-flow")
page.experiment(training.SPIRALS, text="training", guess="predict-training")
page.claims("E12", title=False, guess="predict-training")
page.text("history")
page.users("sigmoid")
page.text("remember")
page.end()
