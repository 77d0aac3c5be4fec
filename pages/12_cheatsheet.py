"""The cheat sheet: the learner's passports, a table of all activations, and the decision tree.

The passports hold what the learner has measured on the pages of the functions.  The table is
computed from the catalogue, with the same passports for every function; only what a function is
used for is written by hand, beside the tree.  The table alone is printed, on one A4 sheet: the
other blocks are left out by the style for print.
"""

from pages._ui import Lesson
from pages._ui.reference import cheat_sheet, passports

page = Lesson("cheatsheet")

page.title()
page.text("idea")
page.block("passports", passports.show)

page.text("sheet")
page.block("sheet-table", cheat_sheet.show)

page.text("tree")
page.block("sheet-tree", cheat_sheet.tree)
page.links("choose", "compare")

page.text("remember")
page.text("bridge")
page.end()
