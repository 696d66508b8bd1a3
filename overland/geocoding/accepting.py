"""Points that are accepted: chosen in the ledger, or given by a person, into places.csv.

What a person gives is written to the ledger in the same step, so that `check` knows it later. The
ledger goes first: a step that is cut short is made again by `overland geocode SLUG --accept`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from overland import config, files
from overland.errors import WrongUse
from overland.geocoding import ledger
from overland.geocoding.candidates import Candidate, query_for
from overland.geocoding.ledger import Ledger, LedgerEntry
from overland.geography.distance import distance_km
from overland.story import unfinished
from overland.story.models import Place, Point
from overland.story.table_writer import TableText

TABLE = "places.csv"
PERSON = "a person"
"""The provider of a point that nobody looked up, as the ledger names it."""
GIVEN = "given by a person"
"""How the record of such a point begins; behind it stands what the person wrote."""


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


def place_at(folder: Path, place: str, point: Point, given: str = "", note: str = "") -> str:
    """Write one place's point to the ledger and to places.csv. Raises WrongUse, LedgerUnreadable.

    `given` is how the person gave it, as they wrote it: "33°42'N 35°54'E", "a click on the map".
    """
    with files.alone(folder):
        table = TableText.read(folder / TABLE)
        known = next((p for p in unfinished.story(folder).places if p.id == place), None)
        if known is None or not table.has(place):
            raise WrongUse(f"{TABLE} has no place {place!r}")
        record(folder, known, person_entry(known, point, given))
        table.set(place, _cells(point) | ({"note": note} if note else {}))
        table.write(folder / TABLE)
    written = f"{place}: {point[0]}, {point[1]} written to {TABLE} and {ledger.FILE}"
    return written if note else f"{written}. Say in its note where it is from"


def person_entry(
    place: Place, point: Point, given: str, others: Sequence[Candidate] = ()
) -> LedgerEntry:
    """The ledger's entry for a point that a person gave, with the candidates they did not take."""
    words = " ".join(given.split())[:200]
    source = f"{GIVEN}: {words}" if words else GIVEN
    own = Candidate(
        place.name, round(point[0], 6), round(point[1], 6), place.kind, place.country, source, 1.0
    )
    return chosen_entry(place, own, others, f"A person gave the point ({words or 'two numbers'}).")


def chosen_entry(
    place: Place, chosen: Candidate, others: Sequence[Candidate], reason: str
) -> LedgerEntry:
    """The ledger's entry for a candidate that a person chose, the chosen one first."""
    rest = [one for one in others if one.source != chosen.source]
    apart = distance_km(chosen.point, rest[0].point) if rest else None
    return LedgerEntry(
        query=str(query_for(place)),
        provider=PERSON,
        provider_version="",
        candidates=(chosen, *rest),
        chosen=chosen.source,
        reason=reason,
        distance_to_runner_up_km=None if apart is None else round(apart, 3),
        date=config.today().isoformat(),
    )


def record(folder: Path, place: Place, entry: LedgerEntry) -> None:
    """Put one place's entry into the ledger. Raises LedgerUnreadable."""
    path = folder / ledger.FILE
    known = ledger.read(path)
    before = known.get(place.id)
    if before and before.provider != PERSON:
        sources = {one.source for one in entry.candidates}
        more = [one for one in before.candidates if one.source not in sources]
        entry = replace(entry, candidates=(*entry.candidates, *more)[:10])
    files.replace(path, ledger.text({**known, place.id: entry}))


def forget(folder: Path, place: str) -> None:
    """Take a place's entry out, where the place is gone. Raises LedgerUnreadable."""
    path = folder / ledger.FILE
    known = ledger.read(path)
    if place in known:
        kept = {name: entry for name, entry in known.items() if name != place}
        files.replace(path, ledger.text(kept))


def _cells(point: Point) -> dict[str, str]:
    return {"latitude": str(round(point[0], 6)), "longitude": str(round(point[1], 6))}
