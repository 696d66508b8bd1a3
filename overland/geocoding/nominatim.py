"""Nominatim, OpenStreetMap's geocoder: the public server or one of your own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geopy.exc import GeocoderParseError
from geopy.geocoders import Nominatim

from overland.geocoding.candidates import Settings
from overland.geocoding.online import MOST_ANSWERS, OnlineProvider, Service
from overland.geocoding.osm import Record, checked_number, checked_text, kind_of, osm_id, osm_type


class _Strict(Nominatim):  # type: ignore[misc]
    """geopy takes an empty object, which no Nominatim sends, for "nothing found"."""

    def _parse_json(self, places: Any, exactly_one: bool) -> Any:
        if places == {}:
            raise GeocoderParseError("its answer has not the expected form: an empty object")
        return super()._parse_json(places, exactly_one)


def provider(settings: Settings) -> OnlineProvider:
    return OnlineProvider(SERVICE, settings)


def _search(geocoder: Any, name: str, country: str) -> Any:
    return geocoder.geocode(
        name,
        exactly_one=False,
        limit=MOST_ANSWERS,
        country_codes=country.lower() or None,
        addressdetails=True,
        namedetails=True,
        language="en",
    )


def _read(raw: Mapping[str, Any]) -> Record:
    names = [
        checked_text(raw.get("name")),
        *map(checked_text, (raw.get("namedetails") or {}).values()),
    ]
    # Cities are often boundaries by class and type; addresstype says what is bounded.
    kind = kind_of(raw.get("class"), raw.get("type")) or kind_of("place", raw.get("addresstype"))
    return Record(
        names=tuple(name for name in names if name) or (checked_text(raw["display_name"]),),
        latitude=checked_number(raw["lat"]),
        longitude=checked_number(raw["lon"]),
        kind=kind,
        country=checked_text((raw.get("address") or {}).get("country_code")).upper(),
        osm_type=osm_type(raw["osm_type"]),
        osm_id=osm_id(raw["osm_id"]),
    )


SERVICE = Service(
    name="nominatim",
    public_domain="nominatim.openstreetmap.org",
    make=_Strict,
    search=_search,
    read=_read,
)
