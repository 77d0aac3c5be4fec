"""Section 07: leaky ReLU keeps a small slope on the negative side; PReLU learns it."""

from core.activations import LEAKY_RELU, PRELU
from pages._ui import Lesson
from pages._ui.scenes import dying

page = Lesson("leaky_relu")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.formula(LEAKY_RELU)
    page.text("try")
with picture:
    page.explorer(LEAKY_RELU)

cards, words = page.split()
with cards:
    page.claims("E24", "E23", "E26")
with words:
    page.text("defaults")

words, picture = page.split()
with words:
    page.text("prelu")
    page.formula(PRELU)
with picture:
    page.explorer(PRELU, prefix="prelu_")

page.experiment(dying.dying("leaky_relu"), text="dead", guess="predict-leaky")
page.claims("E25", title=False, guess="predict-leaky")
page.text("history")
page.users("leaky_relu")
page.text("remember")
page.end()
