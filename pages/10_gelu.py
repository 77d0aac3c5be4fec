"""Section 10: GELU, the mean of a game of chance, its three forms, and its stack."""

from core.activations import GELU
from pages._ui import Lesson
from pages._ui.scenes import bending, rival, stack
from pages._ui.scenes.gelu import ERRORS, FORMS, RANDOM_GATE

page = Lesson("gelu")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.text("toss")
    page.text("average")
    page.text("coin")
with picture:
    page.scene(RANDOM_GATE)

page.claims("gelu-inspiration", "E39a")

page.pick(rival.CONTESTS, "rival", text="rivals")

words, picture = page.split()
with words:
    page.text("slope")
with picture:
    page.explorer(GELU)

page.text("forms")
overlaid, apart = page.split()
with overlaid:
    page.scene(FORMS)
with apart:
    page.scene(ERRORS)
page.claims("gelu-exact", "E39b", title=False)

page.experiment(bending.SECOND, text="second", guess="predict-second")

page.experiment(stack.stack("gelu", behind="sigmoid"), text="stack", claims=("E39",))
page.claims("gelu-nuance", "E39e", title=False)
with page.drawer():
    page.formula(GELU)
    page.text("digits")
    page.text("who")
    page.users("gelu", "gelu_tanh", "gelu_sigmoid")
    page.text("history")
page.remember()
page.text("bridge")
page.end()
