"""The cover: what this lesson is, and its map in the order of the slides."""

from pages._ui import Lesson
from pages._ui.navigation import course_map

page = Lesson("contents")

page.title()
page.text("welcome")
page.resume()
page.block("map", course_map.show)
page.text("how")
page.end()
