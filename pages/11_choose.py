"""Section 11: the arena of all functions, questions one at a time, an advice that can be checked,
the whole tree, and cases.
"""

from pages._ui import Lesson
from pages._ui.scenes.arena import ARENA
from pages._ui.wizard import advice, decision_tree, path

page = Lesson("choose")
found = path.resolve_from_url()

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.text("winner")
    page.text("blocks")
with picture:
    page.experiment(ARENA)

page.text("helper")
page.block("wizard", lambda: advice.show(found))
if found:
    advice.parts(page.block, found)

page.text("whole")
page.block("tree", decision_tree.show)

page.practice()

with page.drawer("drawer_norm"):
    page.text("dyt")
page.text("remember")
page.text("bridge")
page.end()
