"""Between 09 and 10: where in a large language model the activation function works.

The two sections after this one go into that place; the ways to them stand under the idea.
"""

from pages._ui import Lesson

page = Lesson("llm")

page.title()
page.text("idea")
page.links("gelu", "glu")

page.claims()

page.text("seats")
page.text("remember")
page.end()
