"""Section 05: tanh, a sigmoid centred on 0; where it is steeper, and where it is not."""

from core.activations import TANH
from pages._ui import Lesson
from pages._ui.scenes import flow, tanh, zigzag

page = Lesson("tanh")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.formula(TANH)
with picture:
    page.explorer(TANH)

asked, compared = page.split()
with asked:
    page.text("try")
with compared:
    page.scene(tanh.TANH_AND_SIGMOID)

words, picture = page.split()
with words:
    page.text("steeper")
    page.text("tails")
with picture:
    page.scene(tanh.SLOPES)
    page.claims("E17", "E15")

words, picture = page.split()
with words:
    page.text("identity")
with picture:
    page.scene(tanh.MORPH)

page.experiment(zigzag.ZIGZAG, text="centre", guess="predict-zigzag")
page.claims("zero-centred", title=False, guess="predict-zigzag")
page.experiment(flow.flow("tanh"), text="depth", guess="predict-depth")
page.claims("E16", title=False, guess="predict-depth")
page.text("history")
page.text("remember")
page.end()
