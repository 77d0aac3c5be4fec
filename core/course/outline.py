"""Outline of the lesson: order, numbers, groups and reading times of its sections."""

from collections.abc import Iterable
from dataclasses import dataclass


class CourseError(LookupError):
    """Unknown section."""


@dataclass(frozen=True)
class Section:
    """Section of the lesson.

    `id` names its URL, text files, quiz file and label; `page` is its Python file.  `number` is
    the one printed on the slides, with a second part where it has several sections (02.1); empty
    if they have none.  `activation` is the function whose curve is the section's icon, empty for
    none.  `builds_on` lists the sections to read first.
    """

    id: str
    number: str
    minutes: int
    group: str
    page: str
    activation: str = ""
    builds_on: tuple[str, ...] = ()


GROUPS = ("start", "basics", "classics", "research", "llm", "wrap-up", "lab")

SECTIONS = (
    Section("contents", "", 1, "start", "00_contents.py"),
    Section("what_is_af", "01", 3, "basics", "01_what_is_af.py"),
    Section("step", "02.1", 4, "basics", "02_step.py", "step", builds_on=("what_is_af",)),
    Section("backpropagation", "02.2", 5, "basics", "02_backpropagation.py", builds_on=("step",)),
    Section("linear", "02.3", 5, "basics", "02_linear.py", "linear", builds_on=("step",)),
    Section("nonlinear", "02.4", 6, "basics", "02_nonlinear.py", builds_on=("linear",)),
    Section("gallery", "02.5", 4, "basics", "02_gallery.py", builds_on=("nonlinear",)),
    Section("maxout", "02.6", 4, "basics", "02_maxout.py", builds_on=("gallery",)),
    Section("sigmoid", "03", 6, "classics", "03_sigmoid.py", "sigmoid", builds_on=("what_is_af",)),
    Section("softmax", "04", 7, "classics", "04_softmax.py", builds_on=("sigmoid",)),
    Section("tanh", "05", 6, "classics", "05_tanh.py", "tanh", builds_on=("sigmoid",)),
    Section("relu", "06", 8, "classics", "06_relu.py", "relu", builds_on=("nonlinear",)),
    Section(
        "leaky_relu", "07", 6, "classics", "07_leaky_relu.py", "leaky_relu", builds_on=("relu",)
    ),
    Section("elu", "08", 8, "research", "08_elu.py", "elu", builds_on=("relu", "leaky_relu")),
    Section("swish", "09", 9, "research", "09_swish.py", "swish", builds_on=("sigmoid", "relu")),
    Section("llm", "", 8, "llm", "10_llm.py", builds_on=("softmax",)),
    Section("gelu", "10", 8, "llm", "10_gelu.py", "gelu", builds_on=("relu", "swish")),
    Section("glu", "", 10, "llm", "10_glu.py", builds_on=("sigmoid", "swish", "gelu")),
    Section(
        "choose", "11", 8, "wrap-up", "11_choose.py", builds_on=("softmax", "relu", "gelu", "glu")
    ),
    Section("cheatsheet", "", 2, "wrap-up", "12_cheatsheet.py", builds_on=("choose",)),
    Section("review", "", 10, "wrap-up", "12_review.py"),
    Section("glossary", "", 3, "wrap-up", "12_glossary.py"),
    Section("references", "", 3, "wrap-up", "12_references.py"),
    Section("compare", "", 5, "lab", "13_compare.py"),
    Section("duel", "", 8, "lab", "14_duel.py", builds_on=("relu",)),
    Section("invent", "", 8, "lab", "15_invent.py", builds_on=("compare",)),
)


def built(sections: Iterable[Section], page_names: Iterable[str]) -> tuple[Section, ...]:
    """Sections whose page file exists, in course order; `page_names` are file names."""
    present = frozenset(page_names)
    return tuple(section for section in sections if section.page in present)


def neighbours(
    sections: Iterable[Section], section_id: str
) -> tuple[Section | None, Section | None]:
    """Sections before and after this one, None at either end; CourseError if it is unknown.

    Pass the result of `built` to skip sections without a page.
    """
    row = (None, *sections, None)
    for before, here, after in zip(row, row[1:], row[2:], strict=False):
        if here is not None and here.id == section_id:
            return before, after
    raise CourseError(f"no section {section_id!r} among {[s.id for s in row if s is not None]}")


def find(sections: Iterable[Section], section_id: str) -> Section:
    """Section with this id; CourseError if there is none."""
    for section in sections:
        if section.id == section_id:
            return section
    raise CourseError(f"no section {section_id!r} in the course")
