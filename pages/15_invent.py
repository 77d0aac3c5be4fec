"""The lab: a function of the learner's own, its missions, its passport and twenty layers of it."""

from pages._ui import Lesson
from pages._ui.lab import (
    custom_card,
    custom_gates,
    custom_gradient_flow,
    custom_stack,
    custom_table,
)

page = Lesson("invent")

# No parts of their own: gates, layers and table follow the formula and its sliders.
words, picture = page.split()
with words:
    page.title()
    page.text("idea")
with picture:
    page.block("own", custom_card.show)

words, picture = page.split()
with words:
    page.text("stack")
with picture:
    page.block("own-stack", custom_stack.show)

words, picture = page.split()
with words:
    page.text("gates")
with picture:
    page.block("gate-maker", custom_gates.show)

with page.drawer("drawer_own"):
    page.text("questions")
    page.block("found", custom_table.show)
    page.text("numbers")
    page.block("own-flow", custom_gradient_flow.show)
page.text("remember")
page.text("bridge")
page.links("review")
page.end()
