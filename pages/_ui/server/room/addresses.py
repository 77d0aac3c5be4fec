"""Addresses at which phones reach this server."""

import re
import socket
from ipaddress import IPv4Address

from starlette.requests import Request

# Nothing is sent to these: connecting a UDP socket only asks for the route, and so names the
# interface that leads there. The first is reserved for documentation: it takes the default route.
ROUTES = ("203.0.113.1", "192.168.255.254", "10.255.255.254", "172.31.255.254")
HOST = re.compile(r"[A-Za-z0-9.-]+(?::\d{1,5})?|\[[0-9a-fA-F:]+\](?::\d{1,5})?")
HERE = ("localhost", "127.", "[::1]", "0.0.0.0")
CONTAINER = IPv4Address("172.17.0.1")
"""Bridge of containers on Linux: no phone reaches it."""


def own_addresses() -> list[str]:
    """IPv4 addresses of this machine's interfaces, the likely one first; never a loopback one."""
    found = [*(_towards(route) for route in ROUTES), *_by_name()]
    known = [IPv4Address(address) for address in dict.fromkeys(found) if address]
    usable = [a for a in known if not (a.is_loopback or a.is_link_local or a.is_unspecified)]
    return [str(address) for address in usable if address != CONTAINER]


def _towards(route: str) -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((route, 9))
        except OSError:
            return ""
        return str(probe.getsockname()[0])


def _by_name() -> list[str]:
    try:
        return socket.gethostbyname_ex(socket.gethostname())[2]
    except OSError:
        return []


def bases(request: Request) -> list[str]:
    """Addresses of the lesson's root for phones, the likely one first; empty if there are none.

    Behind a proxy it is the forwarded one. A teacher who came by a name or number that is not
    this machine's own has shown that it works. Else they are those of the interfaces.
    """
    forwarded = request.headers.get("x-forwarded-host", "").partition(",")[0].strip()
    scheme = _scheme(request)
    if HOST.fullmatch(forwarded):
        return [f"{scheme}://{forwarded}{_prefix(request)}"]
    host = request.headers.get("host", "")
    if HOST.fullmatch(host) and not host.startswith(HERE):
        return [f"{scheme}://{host}"]
    port = host.rpartition(":")[2]
    suffix = f":{port}" if port.isdigit() else ""
    return [f"{scheme}://{address}{suffix}" for address in own_addresses()]


def _scheme(request: Request) -> str:
    forwarded = request.headers.get("x-forwarded-proto", "")
    return forwarded if forwarded in ("http", "https") else request.url.scheme


def _prefix(request: Request) -> str:
    prefix = request.headers.get("x-forwarded-prefix", "").rstrip("/")
    return prefix if re.fullmatch(r"(/[\w.-]+)*", prefix) else ""


def is_other_device(request: Request) -> bool:
    """Whether the request comes from another machine; its address is compared and not kept."""
    if "x-forwarded-for" in request.headers or request.client is None:
        return True
    host = request.client.host.removeprefix("::ffff:")
    return not host.startswith(("127.", "::1")) and host not in own_addresses()


def is_same_site(request: Request) -> bool:
    """Whether the page that sent the request lies on this server; tools send no Origin."""
    origin = request.headers.get("origin")
    if origin is None:
        return True
    hosts = {request.headers.get(name) for name in ("host", "x-forwarded-host")}
    return origin.partition("://")[2] in hosts
