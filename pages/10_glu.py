"""The LLM trend: gated linear units, with a handle to drag and a budget of weights to keep."""

from core.multivariate import gates
from pages._ui import Lesson
from pages._ui.reference import model_table
from pages._ui.scenes import budget, glu, toy

page = Lesson("glu")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.formula(gates.FAMILY)
    page.text("try")
with picture:
    page.pick(glu.PLANES, "gate")

page.text("family")
page.claims("E37")

words, picture = page.split()
with words:
    page.text("budget")
with picture:
    page.pick(budget.BUDGETS, "model")

page.text("notation")
page.text("clamp")
page.text("ungated")
page.text("who")
page.block("models", model_table.by_year)
page.claims("E36", title=False)

page.experiment(toy.TOY, text="honest", guess="predict-toy")
page.text("history")
page.text("remember")
page.end()
