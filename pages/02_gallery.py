"""Section 02: the six graphs that the deck shows in one figure, live; each opens its page."""

from pages._ui import Lesson

SIX = ("sigmoid", "tanh", "relu", "leaky_relu", "maxout", "elu")

page = Lesson("gallery")

page.title()
page.text("idea")
page.gallery(*SIX)

asked, slide = page.split()
with asked:
    page.text("try")
with slide:
    page.text("slide")

page.text("families")
page.text("remember")
page.end()
