"""Photon, a geocoder over OpenStreetMap that forgives typing: komoot's server or your own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geopy.geocoders import Photon

from overland.geocoding.candidates import Settings
from overland.geocoding.online import MOST_ANSWERS, OnlineProvider, Service
from overland.geocoding.osm import Record, checked_number, checked_text, kind_of, osm_id, osm_type


def provider(settings: Settings) -> OnlineProvider:
    return OnlineProvider(SERVICE, settings)


def _search(geocoder: Any, name: str, country: str) -> Any:
    # Photon cannot be told a country; candidates elsewhere are never chosen.
    return geocoder.geocode(name, exactly_one=False, limit=MOST_ANSWERS, language="en")


def _read(raw: Mapping[str, Any]) -> Record:
    properties = raw["properties"]
    # GeoJSON is lon, lat.
    longitude, latitude = raw["geometry"]["coordinates"]
    return Record(
        names=(checked_text(properties.get("name")) or "(unnamed)",),
        latitude=checked_number(latitude),
        longitude=checked_number(longitude),
        kind=kind_of(properties.get("osm_key"), properties.get("osm_value")),
        country=checked_text(properties.get("countrycode")).upper(),
        osm_type=osm_type(properties["osm_type"]),
        osm_id=osm_id(properties["osm_id"]),
    )


SERVICE = Service(
    name="photon",
    public_domain="photon.komoot.io",
    make=Photon,
    search=_search,
    read=_read,
)
