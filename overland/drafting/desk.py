"""An editor's work on a story's draft: add a text, decide on proposals one by one.

Every function reads what is on the disk, changes it and writes it: nothing waits in memory, and a
second editor's decision is seen by its revision.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextvars import copy_context
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from overland import files, i18n
from overland.drafting import dateline, source_texts, table_rows
from overland.drafting.draft import draft
from overland.drafting.draft_file import DraftFile, Step, Stored
from overland.drafting.lexicon import LANGUAGES
from overland.drafting.recognition import recognise
from overland.errors import OverlandError
from overland.geocoding import accepting
from overland.geocoding.candidates import Candidate
from overland.geocoding.index import Index
from overland.geocoding.names import likeness
from overland.geography.distance import distance_km
from overland.i18n import _
from overland.story import unfinished
from overland.story.ids import new_id
from overland.story.schemas import TABLES
from overland.story.table_writer import TableText

_SAME_POINT_KM = 0.1
_FACTS = ("title", "publisher", "author", "published", "url")
"""What a text's source is told apart by."""


class ChangedElsewhere(OverlandError):
    """Somebody else decided on a proposal since this page was drawn."""


def ids(folder: Path, table: str = "") -> list[str]:
    """Ids of rows in the story's tables (or in one), in the order of the files."""
    found: list[str] = []
    for one in TABLES.values():
        path = folder / one.file
        if table in ("", one.name) and path.exists():
            found += [row["id"] for row in TableText.read(path).rows() if row.get("id")]
    return found


def add_text(
    folder: Path, text: str, index: Index, about: Mapping[str, str], language: str = ""
) -> int:
    """Draft a text into the story; how many proposals it gave.

    `about` holds title, publisher, url and published of the source, whose row is written at once.
    """
    return copy_context().run(_add_text, folder, text, index, about, language)


def _add_text(
    folder: Path, text: str, index: Index, about: Mapping[str, str], language: str
) -> int:
    # What is written into the story's notes is in the language of its text.
    i18n.use(told if (told := language or recognise(text)) in i18n.LANGUAGES else "")
    published = about.get("published", "")
    found = draft(text, index, date.fromisoformat(published) if published else None, language)
    with files.alone(folder):
        book = DraftFile.read(folder)
    taken = {*ids(folder), *(one.cells.get("id", "") for one in book.proposals)}
    source = _without_text(folder, book, about)
    if not source:
        source = new_id(about.get("publisher") or about.get("title") or "source", set(taken))
        _add_source(folder, source, found.language, about)
    known = table_rows.About(
        source,
        about.get("publisher", ""),
        published,
        [*taken, source],
        known_places(folder, book),
        last_position(folder, book),
    )
    rows = table_rows.rows(text, found, known)
    name = source_texts.keep(text)
    book.texts.append({"source": source, "text": name, "language": found.language})
    return book.add(rows)


def has_text(folder: Path, text: str) -> bool:
    """A text was drafted into the story before, whatever source it was given."""
    name = source_texts.hash_of_words(text)
    return any(one["text"] == name for one in DraftFile.read(folder).texts)


def day_told(text: str) -> str:
    """The day in a text's dateline, for a source of which no day of publication was given."""
    code = recognise(text)
    found = dateline.day(text, code) if code in LANGUAGES else None
    return found.isoformat() if found else ""


def last_position(folder: Path, book: DraftFile) -> int:
    """The highest position of a leg that the story has, or has a proposal for."""
    rows = [*TableText.read(folder / TABLES["legs"].file).rows()]
    rows += [dict(one.cells) for one in book.proposals if one.table == "legs"]
    given = (row.get("position", "") for row in rows)
    return max((int(position) for position in given if position.isdigit()), default=0)


def known_places(folder: Path, book: DraftFile) -> dict[str, str]:
    """Names and gazetteer records of places that the story has, or has proposals for: their ids."""
    # The id of a dropped one may be another's by now.
    places = (one for one in book.proposals if one.table == "places" and one.state != "dropped")
    written = TableText.read(folder / TABLES["places"].file).rows()
    rows = [*(dict(one.cells) for one in places), *written]
    kept = [row for row in rows if row.get("name") and row.get("id")]
    by_record = {
        record: row["id"] for row in kept if (record := table_rows.record_of(row.get("note", "")))
    }
    by_record |= {
        table_rows.country_record(row.get("country", "")): row["id"]
        for row in kept
        if row.get("kind") == "country"
    }
    return by_record | {row["name"]: row["id"] for row in kept}


def _without_text(folder: Path, book: DraftFile, about: Mapping[str, str]) -> str:
    """The source of just these facts that no text was drafted from: its row was written, and the
    command killed before its proposals were. "" if there is none.
    """
    drafted = {text["source"] for text in book.texts}
    for row in TableText.read(folder / TABLES["sources"].file).rows():
        same = all(row.get(name, "") == about.get(name, "") for name in _FACTS)
        if same and about.get("title") and row.get("id", "") not in drafted:
            return row.get("id", "")
    return ""


