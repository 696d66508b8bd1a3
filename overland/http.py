"""The one way in which Overland asks another host: no redirects, no endless answers or waits.

Geocoders and routing engines are asked by commands, never while somebody reads.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException, IncompleteRead
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.request import (
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)

from overland.errors import OverlandError

_CHUNK: Final = 65_536
_GRACE_S: Final = 0.1
"""For the socket's own time-out to come first, with the better message."""


class HttpFailed(OverlandError):
    """There is no whole answer; the text says why."""


class HttpTimedOut(HttpFailed):
    """No whole answer came in time."""


class HttpUnreachable(HttpFailed):
    """The host cannot be reached, or the connection broke."""


class AnswerTooLarge(HttpFailed):
    """The answer is larger than was allowed."""


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """What came, whatever its status."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class _NoRedirects(HTTPRedirectHandler):
    """A service that sends its callers elsewhere is misconfigured, or not that service."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class HttpClient:
    """Asks a web address. Without `proxies` those of the environment hold, as usual."""

    def __init__(
        self,
        *,
        most_bytes: int,
        proxies: dict[str, str] | None = None,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self._most_bytes = most_bytes
        self._opener: OpenerDirector = build_opener(
            HTTPSHandler(context=ssl_context), ProxyHandler(proxies), _NoRedirects()
        )

    def ask(
        self,
        url: str,
        *,
        timeout_s: float,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> HttpAnswer:
        """The answer to GET, or to POST with a body. Raises HttpFailed within about `timeout_s`."""
        came: SimpleQueue[HttpAnswer | Exception] = SimpleQueue()
        request = Request(url, data=body, headers=dict(headers or {}))

        def fetch() -> None:
            try:
                came.put(self._fetch(request, timeout_s))
            except Exception as error:
                came.put(error)

        # Looking up a host, and a head that drips in byte by byte, have no time-out of their own.
        Thread(target=fetch, daemon=True).start()
        try:
            answer = came.get(timeout=timeout_s + _GRACE_S)
        except Empty:
            raise _timed_out(timeout_s) from None
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _fetch(self, request: Request, timeout_s: float) -> HttpAnswer:
        deadline = time.monotonic() + timeout_s
        try:
            try:
                response = self._opener.open(request, timeout=timeout_s)
            except HTTPError as error:
                response = error  # an answer too
            with response:
                body = self._read(response, deadline)
                return HttpAnswer(response.status, response.headers, body)
        except TimeoutError as error:
            raise _timed_out(timeout_s) from error
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise _timed_out(timeout_s) from error
            raise HttpUnreachable(f"cannot be reached: {error.reason}") from error
        except (OSError, HTTPException) as error:
            raise HttpUnreachable(f"the connection broke ({type(error).__name__})") from error

    def _read(self, response: Any, deadline: float) -> bytes:
        body = bytearray()
        while chunk := response.read1(_CHUNK):
            body += chunk
            if len(body) > self._most_bytes:
                raise AnswerTooLarge(f"the answer is larger than {self._most_bytes / 1e6:g} MB")
            if time.monotonic() > deadline:
                raise TimeoutError
        if response.length:  # read1, unlike read, does not tell that a promised rest is missing
            raise IncompleteRead(bytes(body), response.length)
        return bytes(body)


def _timed_out(timeout_s: float) -> HttpTimedOut:
    return HttpTimedOut(f"no whole answer within {timeout_s:g} s")
