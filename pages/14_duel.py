"""The lab: activations that train side by side on the same points, recorded and repeated."""

from pages._ui import Lesson
from pages._ui.lab import drawn_points, duel, duel_seeds

page = Lesson("duel")

page.title()
page.text("idea")

# No part of its own: the seeds below follow the duel.
page.block("duel", duel.show)
page.fold("read")
page.text("again")

page.text("seeds")
page.block("repeat", duel_seeds.show)

page.text("try")

words, picture = page.split()
with words:
    page.text("draw")
with picture:
    page.block("pad", drawn_points.show)

page.text("limits")

page.text("remember")
page.links("compare", "choose", "relu")
page.practice()
page.text("bridge")
page.end()
