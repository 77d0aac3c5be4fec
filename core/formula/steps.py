"""A formula as a pocket calculator would work it: values first, then what to do with them.

`x * sigmoid(2 * x)` is the list x, 2, x, `*`, sigmoid, `*`.  Such a list needs no recursion to be
worked, printed or counted, however deep the formula is.
"""

from typing import NamedTuple


class Number(NamedTuple):
    """A constant, with the way it is written."""

    value: float
    text: str


class Name(NamedTuple):
    """The variable x or a parameter."""

    text: str


class Apply(NamedTuple):
    """What to do with the last `arity` values: a sign such as `*`, `neg`, or a function's name."""

    operation: str
    arity: int


Step = Number | Name | Apply
Steps = tuple[Step, ...]
