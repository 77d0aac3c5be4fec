"""Section 01: what an activation function is, with a neuron to play with."""

from pages._ui import Lesson
from pages._ui.scenes.layer import LAYER
from pages._ui.scenes.neuron import NEURONS

page = Lesson("what_is_af")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.text("multiply")
    page.text("shift")
    page.text("swap")
with picture:
    page.pick(NEURONS)

page.scene(LAYER, text="layer")

page.claims()

with page.drawer():
    page.text("history")
page.remember()
page.text("bridge")
page.end()
