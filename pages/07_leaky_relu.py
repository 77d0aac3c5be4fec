"""Section 07: leaky ReLU keeps a small slope on the negative side; PReLU learns it."""

from core.activations import LEAKY_RELU, PRELU
from pages._ui import Lesson
from pages._ui.scenes import dying, one_neuron, stack
from pages._ui.scenes.pushed_slope import PUSHES

page = Lesson("leaky_relu")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.text("return")
    page.text("faster")
with picture:
    page.scene(one_neuron.LEAKY)

words, picture = page.split()
with words:
    page.text("between")
    page.text("mean")
    page.text("measure")
with picture:
    page.explorer(LEAKY_RELU)
page.claims("E24", "E23", "E26")

page.experiment(dying.dying("leaky_relu"), text="dead", guess="predict-leaky", claims=("E25",))

page.scene(PUSHES, text="prelu")

page.experiment(stack.stack("leaky_relu", behind="relu"), text="stack")

with page.drawer():
    page.formula(LEAKY_RELU)
    page.text("defaults")
    page.text("medians")
    page.formula(PRELU)
    page.explorer(PRELU, prefix="prelu_")
    page.text("learned")
    page.text("history")
    page.users("leaky_relu")
page.remember()
page.text("bridge")
page.end()
