"""Asking a routing engine for a line: OSRM, Valhalla or openrouteservice, through routingpy.

Nothing here is needed to read or show a story: routingpy is imported when a line is asked for.
The server is believed only as far as its answer can be a road between the two points.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from overland import json_text
from overland.errors import OverlandError, WrongUse
from overland.geography.distance import distance_km, length_km
from overland.http import HttpClient, HttpFailed
from overland.story.models import Point

KINDS: Mapping[str, Mapping[str, str]] = {
    "osrm": {"profile": "driving", "overview": "full"},
    "valhalla": {"profile": "auto"},
    "ors": {"profile": "driving-car"},
}
"""What can be asked, and how each is asked for a whole driving line."""

LARGEST_ANSWER = 20_000_000
MOST_DETOUR = 5.0
"""A line longer than this times the straight line, plus ROAD_WITHIN_KM, is not believed."""
ROAD_WITHIN_KM = 5.0
"""A road starts this near a place, or the engine knows no road there."""


class EngineFailed(OverlandError):
    """A routing engine gave no line that can be used; the text says which one and why."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A server of a kind; `key` is sent to openrouteservice only."""

    kind: str
    url: str
    timeout_s: float = 30.0
    key: str = ""


def ask(engine: Engine, origin: Point, destination: Point) -> tuple[Point, ...]:
    """The driving line between two points, from the engine.

    Raises WrongUse for a kind or address that cannot be right, EngineFailed for everything that
    can go wrong on the way.
    """
    if engine.kind not in KINDS:
        raise WrongUse(f"{engine.kind!r} is not one of {', '.join(KINDS)}")
    if not (math.isfinite(engine.timeout_s) and engine.timeout_s > 0):
        raise WrongUse(f"a time-out of {engine.timeout_s:g} s is not a number of seconds above 0")
    try:
        address = urlsplit(engine.url)
    except ValueError as error:
        raise WrongUse(f"{engine.url!r} is not an address: {error}") from error
    if address.scheme not in ("http", "https") or not address.netloc:
        raise WrongUse(f"{engine.url!r} is not an address like http://host:port")
    locations = [[longitude, latitude] for latitude, longitude in (origin, destination)]
    try:
        geometry = _router(engine).directions(locations, **KINDS[engine.kind]).geometry
    except EngineFailed:
        raise
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise _failed(engine, f"the answer has no line ({type(error).__name__})") from error
    return _believable(engine, _points(engine, geometry), origin, destination)


def _router(engine: Engine) -> Any:
    import routingpy  # type: ignore[import-untyped]

    options: dict[str, Any] = {
        "base_url": engine.url.rstrip("/"),
        "timeout": engine.timeout_s,
        "client": _client(engine),
    }
    makers: Mapping[str, Callable[..., Any]] = {
        "osrm": routingpy.OSRM,
        "valhalla": routingpy.Valhalla,
        "ors": routingpy.ORS,
    }
    return makers[engine.kind](**options)


def _client(engine: Engine) -> type:
    """A client for routingpy that tries once, within one deadline, and reads a bounded answer.

    Its own client sleeps and retries when a server says that it is busy, and waits without end
    for a server that sends a byte now and then.
    """
    from routingpy.client_base import BaseClient  # type: ignore[import-untyped]

    class Client(BaseClient):  # type: ignore[misc]
        def _request(
            self,
            url: str,
            get_params: Mapping[str, Any] | None = None,
            post_params: Mapping[str, Any] | None = None,
            **_: object,
        ) -> Any:
            address = self.base_url + self._generate_auth_url(url, get_params or {})
            key = {"Authorization": engine.key} if engine.kind == "ors" and engine.key else {}
            return _fetch(engine, address, {**self.headers, **key}, post_params)

    return Client


def _fetch(
    engine: Engine, address: str, headers: Mapping[str, str], body: Mapping[str, Any] | None
) -> Any:
    """The answer as values, or EngineFailed within about the time-out, come what may."""
    sent = None if body is None else json.dumps(body).encode()
    kind = {"Content-Type": "application/json"} if sent else {}
    client = HttpClient(most_bytes=LARGEST_ANSWER)
    try:
        answer = client.ask(
            address, timeout_s=engine.timeout_s, headers={**headers, **kind}, body=sent
        )
    except HttpFailed as error:
        raise _failed(engine, str(error)) from error
    if answer.status != 200:
        said = answer.body[:200].decode("utf-8", "replace")
        shown = "".join(letter if letter.isprintable() else " " for letter in said).strip()
        raise _failed(engine, f"answered with status {answer.status} {shown}".rstrip())
    try:
        return json_text.value(answer.body)
    except ValueError as error:
        raise _failed(engine, "the answer is not JSON") from error


def _points(engine: Engine, geometry: Sequence[Sequence[Any]] | None) -> tuple[Point, ...]:
    points: list[Point] = []
    for position in geometry or ():
        try:
            longitude, latitude = float(position[0]), float(position[1])
        except (TypeError, ValueError, IndexError) as error:
            raise _failed(engine, f"{position!r} in the answer is not a position") from error
        # Written so that a NaN fails too.
        if not (abs(longitude) <= 180 and abs(latitude) <= 90):
            raise _failed(engine, f"{longitude}, {latitude} in the answer is not on the globe")
        points.append((latitude, longitude))
    if len(points) < 2:
        raise _failed(engine, "the answer has no line")
    return tuple(points)


def _believable(
    engine: Engine, points: tuple[Point, ...], origin: Point, destination: Point
) -> tuple[Point, ...]:
    for end, place in ((points[0], origin), (points[-1], destination)):
        if (off := distance_km(end, place)) > ROAD_WITHIN_KM:
            raise _failed(engine, f"the line ends {off:.1f} km from {place[0]}, {place[1]}")
    length, straight = length_km(points), distance_km(origin, destination)
    if length > MOST_DETOUR * straight + ROAD_WITHIN_KM or not math.isfinite(length):
        raise _failed(engine, f"a line of {length:.0f} km over {straight:.0f} km is not believed")
    return points


def _failed(engine: Engine, why: str) -> EngineFailed:
    return EngineFailed(f"{engine.kind} at {engine.url}: {why}")
