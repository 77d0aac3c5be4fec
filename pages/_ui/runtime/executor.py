"""One worker for the whole process: pieces of long work run one after another, in order of arrival.

More workers would only compete for the interpreter lock, with each other and with every page.
"""

import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any


class InPlaceExecutor(Executor):
    """Executor that runs each call at once in the caller's thread, where threads cannot start."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Call `fn`; the returned future is finished."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def make_executor(platform: str = sys.platform) -> Executor:
    """Executor with a single worker thread, or without threads where Python runs in a browser."""
    if platform == "emscripten":
        return InPlaceExecutor()
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="background-job")


EXECUTOR = make_executor()
