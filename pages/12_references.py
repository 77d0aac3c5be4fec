"""The end of the lesson: the deck's references, every source, and every correction."""

from pages._ui import Lesson

page = Lesson("references")

page.title()
page.text("idea")

page.text("deck_refs")
page.deck_references()

page.text("also")
page.references()

page.text("all_corrections")
page.corrections()

page.text("remember")

page.end()