def _add_source(folder: Path, source: str, language: str, about: Mapping[str, str]) -> None:
    with files.alone(folder):
        path = folder / TABLES["sources"].file
        table = TableText.read(path)
        cells = {name: value for name, value in about.items() if name in _FACTS}
        table.insert({"id": source, "language": language, "relation": "primary", **cells})
        table.write(path)


def book(folder: Path, seen: int | None = None) -> DraftFile:
    """The draft as it is on the disk. Raises ChangedElsewhere if it is not the one that was seen."""  # noqa: E501
    found = DraftFile.read(folder)
    if seen is not None and found.revision != seen:
        words = _("Somebody else changed this draft meanwhile. It is shown as it is now; decide "
                  "again")  # fmt: skip
        raise ChangedElsewhere(words)
    return found


def accept(folder: Path, name: str, seen: int | None = None) -> list[str]:
    """Accept a proposal, and first those whose rows it refers to; ids of the rows written."""
    return accept_all(book(folder, seen), [name])


def accept_all(found: DraftFile, names: Iterable[str]) -> list[str]:
    """Accept proposals as one decision, of which all is written or nothing. Raises DraftFault."""
    written: list[str] = []
    with found.together(partial(forget_point, found.folder)):
        for name in names:
            if found.get(name).state == "open":
                written += _accept(found, found.get(name), set())
    return written


def _accept(found: DraftFile, one: Stored, visiting: set[str]) -> list[str]:
    visiting.add(one.id)
    written: list[str] = []
    for column in TABLES[one.table].columns:
        if not column.references or column.references == "sources":
            continue
        tables = TABLES if column.references == "*" else (column.references,)
        targets = one.cells.get(column.name, "").split()
        for waiting in found.open:
            named = waiting.table in tables and waiting.cells.get("id") in targets
            if named and waiting.id not in visiting:
                written += _accept(found, waiting, visiting)
    row = found.accept(one.id, along=partial(_remember_point, found.folder))
    return [*written, row]


def _remember_point(folder: Path, one: Stored) -> None:
    """Put the point of an accepted place into the ledger: a candidate, or what a person gave."""
    if one.table != "places":
        return
    place = one.cells.get("id", "")
    known = next((p for p in unfinished.story(folder).places if p.id == place), None)
    if known is None or known.point is None:
        return
    offered = [_candidate(values) for values in one.candidates]
    near = [c for c in offered if distance_km(c.point, known.point) < _SAME_POINT_KM]
    if near:
        entry = accepting.chosen_entry(known, near[0], offered, "An editor took this candidate.")
    else:
        entry = accepting.person_entry(known, known.point, "typed on the page Edit", offered)
    with files.alone(folder):
        accepting.record(folder, known, entry)


def _candidate(values: Mapping[str, Any]) -> Candidate:
    return Candidate(
        name=values["name"],
        latitude=values["latitude"],
        longitude=values["longitude"],
        kind=values["kind"],
        country=values["country"],
        source=values["source"],
        likeness=1.0,
    )


def undo(found: DraftFile) -> str:
    """Take the last decision back, the ledger's entry of a place that goes with it.

    Proposals that were decided together are open again together.
    """
    group = found.done[-1].group if found.done else ""
    name = _undo_one(found)
    while group and found.done and found.done[-1].group == group:
        name = _undo_one(found)
    return name


def _undo_one(found: DraftFile) -> str:
    if found.done:
        forget_point(found.folder, found.done[-1])
    return found.undo()


def forget_point(folder: Path, step: Step) -> None:
    """Take the point of a place that is taken out again from the ledger."""
    if step.table == "places" and not step.was:
        with files.alone(folder):
            accepting.forget(folder, step.row.get("id", ""))


def redo(found: DraftFile) -> str:
    """Decide again what was undone last, with the ledger's entry of a place."""
    group = found.undone[-1].group if found.undone else ""
    along = partial(_remember_point, found.folder)
    name = found.redo(along)
    while group and found.undone and found.undone[-1].group == group:
        name = found.redo(along)
    return name


def likeliest(folder: Path, one: Stored) -> list[str]:
    """Ids of the rows that a proposal may say again, the likeliest first."""
    column = next((c for c in _TOLD_BY if c in one.cells), "id")
    path = folder / TABLES[one.table].file
    rows = TableText.read(path).rows() if path.exists() else []
    words = one.cells.get(column, "")
    ranked = sorted(rows, key=lambda row: -likeness(words, row.get(column, "")))
    return [row["id"] for row in ranked if row.get("id")]


def repeated_row(folder: Path, one: Stored) -> str:
    """Id of the row that says nearly the same as a proposal; "" if none does."""
    column = next((c for c in _TOLD_BY if c in one.cells), "id")
    first = next(iter(likeliest(folder, one)), "")
    if not first or not one.cells.get("exact"):
        return ""
    rows = TableText.read(folder / TABLES[one.table].file).rows()
    row = next(row for row in rows if row.get("id") == first)
    return first if likeness(one.cells.get(column, ""), row.get(column, "")) >= _ALIKE else ""


_ALIKE = 0.75
_TOLD_BY = ("name", "headline", "as_written", "text", "id")
"""The columns that say what a row is about, the first that a table has."""
