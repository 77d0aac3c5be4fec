"""Section 10: GELU, its three forms, and the random gate that it is the mean of."""

from core.activations import GELU
from pages._ui import Lesson
from pages._ui.scenes import bending
from pages._ui.scenes.gelu import ERRORS, FORMS, RANDOM_GATE

page = Lesson("gelu")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.formula(GELU)
    page.text("try")
with picture:
    page.explorer(GELU)

page.text("forms")
overlaid, apart = page.split()
with overlaid:
    page.scene(FORMS)
with apart:
    page.scene(ERRORS)
page.claims("gelu-exact", "E39b")

words, picture = page.split()
with words:
    page.text("expectation")
    page.claims("gelu-inspiration", "E39a", title=False)
with picture:
    page.scene(RANDOM_GATE)

page.experiment(bending.SECOND, text="second", guess="predict-second")
page.text("who")
page.users("gelu", "gelu_tanh", "gelu_sigmoid")
page.claims("E39", "gelu-nuance", "E39e", title=False)
page.text("history")
page.text("remember")
page.end()
