"""How online geocoders are reached: no redirects, no endless answers, no endless waits."""

from __future__ import annotations

import json
import time
from http.client import HTTPException, IncompleteRead
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import (
    HTTPRedirectHandler,
    HTTPSHandler,
    ProxyHandler,
    Request,
    build_opener,
)

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import (
    GeocoderParseError,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)

MOST_BYTES = 2_000_000
"""A geocoder's answer is some kilobytes."""

_CHUNK = 65_536
_GRACE_S = 0.1
"""For the socket's own time-out to come first, with the better message."""


class _NoRedirects(HTTPRedirectHandler):
    """A geocoder that sends its callers elsewhere is misconfigured or not a geocoder."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class CarefulAdapter(BaseSyncAdapter):  # type: ignore[misc]
    """geopy's adapter interface with a bound on size, on the whole time, and no redirects.

    geopy's own adapters follow redirects, read whatever is sent, and count the time-out from
    one byte to the next.
    """

    def __init__(self, *, proxies: dict[str, str] | None, ssl_context: Any) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._opener = build_opener(
            HTTPSHandler(context=ssl_context), ProxyHandler(proxies), _NoRedirects()
        )

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        text = self.get_text(url, timeout=timeout, headers=headers)
        try:
            answer = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise GeocoderParseError(f"the answer is not JSON: {text[:60]!r}") from error
        if not isinstance(answer, dict | list):
            raise GeocoderParseError(f"the answer is not an object or a list: {text[:60]!r}")
        return answer

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        """The answer, or one of geopy's errors within about the time-out, come what may."""
        came: SimpleQueue[str | Exception] = SimpleQueue()

        def fetch() -> None:
            try:
                came.put(self._fetch(url, timeout, headers))
            except Exception as error:
                came.put(error)

        # Looking up a host, and a head that drips in byte by byte, have no time-out of their own.
        Thread(target=fetch, daemon=True).start()
        try:
            answer = came.get(timeout=timeout + _GRACE_S)
        except Empty:
            raise _timed_out(timeout) from None
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _fetch(self, url: str, timeout: float, headers: dict[str, str]) -> str:
        deadline = time.monotonic() + timeout
        try:
            with self._opener.open(Request(url, headers=headers), timeout=timeout) as response:
                return _read(response, deadline).decode("utf-8")
        except HTTPError as error:
            with error:
                raise AdapterHTTPError(
                    f"status {error.code}", status_code=error.code, headers=error.headers, text=""
                ) from error
        except UnicodeDecodeError as error:
            raise GeocoderParseError("the answer is not UTF-8") from error
        except TimeoutError as error:
            raise _timed_out(timeout) from error
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise _timed_out(timeout) from error
            raise GeocoderUnavailable(f"cannot be reached: {error.reason}") from error
        except (OSError, HTTPException) as error:
            raise GeocoderUnavailable(f"the connection broke ({type(error).__name__})") from error


def _timed_out(timeout: float) -> Exception:
    error: Exception = GeocoderTimedOut(f"no whole answer within {timeout:g} s")
    return error


def _read(response: Any, deadline: float) -> bytes:
    body = bytearray()
    while chunk := response.read1(_CHUNK):
        body += chunk
        if len(body) > MOST_BYTES:
            raise GeocoderServiceError(f"the answer is larger than {MOST_BYTES // 1_000_000} MB")
        if time.monotonic() > deadline:
            raise TimeoutError
    if response.length:  # read1, unlike read, does not tell that a promised rest is missing
        raise IncompleteRead(bytes(body), response.length)
    return bytes(body)
