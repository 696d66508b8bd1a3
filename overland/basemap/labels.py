"""Labels of the ground: countries, seas, mountains, rivers, towns, with their sources.

The map chooses among these by zoom and room; nothing is written into the tiles.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import shapely
from babel import Locale
from babel.core import get_global
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from overland.basemap.readers import Box, turned_around
from overland.geography.distance import rough_km
from overland.story.models import Point

Label = dict[str, Any]

# Letters of Arabic and Russian alone: an alternate name with any other is of another language.
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u0652 ]+")
_RUSSIAN = re.compile(r"[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁа-яё]+)*")
_WITH_APOSTROPHES = frozenset({"Arab", "Hebr", "Ethi"})
"""Scripts in whose transliterations an apostrophe stands for a letter."""
_ARTICLE = re.compile(r"^(a(?:[ln]|[dstz]h?|r))[- ](?=\w)", re.IGNORECASE)
"""The Arabic article, which GeoNames has as al-, Al and As-."""
_SCRIPT = 4
TOWNS_PER_SQUARE_DEGREE = 4
# Population from which a town has this rank, and the zoom that shows it.
_RANKS = ((1_000_000, 1, 6), (250_000, 2, 7), (80_000, 3, 8), (25_000, 4, 9), (0, 5, 10))


def known(table: Path) -> list[Label]:
    """The features that no package names, from a table that people edit."""
    with table.open(encoding="utf-8", newline="") as file:
        return [_typed(row) for row in csv.DictReader(file)]


def _typed(row: dict[str, str]) -> Label:
    numbers: dict[str, float] = {
        "latitude": float(row["latitude"]),
        "longitude": float(row["longitude"]),
        "rank": int(row["rank"]),
        "min_zoom": float(row["min_zoom"]),
    }
    if row.get("max_zoom"):
        numbers["max_zoom"] = float(row["max_zoom"])
    return {**{field: text for field, text in row.items() if text}, **numbers}


def inside(labels: Iterable[Label], clip: Box, margin: float = 0.0) -> list[Label]:
    """Labels in the box, or within `margin` degrees of it."""
    clip = (clip[0] - margin, clip[1] - margin, clip[2] + margin, clip[3] + margin)
    moved = ({**label, "longitude": turned_around(label["longitude"], clip)} for label in labels)
    return [
        label
        for label in moved
        if clip[0] <= label["longitude"] <= clip[2] and clip[1] <= label["latitude"] <= clip[3]
    ]


def merged(edited: Iterable[Label], computed: Iterable[Label]) -> list[Label]:
    """What people wrote, then what was computed and is not the same thing once more."""
    written = [label for label in edited if label["kind"] != "dry lake"]
    ids = {label["id"] for label in written}
    countries = {label["name"] for label in written if label["kind"] == "country"}
    once: dict[str, Label] = {}
    for label in computed:
        once.setdefault(label["id"], label)
    return written + [
        label
        for label in once.values()
        if label["id"] not in ids
        and not (label["kind"] == "country" and label["name"] in countries)
    ]


def countries(shapes: dict[str, BaseGeometry], alpha2: dict[str, str], clip: Box) -> list[Label]:
    """A label at the roomiest spot of each country's part of the box, if there is much of it."""
    made = []
    for code, shape in sorted(shapes.items()):
        visible = shape.intersection(box(*clip)).simplify(0.01)
        parts = [part for part in getattr(visible, "geoms", [visible]) if part.area > 0.05]
        if code not in alpha2 or not parts:
            continue
        largest = max(parts, key=lambda part: part.area)
        spot = shapely.maximum_inscribed_circle(largest, 0.02).coords[0]
        source = "Name: Unicode CLDR; point: middle of what is shown (OpenStreetMap)"
        made.append(country(alpha2[code], spot, 5, source))
    return made


def country(code: str, spot: tuple[float, ...], min_zoom: int, source: str) -> Label:
    """The label of a country (ISO alpha-2) at a spot: longitude, latitude."""
    return {
        "id": f"country-{code.lower()}",
        "kind": "country",
        **_territory(code),
        "latitude": round(spot[1], 3),
        "longitude": round(spot[0], 3),
        "rank": 1,
        "min_zoom": min_zoom,
        "source": source,
    }


def _territory(code: str) -> dict[str, str]:
    return {
        field: Locale.parse(language).territories.get(code, "")
        for field, language in (("name", "en"), ("name_ar", "ar"), ("name_ru", "ru"))
    }


def towns(
    records: Iterable[dict[str, Any]], clip: Box, *, apart_km: float = 8.0, from_zoom: int = 0
) -> list[Label]:
    """The largest towns, as many as the box has room for, well apart from one another.

    None of them is shown before `from_zoom`.
    """
    most = max(20, round((clip[2] - clip[0]) * (clip[3] - clip[1]) * TOWNS_PER_SQUARE_DEGREE))
    kept: list[dict[str, Any]] = []
    for town in sorted(records, key=lambda town: (-town["population"], town["geonameid"])):
        if len(kept) == most:
            break
        if all(rough_km(_point(town), _point(other)) > apart_km for other in kept):
            kept.append(town)
    found = [_town(town) for town in kept]
    return [{**label, "min_zoom": max(label["min_zoom"], from_zoom)} for label in found]


def _town(town: dict[str, Any]) -> Label:
    rank, zoom = next((rank, zoom) for size, rank, zoom in _RANKS if town["population"] >= size)
    names = town["alternatenames"]
    return {
        "id": f"geonames-{town['geonameid']}",
        "kind": "town",
        "name": unmarked(town["name"], town["countrycode"]),
        "name_ar": _first(_ARABIC, names),
        "name_ru": _first(_RUSSIAN, names),
        "latitude": round(town["latitude"], 4),
        "longitude": round(town["longitude"], 4),
        "rank": rank,
        "min_zoom": zoom,
        "source": f"GeoNames {town['geonameid']}",
    }


def unmarked(name: str, country: str) -> str:
    """A name without the marks of a transliteration: Ḩamāh is Hamah, Orléans stays.

    Where the script is not Latin every mark is one of a transliteration: Chmistâr is Chmistar.
    """
    script = _script_of(country)
    clean = "".join(map(_bare if script != "Latn" else _known_letter, _letters(name)))
    if script in _WITH_APOSTROPHES:
        clean = clean.replace("’", "")
    clean = clean.strip("‘’ʻʼ' ")
    if script == "Arab":
        return _ARTICLE.sub(lambda found: f"{found[1].capitalize()} ", clean)
    return clean


def _letters(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _bare(letter: str) -> str:
    first = unicodedata.normalize("NFD", letter)[0]
    return "" if unicodedata.combining(first) else first


def _known_letter(letter: str) -> str:
    return letter if ord(letter) < 0x100 else _bare(letter)


def _script_of(country: str) -> str:
    """In what script most people of a country write, by CLDR; Latin where it is not known."""
    likely = get_global("likely_subtags").get(f"und_{country}", "")
    return next((part for part in likely.split("_") if len(part) == _SCRIPT), "Latn")


def _first(script: re.Pattern[str], names: Iterable[str]) -> str:
    """The plainest of the names in a script: a proper feminine ending first, then the shortest."""
    fitting = [name for name in names if script.fullmatch(unicodedata.normalize("NFC", name))]
    return min(fitting, key=lambda name: (name.endswith("ه"), len(name), name), default="")


def _point(town: dict[str, Any]) -> Point:
    return (town["latitude"], town["longitude"])
