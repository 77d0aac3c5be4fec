"""Section 08: ELU balances the outputs; Quiz 3 asks where it ends. SELU and CELU in the drawer."""

from core.activations import CELU, ELU, SELU
from pages._ui import Lesson
from pages._ui.scenes import balance, centre, floor, race, stack

QUIZ = "elu-limit"

page = Lesson("elu")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.text("lean")
    page.text("lift")
    page.text("level")
with picture:
    page.scene(balance.BALANCE)
page.claims("elu-variant", "elu-mean")

words, picture = page.split()
with words:
    page.text("joint")
    page.text("floor")
    page.formula(ELU)
with picture:
    page.explorer(ELU, QUIZ, hides="limit")

page.quiz(QUIZ)
page.scene(floor.FLOOR, text="limit", until=QUIZ)
page.claims("E27", "E28", "E31", "E29", title=False)

page.experiment(race.RACE, text="faster", guess="predict-faster")
page.claims("E30", "elu-cost", title=False, guess="predict-faster")

page.experiment(stack.stack("elu", behind="leaky_relu"), text="stack", claims=("E32", "E33"))
with page.drawer():
    page.text("selu")
    page.formula(SELU)
    page.explorer(SELU, QUIZ, hides="limit", prefix="selu_")
    page.experiment(centre.KEPT)
    page.text("celu")
    page.formula(CELU)
    page.explorer(CELU, QUIZ, hides="limit", prefix="celu_")
    page.experiment(centre.SHIFT, text="centred", guess="predict-centred")
    page.text("history")
    page.users("elu")
page.remember()
page.text("bridge")
page.end()
