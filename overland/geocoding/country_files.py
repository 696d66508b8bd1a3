"""Country files of GeoNames that an editor supplies: every village, post and camp of a country.

A file as GeoNames gives it for a country (SD.txt, or SD.zip with that in it): no header, columns
apart by tabs. OVERLAND_GAZETTEER names the files; the licence of GeoNames is CC BY 4.0.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from overland import config
from overland.errors import OverlandError
from overland.geocoding.entries import CITY_POPULATION, GazetteerEntry

COLUMNS = 19
_KINDS = {
    "S.PSTB": "border_crossing", "S.PSTC": "border_crossing", "S.PST": "checkpoint",
    "S.CMP": "camp", "S.CMPRF": "camp", "S.CMPO": "camp", "S.CMPL": "camp", "S.CMPQ": "camp",
    "L.PRT": "port", "H.HBR": "port", "S.LDNG": "port", "S.FY": "port",
    "S.AIRP": "airport", "S.AIRF": "airport", "S.AIRB": "military_base", "L.MILB": "military_base",
    "S.INSM": "military_base", "S.RSTN": "station", "S.BUSTN": "station", "S.HSP": "hospital",
    "S.SCH": "school", "S.DIP": "embassy", "T.PASS": "pass", "T.GAP": "pass",
    "A.ADM1": "area", "A.ADM2": "area", "L.RGN": "area",
}  # fmt: skip
"""GeoNames' feature class and code -> a kind of place here; populated places by their people."""


def files() -> tuple[Path, ...]:
    """The country files that OVERLAND_GAZETTEER names, apart by the system's path separator."""
    named = os.environ.get(config.GAZETTEER, "")
    return tuple(Path(name) for name in named.split(os.pathsep) if name)


def extract_entries(path: Path) -> Iterator[GazetteerEntry]:
    """The places of a country file. Raises OverlandError with file, row and remedy."""
    with _lines(path) as lines:
        for number, line in enumerate(lines, start=1):
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) != COLUMNS:
                raise OverlandError(
                    f"{path.name} row {number}: {len(cells)} columns, not the {COLUMNS} of a "
                    "GeoNames country file. Give the .txt or .zip of a country as GeoNames has it"
                )
            entry = _entry(path.name, number, cells)
            if entry:
                yield entry


@contextmanager
def _lines(path: Path) -> Iterator[TextIO]:
    try:
        if path.suffix.lower() != ".zip":
            with path.open(encoding="utf-8") as stream:
                yield stream
            return
        with zipfile.ZipFile(path) as packed, packed.open(f"{path.stem}.txt") as inside:
            yield io.TextIOWrapper(inside, encoding="utf-8")
    except (OSError, KeyError, UnicodeDecodeError, zipfile.BadZipFile) as error:
        raise OverlandError(
            f"{path}: no country file of GeoNames can be read there ({error}). Correct "
            f"{config.GAZETTEER}, or unset it"
        ) from error


def _entry(file: str, number: int, cells: list[str]) -> GazetteerEntry | None:
    kind = _kind(cells)
    if not kind:
        return None
    try:
        latitude, longitude, people = float(cells[4]), float(cells[5]), int(cells[14] or 0)
        if not (abs(latitude) <= 90 and abs(longitude) <= 180):
            raise ValueError("a point outside the world")
    except ValueError as error:
        raise OverlandError(
            f"{file} row {number}: {error}. Fetch the country file from GeoNames again"
        ) from error
    return GazetteerEntry(
        name=cells[1],
        spellings=tuple(filter(None, (cells[2], *cells[3].split(",")))),
        kind=kind,
        country=cells[8],
        latitude=latitude,
        longitude=longitude,
        collection="GeoNames",
        source=f"GeoNames {cells[0]}",
        population=people,
        url=f"https://www.geonames.org/{cells[0]}",
        division=cells[10],
    )


def _kind(cells: list[str]) -> str:
    if cells[6] == "P":
        people = int(cells[14]) if cells[14].isdigit() else 0
        return "city" if people >= CITY_POPULATION else "town"
    return _KINDS.get(f"{cells[6]}.{cells[7]}", "")
