"""Glossary: every technical term of the lesson, defined, with the section that teaches it.

The terms and their definitions are in assets/text/glossary.toml.
"""

from pages._ui import Lesson
from pages._ui.reference import glossary

page = Lesson("glossary")

page.title()
page.text("idea")

page.text("terms")
page.block("glossary", glossary.show)

page.text("confused")

page.text("remember")

page.end()
