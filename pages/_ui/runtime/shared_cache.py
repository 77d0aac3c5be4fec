"""Results shared by all visitors: computed once, also when many ask at the same time."""

from collections.abc import Callable, Hashable
from functools import lru_cache, update_wrapper
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class _Result(Generic[T]):
    """Place of one result, and the lock of the visitor who computes it."""

    def __init__(self) -> None:
        self.lock, self.values = Lock(), list[T]()


def _place(*args: Hashable, **kwargs: Hashable) -> _Result[Any]:
    return _Result()


class SharedCache(Generic[P, T]):
    """Function whose results are kept by its arguments, the least recently used dropped first.

    Visitors with the same arguments wait for one computation; those with others do not wait.  An
    error is not kept: the next visitor computes again.
    """

    def __init__(self, compute: Callable[P, T], size: int) -> None:
        self.compute = compute
        self._guard = Lock()
        self._results: Callable[P, _Result[T]] = lru_cache(maxsize=size)(_place)
        update_wrapper(self, compute)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """Result for these arguments."""
        with self._guard:
            result = self._results(*args, **kwargs)
        with result.lock:
            if not result.values:
                result.values.append(self.compute(*args, **kwargs))
        return result.values[0]


def shared_cache(size: int) -> Callable[[Callable[P, T]], SharedCache[P, T]]:
    """Decorator that shares the results of a function between all visitors."""
    return lambda compute: SharedCache(compute, size)
