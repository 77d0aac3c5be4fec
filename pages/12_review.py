"""The review: a stack without its name, all questions mixed and spaced, the wrong-answer notebook,
and the record itself.
"""

from pages._ui import Lesson
from pages._ui.review import backup, mastery, mistakes, nameless, round, start

page = Lesson("review")

if round.running():
    page.title()
    page.block("review", round.show)
else:
    words, picture = page.split()
    with words:
        page.title()
        page.text("idea")
        page.block("review", start.show)
    with picture:
        page.text("nameless")
        page.block("stack", nameless.show)

    page.text("notebook")
    page.block("missed", mistakes.show)

    page.text("mastery")
    page.block("bars", mastery.show)

    page.text("spacing")
    page.text("record")
    page.block("keeping", backup.show)
    page.text("remember")
page.end()
