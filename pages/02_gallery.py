"""Section 02: the six graphs that the deck shows in one figure, live; each opens its page."""

from pages._ui import Lesson
from pages._ui.navigation import gallery

SIX = ("sigmoid", "tanh", "relu", "leaky_relu", "maxout", "elu")

page = Lesson("gallery")

page.title()
page.text("idea")
page.block("tiles", lambda: gallery.show(SIX))

words, panels = page.split()
with words:
    page.text("try")
    page.text("families")
with panels:
    page.claims("panel-sigmoid", "panel-tanh", "panel-relu")
    page.claims("panel-leaky", "panel-maxout", "panel-elu", title=False)

page.text("remember")
page.end()
