"""Between 09 and 10: where in a large language model the activation function works.

The two sections after this one go into that place; the ways to them stand under the idea.
"""

from pages._ui import Lesson

page = Lesson("llm")

page.title()
page.text("idea")
page.links("gelu", "glu")

what, role = page.split()
with what:
    page.claims("llm-name", "llm-transformer", "E38", "E38a")
with role:
    page.claims("llm-role", "E38b", title=False)

page.text("seats")
page.text("remember")
page.end()
