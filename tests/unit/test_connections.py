"""Connections of readers: nothing waits for a reader's acknowledgement."""

from __future__ import annotations

import socket

import pytest

from overland.server import connections


def _nodelay(one: socket.socket) -> bool:
    return bool(one.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


@pytest.mark.parametrize(
    ("family", "host"), [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")]
)
def test_a_connection_accepted_by_a_socket_that_does_not_name_tcp_sends_at_once(
    family: socket.AddressFamily, host: str
) -> None:
    with socket.socket(family) as listener:
        listener.bind((host, 0))
        listener.listen()
        assert connections.send_at_once() >= 1
        with socket.create_connection(listener.getsockname()[:2]):
            accepted, _ = listener.accept()
            with accepted:
                assert _nodelay(accepted)


def test_a_socket_that_does_not_listen_keeps_what_it_has() -> None:
    with socket.socket() as bound, socket.socket(type=socket.SOCK_DGRAM) as datagrams:
        bound.bind(("127.0.0.1", 0))
        closed = socket.socket()
        closed.close()
        connections.send_at_once()
        assert not _nodelay(bound)
        assert datagrams.fileno() >= 0
