"""The review: all questions mixed and spaced, the wrong-answer notebook, and the record itself."""

from pages._ui import Lesson
from pages._ui.review import backup, mastery, mistakes, round, start

page = Lesson("review")

page.title()
if round.running():
    page.block("review", round.show)
else:
    page.text("idea")
    page.block("review", start.show)

    page.text("notebook")
    page.block("missed", mistakes.show)

    page.text("mastery")
    page.block("bars", mastery.show)

    page.text("spacing")
    page.text("record")
    page.block("keeping", backup.show)
    page.text("remember")
page.end()
