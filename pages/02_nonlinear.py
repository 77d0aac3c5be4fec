"""Section 02: why networks need a bend: XOR on a stick that folds, and three reasons."""

from pages._ui import Lesson
from pages._ui.scenes import stack, xor
from pages._ui.scenes.fold import FOLD
from pages._ui.scenes.hinges import HINGES
from pages._ui.scenes.representation import REPRESENTATION
from pages._ui.scenes.square import SQUARES

page = Lesson("nonlinear")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.text("square")
with picture:
    page.pick(SQUARES, "points")

words, picture = page.split()
with words:
    page.text("stick")
    page.text("bend")
    page.text("below")
with picture:
    page.scene(FOLD)
    page.claims("E05")

page.experiment(xor.TRAINING, text="film", guess="predict-xor")
page.claims("E06", title=False, guess="predict-xor")

words, picture = page.split()
with words:
    page.text("curve")
    page.claims("relations", title=False)
with picture:
    page.scene(HINGES)

words, reasons = page.split()
with words:
    page.text("doors")
with reasons:
    page.claims("E07", "E08", "E09", title=False)

page.experiment(stack.stack("leaky_relu", behind="linear"), text="stack")
with page.drawer():
    page.scene(REPRESENTATION, text="wander")
    page.text("xor")
    page.text("history")
page.remember()
page.text("bridge")
page.end()
