"""Section 02: why networks need a bend, shown on XOR, and which of the slide's reasons hold."""

from pages._ui import Lesson
from pages._ui.charts import export
from pages._ui.scenes.xor import FILM

page = Lesson("nonlinear")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.text("try")
with picture:
    page.scene(FILM)

page.claims("relations", "E06", "E05")

words, reasons = page.split()
with words:
    page.text("xor")
    export.reference_network()
with reasons:
    page.claims("E07", "E08", "E09", title=False)

page.text("history")
page.text("remember")
page.end()
