"""The lab: activations that train side by side on the same points, recorded and repeated."""

from pages._ui import Lesson
from pages._ui.lab import drawn_points, duel, duel_table

page = Lesson("duel")

page.title()
page.text("idea")

# No part of its own: the table below follows the form.
page.block("duel", duel.show)
page.text("read")
page.text("try")

words, picture = page.split()
with words:
    page.text("draw")
with picture:
    page.block("pad", drawn_points.show)

page.text("one_run")
page.block("repeat", duel_table.show)

page.text("remember")
page.links("compare", "choose", "relu")
page.end()
