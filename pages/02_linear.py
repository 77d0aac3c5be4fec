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

slide, corrections = page.split()
with slide:
    page.text("slide")
with corrections:
    page.text("corrections")

words, picture = page.split()
with words:
    page.text("collapse")
with picture:
    page.scene(STACK)

words, picture = page.split()
with words:
    page.text("learns")
with picture:
    page.scene(LEARNING)

page.text("history")
page.text("remember")
page.end()
