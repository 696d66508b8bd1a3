"""A queue in which every reader's address has its turn, however much the others ask for."""

from __future__ import annotations

import ipaddress
import os
from collections import OrderedDict, deque
from typing import Any, Generic, TypeVar

from starlette.types import Scope

Item = TypeVar("Item")


class QueueFull(Exception):
    """An address has as many waiting as it may, or all of them together have."""


class FairQueue(Generic[Item]):
    """Items by address. `take` goes round the addresses, and gives each its oldest item.

    An address may have `most_each` items waiting, all together `most`. Where that is reached,
    whoever has fewer waiting takes the last place of whoever has most.
    """

    def __init__(self, most: int, most_each: int) -> None:
        self._most = most
        self._most_each = most_each
        self._waiting: OrderedDict[str, deque[Item]] = OrderedDict()

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values()))

    def put(self, address: str, item: Item) -> Item | None:
        """Queue an item; gives back the one that lost its place for it. Raises QueueFull."""
        own = len(self._waiting.get(address, ()))
        if own >= self._most_each:
            raise QueueFull
        displaced = None
        if len(self) >= self._most:
            longest = max(self._waiting, key=lambda known: len(self._waiting[known]))
            if len(self._waiting[longest]) <= own + 1:
                raise QueueFull
            displaced = self._waiting[longest].pop()
        self._waiting.setdefault(address, deque()).append(item)
        return displaced

    def take(self) -> Item | None:
        """The next item; None if nothing waits."""
        if not self._waiting:
            return None
        address, items = self._waiting.popitem(last=False)
        item = items.popleft()
        if items:
            self._waiting[address] = items
        return item


def reader_address(scope: Scope) -> str:
    """Whose turn a request takes: an IPv4 address, or the /64 network of an IPv6 address.

    Uvicorn believes X-Forwarded-For from the proxies that FORWARDED_ALLOW_IPS names, and marks
    such an address with port 0. It also believes this very machine where a host names none: then
    anybody who can reach the port could pass for many, so all of them are one address here.
    """
    host, port = scope.get("client") or ("", 0)
    if not port and not os.environ.get("FORWARDED_ALLOW_IPS"):
        return "forwarded"
    try:
        address: Any = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return str(host)
    if address.version == 6:
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((int(address) >> 64 << 64, 64)))
    return str(address)
