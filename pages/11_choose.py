"""Section 11: what the choice of an activation function depends on, with the ways to each."""

from pages._ui import Lesson

page = Lesson("choose")

page.title()
page.text("idea")

said, first = page.split()
with said:
    page.text("slide")
with first:
    page.text("place")

output, hidden = page.split()
with output:
    page.text("task")
    page.links("sigmoid", "softmax", "linear", "tanh")
with hidden:
    page.text("architecture")
    page.links("relu", "gelu", "glu", "tanh", "sigmoid", "leaky_relu", "elu")

depth, limits = page.split()
with depth:
    page.text("depth")
with limits:
    page.text("constraints")
    page.links("relu", "leaky_relu", "gelu", "tanh", "swish")

page.text("remember")
page.end()
