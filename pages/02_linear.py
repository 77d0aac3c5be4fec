"""Section 02: linear layers learn, but a stack of them is still one line."""

from core.activations import LINEAR
from pages._ui import Lesson
from pages._ui.scenes import chain, stack
from pages._ui.scenes.linear_collapse import LEARNED, STACK
from pages._ui.scenes.live_gradient import LIVE
from pages._ui.scenes.rulers import RULERS

page = Lesson("linear")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.text("spacing")
    page.text("fold")
    page.text("algebra")
with picture:
    page.pick(RULERS, "fold")

words, picture = page.split()
with words:
    page.text("collapse")
    page.claims("E02")
with picture:
    page.scene(STACK)

page.scene(LIVE, text="live")

page.experiment(LEARNED, text="learns", guess="predict-linear")
page.claims("E01", "any-value", title=False, guess="predict-linear")

page.experiment(stack.stack("linear", behind="step"), text="stack")
with page.drawer():
    page.scene(chain.scene("linear"), text="gears")
    page.formula(LINEAR)
    page.explorer(LINEAR)
    page.text("details")
    page.text("history")
page.remember()
page.text("bridge")
page.end()
