"""Asking an online geocoder: politely, with a time-out and retries, once, and in disbelief.

What a service module adds is its geopy class and how its records are read.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import geopy
from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from overland import __version__
from overland.geocoding.adapter import CarefulAdapter
from overland.geocoding.cache import Cache
from overland.geocoding.candidates import Candidate, GeocodingFailed, Query, Settings
from overland.geocoding.names import likeness
from overland.geocoding.osm import Record

USER_AGENT = f"overland/{__version__}"
MOST_ANSWERS = 10
_SAME_POINT_DEGREES = 1e-6

# The rate limiter logs every retry with a traceback; the last failure is raised anyway.
logging.getLogger("geopy").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Service:
    """An online geocoder. `search` asks geopy's class for a name in a country ("" = any)."""

    name: str
    public_domain: str
    make: Callable[..., Geocoder]
    search: Callable[[Geocoder, str, str], Any]
    read: Callable[[Mapping[str, Any]], Record]


class OnlineProvider:
    def __init__(self, service: Service, settings: Settings) -> None:
        self._service = service
        self.name = service.name
        self.domain = settings.domain or service.public_domain
        self.version = f"{self.domain} by geopy {geopy.__version__}"
        self.geocoder = service.make(
            domain=self.domain,
            scheme=settings.scheme,
            timeout=settings.timeout_s,
            user_agent=USER_AGENT,
            adapter_factory=CarefulAdapter,
        )
        self._tries = settings.retries + 1
        self._cache = Cache(settings.cache / service.name)
        self._ask_politely = RateLimiter(
            self._ask,
            min_delay_seconds=settings.delay_s,
            max_retries=settings.retries,
            error_wait_seconds=max(settings.retry_wait_s, settings.delay_s),
            swallow_exceptions=False,
        )

    def candidates(self, query: Query) -> tuple[Candidate, ...]:
        """What the service knows under the first of the names that it knows at all."""
        for name in query.names:
            found = self._found(name, query.country)
            if found:
                return found
        return ()

    def _found(self, name: str, country: str) -> tuple[Candidate, ...]:
        asked = (self.domain, name, country)
        known = self._cache.get(asked)
        if known is not None:
            return known
        found = self._candidates(self._answer(name, country), name)
        if found:  # what is unknown today may be known tomorrow
            self._cache.put(asked, found)
        return found

    def _answer(self, name: str, country: str) -> Sequence[Location]:
        try:
            return self._ask_politely(name, country) or ()
        except (GeocoderTimedOut, GeocoderUnavailable) as error:
            raise self._failed(name, f"{error} (tried {self._tries} times)") from error

    def _ask(self, name: str, country: str) -> Any:
        """Ask once. Only what is worth another try stays one of geopy's errors."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # geopy warns before it refuses a latitude
                return self._service.search(self.geocoder, name, country)
        except (GeocoderTimedOut, GeocoderUnavailable):
            raise
        except GeocoderRateLimited as error:
            wait = f" {error.retry_after:g} s" if error.retry_after else " a while"
            raise self._failed(name, f"too many requests (429); wait{wait}") from error
        except (GeocoderAuthenticationFailure, GeocoderInsufficientPrivileges) as error:
            raise self._failed(name, f"it refuses to answer ({error})") from error
        except GeocoderServiceError as error:
            raise self._failed(name, str(error)) from error
        except (ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
            raise self._failed(name, f"its answer has not the expected form: {error}") from error

    def _candidates(self, answer: Sequence[Location], name: str) -> tuple[Candidate, ...]:
        found: dict[str, Candidate] = {}
        for location in answer[:MOST_ANSWERS]:
            try:
                candidate = self._candidate(location, name)
            except (ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
                raise self._failed(name, f"one of its answers is unusable: {error}") from error
            found.setdefault(candidate.source, candidate)
        return tuple(found.values())

    def _candidate(self, location: Location, asked: str) -> Candidate:
        """The location if what geopy understood is what the service said.

        geopy turns a missing point into 0, 0 and a longitude of 200 into -160.
        """
        record = self._service.read(location.raw)
        apart = max(
            abs(record.latitude - location.latitude), abs(record.longitude - location.longitude)
        )
        candidate = Candidate(
            name=record.names[0],
            latitude=record.latitude,
            longitude=record.longitude,
            kind=record.kind,
            country=record.country,
            source=record.source,
            url=record.url,
            likeness=max(likeness(asked, known) for known in record.names),
        )
        if not apart <= _SAME_POINT_DEGREES:
            raise ValueError(f"{record.latitude}, {record.longitude} is not a point on Earth")
        if not candidate.is_sound():
            raise ValueError(f"{record.source} is not described in plain text")
        return candidate

    def _failed(self, name: str, what: str) -> GeocodingFailed:
        # Part of it may be the service's own words.
        plain = "".join(letter if letter.isprintable() else " " for letter in what)[:300]
        return GeocodingFailed(f"{self.name} at {self.domain}, asked for {name!r}: {plain}")
