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

page.experiment(stack.stack("gelu"), text="depth")

page.text("whole")
page.block("tree", decision_tree.show)

page.practice()

with page.drawer("drawer_norm"):
    page.text("dyt")
page.text("remember")
page.text("bridge")
page.end()
