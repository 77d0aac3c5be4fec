"""The end of the lesson: the deck's references, every source, and every correction."""

from pages._ui import Lesson
from pages._ui.reference import hunt, sources_and_corrections

page = Lesson("references")

page.title()
page.text("idea")
page.block("deck-references", hunt.show)

page.text("check")

page.text("all_corrections")
page.block("numbers", sources_and_corrections.corrections)

page.text("also")
page.block("sources", sources_and_corrections.references)

page.text("remember")

page.end()
