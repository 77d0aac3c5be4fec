"""Section 03: the sigmoid squeezes any number into (0, 1), and its slope never exceeds 1/4."""

from core.activations import SIGMOID
from pages._ui import Lesson
from pages._ui.quiz import hunch
from pages._ui.scenes import chain, coins, depth_sketch, flow, sigmoid, stack, training

page = Lesson("sigmoid")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.text("odds")
    page.text("area")
with picture:
    page.scene(sigmoid.SHARES)

words, picture = page.split()
with words:
    page.text("shape")
    page.formula(SIGMOID)
    page.text("try")
    page.claims("E13")
with picture:
    page.explorer(SIGMOID)

words, picture = page.split()
with words:
    page.text("gears")
    page.text("vanish")
with picture:
    page.scene(chain.scene("sigmoid"))

page.experiment(depth_sketch.sketch("sigmoid"), text="draw")
page.experiment(stack.stack("sigmoid", behind="step"), text="stack", guess="predict-flow")
hunch.recall(until="predict-flow")
page.experiment(training.SPIRALS, text="training", guess="predict-training")

words, picture = page.split()
with words:
    page.text("exit")
    page.text("coins")
with picture:
    page.scene(coins.COINS_BY_PROMISE)
page.claims("E11", "E12", title=False, guess="predict-training")

with page.drawer():
    page.scene(sigmoid.EXIT)
    page.text("derivation")
    page.experiment(flow.flow("sigmoid"), text="deeper")
    page.text("history")
    page.users("sigmoid")
page.remember()
page.text("bridge")
page.end()
