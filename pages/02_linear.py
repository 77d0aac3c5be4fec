"""Section 02: linear layers learn, but a stack of them is still one line."""

from core.activations import LINEAR
from pages._ui import Lesson
from pages._ui.scenes.linear_collapse import LEARNING, STACK

page = Lesson("linear")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.formula(LINEAR)
    page.text("try")
with picture:
    page.explorer(LINEAR)

page.claims("any-value")

words, picture = page.split()
with words:
    page.text("collapse")
    page.claims("E02", title=False)
with picture:
    page.scene(STACK)

words, picture = page.split()
with words:
    page.text("learns")
    page.claims("E01", title=False)
with picture:
    page.scene(LEARNING)

page.text("history")
page.text("remember")
page.end()
