"""Section 11: questions one at a time, an advice that can be checked, the whole tree, and cases."""

from pages._ui import Lesson
from pages._ui.scenes import stack
from pages._ui.wizard import advice, decision_tree, path

page = Lesson("choose")
found = path.resolve_from_url()

page.title()
page.text("idea")
page.block("wizard", lambda: advice.show(found))
if found:
    advice.parts(page.block, found)

words, picture = page.split()
with words:
    page.text("depth")
with picture:
    page.scene(stack.scene("gelu"))

page.text("whole")
page.block("tree", decision_tree.show)

page.practice()

with page.drawer("drawer_norm"):
    page.text("dyt")
page.text("remember")
page.text("bridge")
page.end()
