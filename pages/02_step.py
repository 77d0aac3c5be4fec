"""Section 02: the binary step is on or off, and its slope of zero stops backpropagation."""

from core.activations import STEP
from pages._ui import Lesson
from pages._ui.scenes import chain, perceptron, stack, staircase, training

page = Lesson("step")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.text("bottom")
    page.text("needle")
    page.text("soften")
with picture:
    page.scene(staircase.STAIRCASE)

page.claims("threshold", "E03")

page.scene(chain.scene("step"), text="gears")

page.experiment(training.STEPS, text="why_zero", guess="predict-step")
page.claims("E04", title=False, guess="predict-step")

page.scene(perceptron.FILM, text="perceptron")

page.experiment(stack.stack("step"), text="stack")
with page.drawer():
    page.formula(STEP)
    page.explorer(STEP)
    page.text("history")
page.remember()
page.text("bridge")
page.end()
