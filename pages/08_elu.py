"""Section 08: ELU bends the negative side; Quiz 3 asks where it ends. SELU and CELU as asides."""

from core.activations import CELU, ELU, SELU
from pages._ui import Lesson
from pages._ui.scenes import centre, race

QUIZ = "elu-limit"

page = Lesson("elu")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.formula(ELU)
    page.text("try")
with picture:
    page.explorer(ELU, QUIZ, hides="limit")

page.quiz(QUIZ)
page.text("limit", until=QUIZ)
page.claims("elu-variant", "E27", "E28", "E29", "elu-cost", "E31", "E32", "E33")

page.experiment(centre.SHIFT, text="centred", guess="predict-centred")
page.claims("elu-mean", title=False)
page.experiment(race.RACE, text="faster", guess="predict-faster")
page.claims("E30", title=False, guess="predict-faster")

words, picture = page.split()
with words:
    page.text("selu")
    page.formula(SELU)
with picture:
    page.explorer(SELU, QUIZ, hides="limit", prefix="selu_")
    page.experiment(centre.KEPT)

words, picture = page.split()
with words:
    page.text("celu")
    page.formula(CELU)
with picture:
    page.explorer(CELU, QUIZ, hides="limit", prefix="celu_")

page.text("history")
page.users("elu")
page.text("remember")
page.end()
