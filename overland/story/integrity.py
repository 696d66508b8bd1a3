"""Integrity between rows laid side by side: ids, references, evidence, bounds, points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from overland.errors import Problem
from overland.files import Tell
from overland.story import bounds
from overland.story.columns import Column
from overland.story.models import Route
from overland.story.near import nearest
from overland.story.schemas import TABLES
from overland.story.tables import Row

TRANSLATABLE = {
    "datapackage": ("title", "description", "summary"),
    "sources": ("title", "publisher", "rights", "second_hand", "note"),
    "places": ("note",),
    "events": ("headline", "time_note", "speaker", "note", "exact"),
    "counts": ("unit", "qualifier", "as_written", "speaker", "note", "exact"),
    "quotes": ("speaker", "role", "text", "note", "exact"),
    "legs": ("journey", "carrier", "note", "exact"),
    "relations": ("note",),
}
"""The texts of each table that a reader sees, and that may be translated; a place has names."""
LINE_TEXTS = ("method", "error_basis", "rights", "sources")
"""Those of a leg's line in routes.geojson, of which `sources` are as many lines as it has."""

Rows = Mapping[str, Sequence[Row]]
"""Table name -> its rows."""


def check(
    rows: Rows, routes: Mapping[str, Route], slug: str, tell: Tell, *, whole: bool = True
) -> None:
    """Tell every fault between the rows of a story's tables, and the lines of its legs.

    Unless the tables could be read as a `whole`, no id is missed that may be in any of them.
    """
    _check_ids(rows, tell)
    known = {name: ids(rows, name) for name in (*TABLES, "*")}
    if not whole:
        known["*"] = set()
    for table in filter(None, rows.values()):
        schema = table[0].table
        references = [c for c in schema.columns if c.type == "id" and c.references]
        evidence = schema.carries_evidence
        for row in table:
            if schema.name != "translations" or row.text("item") != slug:
                _check_references(row, references, known, tell)
            if evidence:
                _check_evidence(row, tell)
    for row in rows["places"]:
        _check_point(row, tell)
    for row in rows["counts"]:
        _check_bounds(row, tell)
        _check_owner(row, tell)
    for row in rows["legs"]:
        if row.text("origin") and row.text("origin") == row.text("destination"):
            tell(row.problem("destination", "is where the leg starts", "Name another place"))
    _check_order(rows["legs"], tell)
    _check_relations(rows["relations"], known["*"], tell)
    for name in ("names", "translations"):
        _check_once(rows[name], tell)
    _check_translations(rows, routes, slug, tell)
    _check_further(rows, tell)


def _check_further(rows: Rows, tell: Tell) -> None:
    bare = {name: ids(rows, name) for name in ("sources", "relations")}
    of_each: Counter[str] = Counter()
    for row in rows["evidence"]:
        _check_bears_out(row, bare, tell)
        of_each[row.text("item")] += 1
        if of_each[row.text("item")] == bounds.EVIDENCE + 1:
            message = f"is the {bounds.EVIDENCE + 1:,}th of its row; {bounds.EVIDENCE:,} are shown"
            tell(row.problem("item", message, bounds.FEWER))


def _check_translations(rows: Rows, routes: Mapping[str, Route], slug: str, tell: Tell) -> None:
    translatable: dict[str, list[Row]] = {}
    for row in (row for table in TRANSLATABLE for row in rows.get(table, ())):
        translatable.setdefault(row.text("id"), []).append(row)
    legs = ids(rows, "legs")
    for row in rows["translations"]:
        if row.text("column") in LINE_TEXTS and row.text("item") in legs:
            _check_translated_line(row, routes.get(row.text("item")), tell)
        else:
            _check_translated(row, translatable, slug, tell)


def ids(rows: Rows, table: str = "*") -> set[str]:
    """The ids of one table, or of all of them."""
    names: Iterable[str] = TABLES if table == "*" else (table,)
    return {row.text("id") for name in names for row in rows[name]} - {""}


def _check_ids(rows: Rows, tell: Tell) -> None:
    first: dict[str, Row] = {}
    for row in (row for table in rows.values() for row in table):
        name = row.text("id")
        if not name:
            continue
        if name in first:
            other = first[name]
            where = f"{other.table.file} row {other.number}"
            tell(row.problem("id", f"is the id of {where} too", "Give one of them another id"))
        first.setdefault(name, row)


def _check_references(
    row: Row, columns: Sequence[Column], known: Mapping[str, set[str]], tell: Tell
) -> None:
    for column in columns:
        name = row.text(column.name)
        if not name:
            continue
        there = known[column.references]
        # No ids at all means the table could not be read, which has been told already.
        if there and name not in there:
            where = "any table" if column.references == "*" else f"{column.references}.csv"
            tell(row.problem(column.name, f"is no id in {where}", nearest(name, there)))


def _check_evidence(row: Row, tell: Tell) -> None:
    basis = row.text("basis") or "stated"
    if basis == "inferred" and "basis" in row.cells and not row.text("note").strip():
        tell(row.problem("note", "an inferred row has no note", "Say what it is inferred from"))
    source, exact = row.text("source"), row.text("exact")
    if basis == "stated" and not exact.strip():
        remedy = "Copy the words from the source, or change the basis"
        tell(row.problem("exact", "a stated row has no excerpt", remedy))
    elif source and not exact.strip():
        remedy = "Copy the words from the source"
        tell(row.problem("exact", "a source without an excerpt is not shown", remedy, "warning"))
    if (exact or basis == "stated") and not source:
        tell(row.problem("source", "an excerpt has no source", "Name the source by its id"))


