"""Messages between the server and its workers: a pickle behind its length, over a pipe.

Only the two of them have the ends of that pipe; nothing that a reader sends is unpickled. What
both can read by themselves, a story's files, goes by its name: to pickle a large story takes
seconds, in which the server could answer nobody.
"""

from __future__ import annotations

import io
import pickle
import struct
from collections.abc import Callable
from typing import Any, BinaryIO, Final

_LENGTH: Final = struct.Struct(">Q")

Refer = Callable[[object], object]
"""What the other end knows an object by; None for what is sent as it is."""
Find = Callable[[Any], object]


def by_no_name(_sent: object) -> None:
    """Nothing is known at the other end: all is sent as it is."""


class _Writer(pickle.Pickler):
    def __init__(self, file: io.BytesIO, refer: Refer) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._refer = refer

    def persistent_id(self, obj: object) -> object:
        return self._refer(obj)


class _Reader(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, find: Find) -> None:
        super().__init__(file)
        self._find = find

    def persistent_load(self, pid: Any) -> object:
        return self._find(pid)


def send(pipe: BinaryIO, value: object, refer: Refer = by_no_name) -> None:
    """Write one message."""
    body = io.BytesIO()
    _Writer(body, refer).dump(value)
    pipe.write(_LENGTH.pack(body.tell()) + body.getvalue())
    pipe.flush()


def receive(pipe: BinaryIO) -> Any:
    """Read one message. Raises EOFError where the other end is gone."""
    return load(read(pipe))


def read(pipe: BinaryIO) -> bytes:
    """One message as it was sent. Raises EOFError where the other end is gone."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    body = pipe.read(length)
    if len(body) < length:
        raise EOFError
    return bytes(body)


def load(body: bytes, find: Find = lambda known: known) -> Any:
    """What was sent. Raises what `find` raises."""
    return _Reader(io.BytesIO(body), find).load()
