"""Section 05: tanh, a sigmoid centred on 0; slope times weight decides what survives depth."""

from core.activations import TANH
from pages._ui import Lesson
from pages._ui.scenes import chain, stack, tanh, zigzag

page = Lesson("tanh")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.text("identity")
    page.text("grow")
with picture:
    page.scene(tanh.MORPH)

words, picture = page.split()
with words:
    page.text("steeper")
    page.claims("E17")
with picture:
    page.scene(tanh.SLOPES)

words, picture = page.split()
with words:
    page.text("ends")
    page.text("middle")
    page.claims("E15", title=False)
with picture:
    page.explorer(TANH)

page.experiment(zigzag.ZIGZAG, text="centre", guess="predict-zigzag")
page.claims("zero-centred", title=False, guess="predict-zigzag")

words, picture = page.split()
with words:
    page.text("gears")
    page.text("flat")
with picture:
    page.scene(chain.scene("tanh"))

page.experiment(stack.stack("tanh", behind="sigmoid"), text="stack", guess="predict-depth")
page.claims("E16", title=False, guess="predict-depth")
with page.drawer():
    page.formula(TANH)
    page.text("digits")
    page.scene(tanh.TANH_AND_SIGMOID)
    page.text("tails")
    page.text("depth")
    page.text("history")
page.remember()
page.text("bridge")
page.end()
