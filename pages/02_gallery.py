"""Section 02: six functions of one figure, their slopes, and what ten layers let through."""

from pages._ui import Lesson
from pages._ui.navigation import gallery
from pages._ui.scenes.towers import SIX, STACKS

page = Lesson("gallery")

page.title()
page.text("idea")
page.block("tiles", lambda: gallery.show(SIX))

words, card = page.split()
with words:
    page.text("slopes")
with card:
    page.quiz("gallery-slope-names")

page.experiment(STACKS, text="towers", guess="predict-towers")

page.text("characters")
page.claims()

page.remember()
page.text("bridge")
page.end()
