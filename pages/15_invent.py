"""The lab: a function of the learner's own, drawn as it is typed, and what numbers say about it."""

from pages._ui import Lesson
from pages._ui.lab import custom_card, custom_gradient_flow, custom_table

page = Lesson("invent")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.text("try")
with picture:
    # Not parts of their own: the table and the layers follow the formula and its sliders.
    page.block("own", custom_card.show)

page.block("found", custom_table.show)
page.text("questions")
page.block("own-flow", custom_gradient_flow.show)

page.text("numbers")
page.text("remember")
page.end()
