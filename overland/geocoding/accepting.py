"""Points that are accepted: out of the ledger, or pasted, into places.csv."""

from __future__ import annotations

from pathlib import Path

from overland import files
from overland.errors import WrongUse
from overland.geocoding.ledger import Ledger
from overland.story.models import Point
from overland.story.table_writer import TableText

TABLE = "places.csv"


def accept(folder: Path, ledger: Ledger, *, only: str = "") -> list[str]:
    """Write chosen points where places.csv has none; what was written, a line each."""
    table = TableText.read(folder / TABLE)
    told = []
    for row in table.rows():
        place = row.get("id", "")
        entry = ledger.get(place)
        choice = entry.choice if entry else None
        if choice is None or only not in ("", place) or row.get("latitude"):
            continue
        table.set(place, _cells(choice.point))
        told.append(f"{place}: {choice.latitude}, {choice.longitude} from {choice.source}, written")
    if told:
        table.write(folder / TABLE)
    return told or ["places.csv has a point already wherever one was chosen"]


def place_at(folder: Path, place: str, point: Point, note: str = "") -> str:
    """Write one place's point. Raises WrongUse if there is no such place."""
    with files.alone(folder):
        table = TableText.read(folder / TABLE)
        if not table.has(place):
            raise WrongUse(f"{TABLE} has no place {place!r}")
        table.set(place, _cells(point) | ({"note": note} if note else {}))
        table.write(folder / TABLE)
    return f"{place}: {point[0]}, {point[1]} written to {TABLE}. Say in its note where it is from"


def _cells(point: Point) -> dict[str, str]:
    return {"latitude": str(round(point[0], 6)), "longitude": str(round(point[1], 6))}
