"""Section 02: maxout follows the highest of several lines, which are dragged to build shapes."""

from core.multivariate.equations import MAXOUT
from pages._ui import Lesson
from pages._ui.scenes import maxout, stack
from pages._ui.scenes.ropes import ROPES

page = Lesson("maxout")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.text("valley")
    page.text("hill")
with picture:
    page.pick(maxout.CHOICES, "lines")

words, picture = page.split()
with words:
    page.text("learns")
    page.text("cost")
with picture:
    page.scene(ROPES)

page.claims()

page.experiment(stack.stack("maxout", behind="relu"), text="stack")
with page.drawer():
    page.formula(MAXOUT)
    page.text("history")
page.remember()
page.text("bridge")
page.end()