def _check_point(row: Row, tell: Tell) -> None:
    empty = [name for name in ("latitude", "longitude") if not row.text(name)]
    if len(empty) == 1:
        remedy = "Fill in both, or leave both empty where no point is known"
        tell(row.problem(empty[0], "one half of the point is empty", remedy))


def _check_bounds(row: Row, tell: Tell) -> None:
    low, high = row.cells.get("minimum"), row.cells.get("maximum")
    if isinstance(low, int) and isinstance(high, int) and low > high:
        tell(row.problem("minimum", f"is above the maximum, {high}", "Are they swapped?"))


def _check_order(legs: Sequence[Row], tell: Tell) -> None:
    """Legs stand in the order of their journey, so that a row and a leg's place in it agree."""
    in_journeys = sorted(legs, key=lambda row: row.text("journey"))
    for before, row in pairwise(in_journeys):
        if before.text("journey") != row.text("journey"):
            continue
        last, position = before.cells.get("position"), row.cells.get("position")
        if isinstance(last, int) and isinstance(position, int) and position < last:
            remedy = "Sort the rows by position"
            tell(row.problem("position", f"comes after a row with position {last}", remedy))


def _check_relations(relations: Iterable[Row], known: set[str], tell: Tell) -> None:
    named = 0
    for row in relations:
        members = row.text("members").split()
        named += len(members)
        if named > bounds.MEMBERS:
            message = f"relates {named:,} rows with those before; {bounds.MEMBERS:,} are allowed"
            tell(row.problem("members", message, bounds.REMEDY))
            return
        _check_members(row, members, known, tell)


def _check_members(row: Row, members: Sequence[str], known: set[str], tell: Tell) -> None:
    if twice := [one for one, often in Counter(members).items() if often > 1]:
        message = f"{twice[0][:64]!r} stands there more than once"
        tell(row.problem("members", message, "Name each row once"))
    for member in members:
        if known and member not in known:
            message = f"{member[:64]!r} is no id in any table"
            tell(row.problem("members", message, nearest(member, known)))
    if len(set(members)) < 2 and members:
        remedy = "Name at least two different rows, separated by a space"
        tell(row.problem("members", "a relation needs two sides", remedy))
    if row.text("kind") == "disagree" and not row.text("note").strip():
        tell(row.problem("note", "a disagreement has no note", "Say what they disagree on"))


def _check_owner(row: Row, tell: Tell) -> None:
    """A figure belongs to one event or to one leg."""
    owners = [name for name in ("event", "leg") if row.text(name)]
    if not owners and "event" in row.raw:
        tell(row.problem("event", "the cell is empty", "Name an event here, or a leg under leg"))
    elif len(owners) == 2:
        remedy = "Keep one of them: a figure belongs to an event or to a leg"
        tell(row.problem("leg", "the figure has an event too", remedy))


def _check_once(rows: Sequence[Row], tell: Tell) -> None:
    """One name, and one translation of a cell, in a language."""
    first: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = tuple(row.text(name) for name in ("item", "column", "language"))
        if key in first:
            message = f"row {first[key].number} has that in this language too"
            tell(row.problem("language", message, "Keep one of them"))
        first.setdefault(key, row)


def _check_translated(
    row: Row, translatable: Mapping[str, Sequence[Row]], slug: str, tell: Tell
) -> None:
    """A translation is of a text that a reader sees, and that is there."""
    item, column = row.text("item"), row.text("column")
    if item == slug:
        if column not in TRANSLATABLE["datapackage"]:
            remedy = nearest(column, TRANSLATABLE["datapackage"])
            tell(row.problem("column", "is no text of the story as a whole", remedy))
        return
    for translated in translatable.get(item, ()):
        texts = TRANSLATABLE[translated.table.name]
        if translated.table.name == "legs":
            texts += LINE_TEXTS
        if column not in texts:
            remedy = nearest(column, texts)
            tell(row.problem("column", f"is no text of {translated.table.file}", remedy))
        elif not translated.text(column):
            where = f"{translated.table.file} row {translated.number}"
            tell(row.problem("column", f"is empty in {where}", "Remove the translation"))


def _check_translated_line(row: Row, route: Route | None, tell: Tell) -> None:
    """A translation of a line's account is of a text that is there, source by source."""
    column = row.text("column")
    original = route.texts[column] if route else ""
    lines, wanted = (len(text.splitlines()) for text in (row.text("text"), original))
    if not original:
        message = f"is empty in routes.geojson, for {row.text('item')}"
        tell(row.problem("column", message, "Remove the translation"))
    elif column == "sources" and lines != wanted:
        message = f"has {lines} lines, and routes.geojson {wanted} sources"
        tell(row.problem("text", message, "Write one line a source, in their order"))


def _check_bears_out(row: Row, bare: Mapping[str, set[str]], tell: Tell) -> None:
    """Further evidence belongs to a row that says something, and has an excerpt itself."""
    table = next((name for name, known in bare.items() if row.text("item") in known), "")
    if table:
        message = f"is a row of {table}.csv, which rests on no excerpt"
        tell(row.problem("item", message, "Name a place, event, figure, quotation or leg"))


def unknown_id(file: str, column: str, name: str, known: set[str], what: str) -> Problem:
    """A reference from a JSON file to a row that is not there."""
    return Problem(file, 0, column, name, f"is no id in {what}", nearest(name, known))
