"""Section 02: maxout takes the highest of several lines, and its lines can be dragged."""

from core.multivariate.equations import MAXOUT
from pages._ui import Lesson
from pages._ui.scenes import maxout

page = Lesson("maxout")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.formula(MAXOUT)
    page.text("try")
with picture:
    page.pick(maxout.CHOICES, "lines")

words, panel = page.split()
with words:
    page.text("shape")
with panel:
    page.claims()

page.text("history")
page.text("remember")
page.end()
