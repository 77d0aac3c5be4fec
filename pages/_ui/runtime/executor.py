"""One worker for the whole process: pieces of long work run one after another, in order of arrival.

More workers would only compete for the interpreter lock, with each other and with every page.
"""

import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any


class InPlaceExecutor(Executor):
    """Runs each call at once in the caller's thread, for systems that cannot start threads."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Call `fn`; the returned future is finished."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def make_executor(platform: str = sys.platform) -> Executor:
    """A single worker thread; in a browser, where Python has no threads, the caller's own."""
    if platform == "emscripten":
        return InPlaceExecutor()
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="background-job")


EXECUTOR = make_executor()
