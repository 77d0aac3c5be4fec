"""Section 02: why networks need a bend, shown on XOR, and which of the slide's reasons hold."""

from pages._ui import Lesson
from pages._ui.scenes.xor import FILM

page = Lesson("nonlinear")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.text("try")
with picture:
    page.scene(FILM)

slide, corrections = page.split()
with slide:
    page.text("slide")
with corrections:
    page.text("corrections")

page.text("reasons")
page.text("xor")
page.reference_network()
page.text("history")
page.text("remember")
page.end()
