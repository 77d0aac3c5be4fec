"""The cover: two nets that differ in one line, the three questions of the course, and its map."""

from pages._ui import Lesson, cover
from pages._ui.navigation import course_map, resume

page = Lesson("contents")

page.title()
page.block("hook", lambda: cover.stage("hook"))
resume.show()
page.text("questions")
page.block("map", course_map.show)
page.text("how")
page.end()
