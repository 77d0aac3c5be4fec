"""Section 11: a few questions, an advice that can be checked, the whole tree, and cases."""

from pages._ui import Lesson
from pages._ui.wizard import advice, decision_tree, path, questions

page = Lesson("choose")
found = path.resolve_from_url()

asked, answered = page.split()
with asked:
    page.title()
    page.text("idea")
    page.block("questions", questions.show)
with answered:
    page.block("advice", lambda: advice.show(found))

if found:
    advice.parts(page.block, found)

page.text("whole")
page.block("tree", decision_tree.show)

page.text("depth")

page.text("cases")
page.practice()

page.text("remember")
page.end()
