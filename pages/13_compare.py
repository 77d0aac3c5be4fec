"""The lab: any functions of the catalogue on one chart, and their properties in one table."""

from pages._ui import Lesson
from pages._ui.lab import compare, property_table

page = Lesson("compare")

page.title()
page.text("idea")

# Not parts of their own: the table follows the sliders of the chart.
page.block("comparison", compare.show)
page.block("properties", property_table.show)

tasks, table = page.split()
with tasks:
    page.text("try")
with table:
    page.text("columns")

page.remember()
page.text("bridge")
page.end()
