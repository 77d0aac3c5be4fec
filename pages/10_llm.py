"""Between 09 and 10: where in a large language model the activation function works.

The two sections after this one go into that place; the ways to them stand at the end.
"""

from pages._ui import Lesson
from pages._ui.scenes import block, block_tower
from pages._ui.scenes.trained_neurons import TRAINED_NEURONS
from pages._ui.scenes.zoom import ZOOM

page = Lesson("llm")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.text("zoom")
with picture:
    page.scene(ZOOM)

words, picture = page.split()
with words:
    page.text("opened")
    page.text("neighbours")
    page.text("without")
with picture:
    page.pick(block.BLOCKS)

page.scene(TRAINED_NEURONS, text="asks")

page.claims("llm-role", "E38b")

words, cards = page.split()
with words:
    page.text("count")
with cards:
    page.claims("E38", "llm-transformer", title=False)

page.text("seats")
page.claims("llm-name", "E38a", title=False)

page.experiment(block_tower.tower("gelu", "relu", "sigmoid"), text="tower", guess="rescue-order")
with page.drawer():
    page.text("seat_details")
page.remember()
page.text("bridge")
page.links("gelu", "glu")
page.end()
