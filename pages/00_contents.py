"""The cover: what this lesson is, and its map in the order of the slides."""

from pages._ui import Lesson
from pages._ui.navigation import course_map, resume

page = Lesson("contents")

page.title()
page.text("welcome")
resume.show()
page.block("map", course_map.show)
page.text("how")
page.end()
