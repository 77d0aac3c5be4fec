"""Attacks on a real server over the loopback interface, bounded in number and time."""

import contextlib
import http.client
import random
import socket
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.browser.pilot import ROOT, serving

MEGABYTE = 1024 * 1024
PATIENCE = 60


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """Address and process id of the lesson's server, started without a flag for any limit."""
    log = tmp_path_factory.mktemp("attacked") / "log.txt"
    with serving(ROOT / "app.py", log) as (address, server):
        yield address, server.pid


def socket_to(address: str, origin: str = "") -> ClientConnection:
    """Websocket as a browser opens it."""
    url = address.replace("http", "ws", 1) + "/_stcore/stream"
    return connect(
        url,
        origin=Origin(origin or address),
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        open_timeout=PATIENCE,
    )


def visit(page: ClientConnection, path: str = "relu") -> str:
    """Ask for a page, wait until its script has ended, and return the id of the session."""
    message = BackMsg()
    message.rerun_script.page_name = path
    page.send(message.SerializeToString())
    session = ""
    while True:
        data = page.recv(timeout=PATIENCE)
        assert isinstance(data, bytes)
        answer = ForwardMsg.FromString(data)
        if answer.HasField("new_session"):
            session = answer.new_session.initialize.session_id
        if answer.HasField("script_finished"):
            assert answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
            return session


def closing_code(page: ClientConnection) -> int | None:
    """Code with which the server closes the connection."""
    with pytest.raises(ConnectionClosed) as closed:
        while True:
            page.recv(timeout=PATIENCE)
    return closed.value.rcvd.code if closed.value.rcvd else None


def memory(process: int) -> float:
    """Resident memory of a process in megabytes."""
    pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
    return pages * 4096 / MEGABYTE


def upload(address: str, session: str, size: int) -> int:
    """Status of a PUT that announces so many bytes, past every check that a browser makes.

    The body follows only as far as the server listens: it refuses a large one by its length.
    """
    with urllib.request.urlopen(f"{address}/_stcore/health", timeout=PATIENCE) as answer:
        cookie = answer.headers.get("set-cookie", "").partition(";")[0]
    head = b'--cut\r\nContent-Disposition: form-data; name="f"; filename="f.json"\r\n\r\n'
    body = head + b"x" * size + b"\r\n--cut--\r\n"
    server = http.client.HTTPConnection(address.removeprefix("http://"), timeout=PATIENCE)
    with contextlib.closing(server):
        server.putrequest("PUT", f"/_stcore/upload_file/{session}/one")
        server.putheader("content-type", "multipart/form-data; boundary=cut")
        server.putheader("content-length", str(len(body)))
        server.putheader("cookie", cookie)
        server.putheader("x-xsrftoken", cookie.partition("=")[2])
        server.endheaders()
        with contextlib.suppress(ConnectionError):
            server.send(body)
        return server.getresponse().status


@pytest.mark.parametrize(("megabytes", "status"), [(1, 204), (17, 413)])
def test_an_upload_above_the_limit_is_refused(
    attacked: tuple[str, int], megabytes: int, status: int
) -> None:
    """The server takes a file of the size of a record, and refuses one above 16 MB."""
    address, _ = attacked
    with socket_to(address) as page:
        assert upload(address, visit(page), megabytes * MEGABYTE) == status


def test_an_oversized_message_closes_its_own_connection_alone(attacked: tuple[str, int]) -> None:
    """A message above 16 MB ends the connection that sent it; the neighbour goes on."""
    address, _ = attacked
    with socket_to(address) as neighbour, socket_to(address) as attacker:
        visit(neighbour)
        with pytest.raises(ConnectionClosed):
            attacker.send(b"\0" * 17 * MEGABYTE)
            while True:
                attacker.recv(timeout=PATIENCE)
        visit(neighbour, "elu")


def test_a_foreign_origin_is_refused(attacked: tuple[str, int]) -> None:
    """A page of another host cannot open a websocket to the lesson."""
    address, _ = attacked
    with pytest.raises(InvalidStatus) as refused, socket_to(address, "https://evil.example"):
        pass
    assert refused.value.response.status_code == 403


def test_malformed_messages_hurt_nobody_else(attacked: tuple[str, int]) -> None:
    """Random bytes, text frames and unknown pages end or change only the session that sent them."""
    address, _ = attacked
    stream = random.Random(1)
    with socket_to(address) as neighbour:
        visit(neighbour)
        for size in (1, 2, 7, 30, 200, 5_000):
            with socket_to(address) as attacker:
                attacker.send(b"\xff" + stream.randbytes(size))
                assert closing_code(attacker) == 1002
        with socket_to(address) as attacker:
            attacker.send("text")
            closing_code(attacker)
        with socket_to(address) as attacker:
            visit(attacker, "../../etc/passwd")
        visit(neighbour, "elu")


def test_connections_that_come_and_go_leave_nothing(attacked: tuple[str, int]) -> None:
    """Three hundred connections that leave at once cost less than 40 kB each, and pages go on."""
    address, process = attacked
    for _ in range(100):  # buffers and caches reach their size
        with socket_to(address):
            pass
    before = memory(process)
    for _ in range(300):
        with socket_to(address):
            pass
    assert memory(process) - before < 12
    with socket_to(address) as page:
        visit(page)


def test_readers_that_read_nothing_block_nobody(attacked: tuple[str, int]) -> None:
    """Twenty clients ask for the largest file and never read it; others are served."""
    address, _ = attacked
    host, _, port = address.removeprefix("http://").partition(":")
    with socket_to(address) as page:
        idle = []
        for _ in range(20):
            reader = socket.create_connection((host, int(port)), timeout=PATIENCE)
            reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            reader.sendall(
                b"GET /web/plotly-cartesian-4.1.1.min.js HTTP/1.1\r\nHost: localhost\r\n\r\n"
            )
            idle.append(reader)
        visit(page)
        for reader in idle:
            reader.close()
