"""The cover: what this lesson is, and its map in the order of the slides."""

from pages._ui import Lesson

page = Lesson("contents")

page.title()
page.text("welcome")
page.resume()
page.map()
page.text("how")
page.end()
