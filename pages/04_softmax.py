"""Section 04: softmax shares out 1 among the logits; Quiz 1 asks what it is mostly used for."""

from core.multivariate.equations import SOFTMAX
from pages._ui import Lesson
from pages._ui.scenes import overflow, photo, sharing, softmax, softmax_slopes

QUIZ = "softmax-used-for"

page = Lesson("softmax")

words, picture = page.split()
with words:
    page.title()
    page.text("idea")
    page.text("rules")
    page.text("powers")
with picture:
    page.pick(sharing.RULES, "rule")

page.scene(softmax.SHIFT, text="shift")

words, picture = page.split()
with words:
    page.text("two_classes")
    page.claims("generalisation")
with picture:
    page.scene(softmax.TWO_CLASSES)

words, picture = page.split()
with words:
    page.text("try")
    page.text("temperature")
    page.claims("E14", title=False)
with picture:
    page.pick(softmax.BARS, "logits")

page.quiz(QUIZ)
page.experiment(photo.PHOTO, text="use", until=QUIZ)

words, picture = page.split()
with words:
    page.text("exit")
    page.text("steer")
    page.claims("shares", title=False)
with picture:
    page.scene(sharing.GAP)

with page.drawer():
    page.formula(SOFTMAX)
    page.scene(softmax_slopes.SLOPES, text="jacobian")
    page.scene(overflow.OVERFLOW, text="overflow")
    page.text("relatives", until=QUIZ)
    page.text("history", until=QUIZ)
page.remember()
page.text("bridge")
page.end()
