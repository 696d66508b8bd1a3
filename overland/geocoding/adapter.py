"""geopy's adapter interface over the bounded HTTP client, for online geocoders."""

from __future__ import annotations

from typing import Any

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import (
    GeocoderParseError,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)

from overland import json_text
from overland.http import HttpAnswer, HttpClient, HttpFailed, HttpTimedOut, HttpUnreachable

MOST_BYTES = 2_000_000
"""A geocoder's answer is some kilobytes."""


class CarefulAdapter(BaseSyncAdapter):  # type: ignore[misc]
    """An adapter with a bound on size, on the whole time, and no redirects.

    geopy's own adapters follow redirects, read whatever is sent, and count the time-out from
    one byte to the next.
    """

    def __init__(self, *, proxies: dict[str, str] | None, ssl_context: Any) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._client = HttpClient(most_bytes=MOST_BYTES, proxies=proxies, ssl_context=ssl_context)

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        text = self.get_text(url, timeout=timeout, headers=headers)
        try:
            answer = json_text.value(text)
        except ValueError as error:
            raise GeocoderParseError(f"the answer is not JSON: {text[:60]!r}") from error
        if not isinstance(answer, dict | list):
            raise GeocoderParseError(f"the answer is not an object or a list: {text[:60]!r}")
        return answer

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        """The answer, or one of geopy's errors within about the time-out, come what may."""
        answer = self._asked(url, timeout, headers)
        if answer.status != 200:
            raise AdapterHTTPError(
                f"status {answer.status}",
                status_code=answer.status,
                headers=answer.headers,
                text="",
            )
        try:
            return answer.body.decode("utf-8")
        except UnicodeDecodeError as error:
            raise GeocoderParseError("the answer is not UTF-8") from error

    def _asked(self, url: str, timeout: float, headers: dict[str, str]) -> HttpAnswer:
        try:
            return self._client.ask(url, timeout_s=timeout, headers=headers)
        except HttpTimedOut as error:
            raise GeocoderTimedOut(str(error)) from error
        except HttpUnreachable as error:
            raise GeocoderUnavailable(str(error)) from error
        except HttpFailed as error:
            raise GeocoderServiceError(str(error)) from error
