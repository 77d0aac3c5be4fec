"""Results shared by all visitors: one computation for each set of arguments."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from pages._ui.runtime.shared_cache import shared_cache


def test_visitors_at_the_same_time_share_one_computation() -> None:
    """Eight visitors ask for one thing while it is computed; it is computed once."""
    computed, begun, go_on = [], Event(), Event()

    @shared_cache(size=4)
    def slow(name: str) -> str:
        computed.append(name)
        begun.set()
        go_on.wait(10)
        return name.upper()

    with ThreadPoolExecutor(8) as visitors:
        asked = [visitors.submit(slow, "a") for _ in range(8)]
        assert begun.wait(10)
        go_on.set()
        assert {one.result() for one in asked} == {"A"}
    assert computed == ["a"]


def test_others_do_not_wait() -> None:
    """While one result is computed, those with other arguments are served."""
    begun, go_on = Event(), Event()

    @shared_cache(size=4)
    def result(slow: bool) -> bool:
        if slow:
            begun.set()
            go_on.wait(10)
        return slow

    with ThreadPoolExecutor(1) as visitor:
        waiting = visitor.submit(result, True)
        assert begun.wait(10) and result(False) is False and not waiting.done()
        go_on.set()
        assert waiting.result() is True


def test_an_error_is_not_kept() -> None:
    """A computation that failed is made again by the next visitor."""
    tries = iter((ZeroDivisionError, None))

    @shared_cache(size=4)
    def second_time() -> str:
        error = next(tries)
        if error:
            raise error
        return "done"

    with pytest.raises(ZeroDivisionError):
        second_time()
    assert second_time() == "done"


def test_the_least_recently_used_is_dropped() -> None:
    """Beyond its size the cache drops what nobody asked for longest."""
    computed = []

    @shared_cache(size=2)
    def twice(value: int) -> int:
        computed.append(value)
        return 2 * value

    assert [twice(v) for v in (1, 2, 1, 3, 1, 2)] == [2, 4, 2, 6, 2, 4]
    assert computed == [1, 2, 3, 2]
