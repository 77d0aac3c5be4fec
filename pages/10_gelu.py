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

said, corrected = page.split()
with said:
    page.text("slide")
with corrected:
    page.text("corrections")

page.text("forms")
overlaid, apart = page.split()
with overlaid:
    page.scene(FORMS)
with apart:
    page.scene(ERRORS)

told, drawn = page.split()
with told:
    page.text("expectation")
with drawn:
    page.scene(RANDOM_GATE)

page.quiz("predict-second")
page.experiment("second", bending.SECOND, until="predict-second")
page.text("who")
page.users("gelu", "gelu_tanh", "gelu_sigmoid")
page.text("history")
page.text("remember")
page.end()
