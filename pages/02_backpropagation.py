"""Section 02: back-propagation with every number in sight: a gradient is a product."""

from pages._ui import Lesson
from pages._ui.charts import export
from pages._ui.scenes import glass_box

page = Lesson("backpropagation")

page.title()
words, more = page.split()
with words:
    page.text("idea")
with more:
    page.text("forward")

page.block("glass-box", glass_box.show)

words, more = page.split()
with words:
    page.text("backward")
    page.text("killer")
with more:
    page.guess("predict-zeros")
    page.text("cancel")
    page.text("descend")

with page.drawer():
    page.text("shared")
    page.block("code", export.reference_network)
page.remember()
page.text("bridge")
page.end()
