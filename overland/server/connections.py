"""TCP connections of readers: an answer leaves at once, in as many packets as it takes."""

from __future__ import annotations

import gc
import socket


def send_at_once() -> int:
    """Turn Nagle's algorithm off for every connection that this process will accept.

    `streamlit run` opens its socket without naming TCP, so that asyncio, which does this for
    sockets that it knows to be TCP, leaves it on: an answer's second part then waits 40 ms for
    the reader's delayed acknowledgement of the first. A connection has what its listening socket
    had (Linux, BSD). Returns how many sockets listen.
    """
    # By its own type: a dead proxy of something, asked for its class, raises.
    opened = [one for one in gc.get_objects() if issubclass(type(one), socket.socket)]
    listening = [one for one in opened if _listens(one)]
    for one in listening:
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return len(listening)


def _listens(one: socket.socket) -> bool:
    if one.fileno() < 0 or one.family not in (socket.AF_INET, socket.AF_INET6):
        return False
    return bool(one.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
