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

said, corrected = page.split()
with said:
    page.text("slide")
with corrected:
    page.text("corrections")

told, stacked = page.split()
with told:
    page.text("collapse")
with stacked:
    page.scene(STACK)

told, taught = page.split()
with told:
    page.text("learns")
with taught:
    page.scene(LEARNING)

page.text("history")
page.text("remember")
page.end()
