"""The cheat sheet: the tree and the table of all activations, on one A4 sheet and at a projector.

The tree is the one of section 11, and the table is computed from the catalogue; only what each
function is used for is written by hand, beside the tree.  What is printed are the two blocks of
the sheet alone, side by side: the menu, the head and the ways on are left out by the style for
print.
"""

from pages._ui import Lesson
from pages._ui.reference import cheat_sheet

page = Lesson("cheatsheet")

page.title()
page.text("idea")
page.links("choose", "compare")

page.block("sheet-tree", cheat_sheet.tree)
page.block("sheet-table", cheat_sheet.show)

page.end()
