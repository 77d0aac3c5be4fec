"""The review: all questions mixed and spaced, the wrong-answer notebook, and the record itself."""

from pages._ui import Lesson, keeping, mastery, notebook, review

page = Lesson("review")

page.title()
page.text("idea")
page.block("review", review.show)

page.text("notebook")
page.block("missed", notebook.show)

page.text("mastery")
page.block("bars", mastery.show)

page.text("spacing")
page.text("record")
page.block("keeping", keeping.show)
page.text("remember")
page.end()
