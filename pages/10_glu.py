"""The LLM trend: gated linear units, with a handle to drag and a budget of weights to keep."""

from core.multivariate import gates
from pages._ui import Lesson
from pages._ui.reference import model_table, timeline
from pages._ui.scenes import block_tower, budget, glu, products, toy
from pages._ui.scenes.gated_ffn import GATED_FFN

page = Lesson("glu")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.text("two")
    page.text("plus")
    page.text("flip")
    page.text("tie")
with picture:
    page.pick(glu.PLANES, "gate")

page.claims("E37")

words, picture = page.split()
with words:
    page.text("matrices")
    page.text("family")
with picture:
    page.scene(GATED_FFN)

page.pick(budget.BUDGETS, "model", text="budget")

page.scene(products.PARABOLA, text="parabola")

page.experiment(toy.TOY, text="honest", guess="predict-toy")

page.text("who")
page.block("timeline", timeline.show)
page.block("models", model_table.by_year)
page.claims("E36", title=False)

page.scene(products.DOUBLING, text="double")

page.experiment(block_tower.tower("swiglu", "gelu", skip=block_tower.ON), text="price")
with page.drawer():
    page.formula(gates.FAMILY)
    page.text("clamp")
    page.text("ungated")
    page.text("llama")
    page.text("notation")
    page.text("history")
page.remember()
page.text("bridge")
page.end()
