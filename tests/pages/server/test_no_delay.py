"""Sockets that send at once."""

import socket

from pages._ui.server.no_delay import send_at_once


def waits(of: socket.socket) -> bool:
    return of.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 0


def test_accepted_connections_do_not_wait() -> None:
    """A listening socket made as Streamlit makes it gives connections that send at once."""
    with socket.socket(family=socket.AF_INET) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert waits(listening)
        send_at_once()
        with socket.create_connection(listening.getsockname()), listening.accept()[0] as accepted:
            assert not waits(accepted)


def test_other_sockets_are_left_alone() -> None:
    """Closed sockets and those of other kinds raise nothing."""
    closed, (here, there) = socket.socket(), socket.socketpair()
    closed.close()
    send_at_once()
    here.close()
    there.close()
