"""Addresses for phones."""

from ipaddress import ip_address
from typing import Any

import pytest
from starlette.requests import Request

from pages._ui.server.room import addresses


def request(**headers: str) -> Request:
    """Request with these headers; underscores are dashes."""
    heads = [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()]
    scope: dict[str, Any] = {"type": "http", "method": "GET", "path": "/room", "headers": heads}
    scope |= {"scheme": "http", "query_string": b"", "server": ("localhost", 8501)}
    return Request(scope | {"client": ("127.0.0.1", 5)})


def test_no_address_is_a_loopback_one() -> None:
    """Addresses of this machine are such that another one could reach them, each once."""
    found = addresses.own_addresses()
    assert len(found) == len(set(found))
    assert not [a for a in found if ip_address(a).is_loopback or ip_address(a).is_unspecified]


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501", "0.0.0.0:8501"])
def test_a_teacher_at_the_machine_gets_its_interfaces(
    monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    """Opened by a loopback name, the addresses are those of the interfaces, with the same port."""
    monkeypatch.setattr(addresses, "own_addresses", lambda: ["192.168.0.7", "10.0.0.2"])
    expected = ["http://192.168.0.7:8501", "http://10.0.0.2:8501"]
    assert addresses.bases(request(host=host)) == expected


def test_an_address_that_works_is_kept() -> None:
    """Opened by a name on the network, that name is what phones get."""
    assert addresses.bases(request(host="lab.local:8501")) == ["http://lab.local:8501"]


def test_behind_a_proxy_its_address_counts() -> None:
    """The forwarded host, scheme and prefix make the address."""
    forwarded = {"x_forwarded_host": "school.example", "x_forwarded_proto": "https"}
    found = addresses.bases(request(host="localhost", x_forwarded_prefix="/lab/", **forwarded))
    assert found == ["https://school.example/lab"]


@pytest.mark.parametrize("host", ['x"onload=', "a b", "http://evil", "a/../b", ""])
def test_a_host_that_is_none_is_not_shown(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    """A header that is no host makes no address."""
    monkeypatch.setattr(addresses, "own_addresses", lambda: [])
    assert addresses.bases(request(host=host, x_forwarded_host=host)) == []


@pytest.mark.parametrize(
    ("origin", "same"),
    [(None, True), ("http://lab:8501", True), ("http://evil", False), ("null", False)],
)
def test_requests_from_other_sites_are_known(origin: str | None, same: bool) -> None:
    """A page of another site is known by its Origin; a tool sends none."""
    headers = {"host": "lab:8501"} | ({"origin": origin} if origin else {})
    assert addresses.is_same_site(request(**headers)) is same
