"""Section 09: Swish melts the gate of ReLU; Quiz 4 asks for its formula before it is shown."""

from core.activations import SWISH
from pages._ui import Lesson
from pages._ui.scenes import bending, dimmer, product_rule, stack, wirings

QUIZ = "swish-formula"

page = Lesson("swish")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.text("lamp")
    page.text("melt")
    page.text("ends")
with picture:
    page.scene(dimmer.DIMMER)

page.quiz(QUIZ)

words, picture = page.split()
with words:
    page.text("named", until=QUIZ)
    page.formula(SWISH, until=QUIZ)
    page.claims("swish-slide-formula", "swish-lstm", until=QUIZ)
with picture:
    page.explorer(SWISH, QUIZ)

words, picture = page.split()
with words:
    page.text("slope")
    page.claims("E35d", title=False, until=QUIZ)
with picture:
    page.scene(product_rule.PRODUCT_RULE)

page.experiment(bending.BENDS, text="bends", until=QUIZ, claims=("E35a",))
page.claims("E35b", "E35c", "E35e", title=False, until=QUIZ)

page.scene(wirings.WIRINGS, text="opens")

page.experiment(stack.stack("swish", behind="relu"), text="stack")
with page.drawer():
    page.text("names", until=QUIZ)
    page.text("history", until=QUIZ)
    page.users("swish", until=QUIZ)
page.remember(until=QUIZ)
page.text("bridge")
page.end()
