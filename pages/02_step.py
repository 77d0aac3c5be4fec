"""Section 02: the binary step is on or off, and its slope of zero stops backpropagation."""

from core.activations import STEP
from pages._ui import Lesson
from pages._ui.scenes import training

page = Lesson("step")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.formula(STEP)
    page.text("try")
with picture:
    page.explorer(STEP)

page.claims()

page.experiment(training.STEPS, text="why_zero", guess="predict-step")
page.text("history")
page.text("remember")
page.end()
