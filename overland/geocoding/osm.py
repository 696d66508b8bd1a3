"""Reading records of services that stand on OpenStreetMap. Nothing here is believed yet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """One answer as a service gives it, read from `Location.raw` and not yet believed."""

    names: tuple[str, ...]
    latitude: float
    longitude: float
    kind: str
    country: str
    osm_type: str
    osm_id: int

    @property
    def source(self) -> str:
        return f"OpenStreetMap {self.osm_type} {self.osm_id}"

    @property
    def url(self) -> str:
        return f"https://www.openstreetmap.org/{self.osm_type}/{self.osm_id}"


def checked_number(value: object) -> float:
    """A coordinate as services send it: a number, or a number as text. Raises ValueError."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError(f"{value!r} is not a coordinate")
    return float(value)


def checked_text(value: object) -> str:
    """A text, or "" where there is none. Raises ValueError for anything else."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is not a text")
    return value


_KINDS = {
    ("aeroway", "aerodrome"): "airport",
    ("amenity", "embassy"): "embassy",
    ("barrier", "border_control"): "border_crossing",
    ("diplomatic", "embassy"): "embassy",
    ("mountain_pass", "yes"): "pass",
    ("natural", "saddle"): "pass",
    ("office", "diplomatic"): "embassy",
    ("place", "city"): "city",
    ("place", "town"): "town",
    ("place", "village"): "town",
}


def kind_of(key: object, value: object) -> str:
    """A kind of place from an OpenStreetMap tag; "" for what is none of ours."""
    return _KINDS.get((checked_text(key), checked_text(value)), "")


_OSM_TYPES = {
    "N": "node",
    "W": "way",
    "R": "relation",
    "node": "node",
    "way": "way",
    "relation": "relation",
}


def osm_type(value: object) -> str:
    """ "node", "way" or "relation", also from its first letter. Raises LookupError."""
    return _OSM_TYPES[checked_text(value)]


def osm_id(value: object) -> int:
    """The number of an object in OpenStreetMap. Raises ValueError if it is not a whole number."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{value!r} is not an OpenStreetMap id")
    return value
