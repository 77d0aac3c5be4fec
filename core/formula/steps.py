"""Formula in postfix order (reverse Polish notation): values first, then the operation on them.

`x * sigmoid(2 * x)` is the tuple x, 2, x, `*`, sigmoid, `*`.  Such a tuple is evaluated, printed
and measured without recursion, at any depth of the formula.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeVar

VARIABLE: Final = "x"


class Number(NamedTuple):
    """Constant and its spelling."""

    value: float
    text: str


class Name(NamedTuple):
    """Variable x or a parameter."""

    text: str


class Apply(NamedTuple):
    """Operation on the last `arity` values: a sign such as `*`, `neg`, or a function's name."""

    operation: str
    arity: int


Leaf = Number | Name
Step = Leaf | Apply
Steps = tuple[Step, ...]

T = TypeVar("T")


def fold(steps: Steps, leaf: Callable[[Leaf], T], apply: Callable[[str, Sequence[T]], T]) -> T:
    """Fold of a formula: `leaf` of each number and name, `apply(operation, inputs)` in order."""
    stack: list[T] = []
    for step in steps:
        if isinstance(step, Apply):
            stack[-step.arity :] = [apply(step.operation, stack[-step.arity :])]
        else:
            stack.append(leaf(step))
    return stack.pop()
