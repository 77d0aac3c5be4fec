"""The cover: two nets that differ in one line, the two questions of the course, and its map."""

from pages._ui import Lesson
from pages._ui.navigation import course_map, resume
from pages._ui.quiz import hunch
from pages._ui.scenes.one_line import ONE_LINE

page = Lesson("contents")

page.title()
page.stage(ONE_LINE, hunch.show, text="hook")
resume.show()
page.text("questions")
page.block("map", course_map.show)
page.text("how")
page.end()
