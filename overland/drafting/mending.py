"""An open proposal's cells, mended by a person; what names its row by an id follows a new one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

from overland.drafting import desk, leg_moves, place_roles, row_parts, source_texts, table_rows
from overland.drafting.draft_file import DraftFault, DraftFile, Stored
from overland.i18n import _
from overland.story.ids import new_id
from overland.story.schemas import TABLES
from overland.story.vocabularies import AREAS


def mend(found: DraftFile, one: Stored, column: str, value: str) -> None:
    """Change a cell of an open proposal; a leg is named anew by the ends that it has now.

    Whatever names it by its id follows, and legs whose place it takes make room.
    Raises DraftFault for an id that is empty or taken, and for an excerpt that does not stand
    in the source's text.
    """
    changes, span = {column: value}, (one.start, one.end)
    if column == "exact":
        changes, span = _excerpt(found, one, value)
    taken = {*desk.ids(found.folder), *(p.cells.get("id", "") for p in found.proposals)}
    if column == "id":
        _refuse(one, value, taken)
    if one.table == "legs" and column in ("origin", "destination"):
        before, now = one.cells, {**one.cells, **changes}
        proposed = new_id(row_parts.leg_name(before.get("origin"), before.get("destination")))
        if one.cells.get("id", "").startswith(proposed):
            name = row_parts.leg_name(now.get("origin"), now.get("destination"))
            changes["id"] = new_id(name, taken, "leg")
    if one.table == "quotes" and column == "speaker" and "named" in one.guessed:
        changes["named"] = "true" if row_parts.is_name(value) else "false"
    with found.together(partial(desk.forget_point, found.folder)):
        found.change(one.id, changes, span)
        guessed = {"latitude", "longitude"} & {*one.guessed}
        if one.table == "places" and column == "kind" and value in AREAS and guessed:
            without_point(found, found.get(one.id))  # a city of its name was taken for it
        if "id" in changes:
            _follow(found, one.table, one.cells.get("id", ""), changes["id"])
        if one.table == "legs" and column == "position":
            leg_moves.follow(found, one, value)
        if one.table in ("legs", "events") and column in place_roles.GIVEN_BY:
            place_roles.follow(found)


def without_point(found: DraftFile, one: Stored) -> None:
    """Say that no point of an open place is known, and of none where it was from."""
    noted = table_rows.record_of(one.cells.get("note", ""))
    changes = {"latitude": "", "longitude": "", **({"note": ""} if noted else {})}
    lacks = tuple(column for column in one.lacks if column not in changes)
    found.change(one.id, changes, lacks=lacks)


def _excerpt(found: DraftFile, one: Stored, words: str) -> tuple[dict[str, str], tuple[int, int]]:
    """The four evidence cells of words of the source, and their offsets in its text.

    Of words that stand there more than once those nearest to the proposal's own are meant.
    """
    source = one.cells.get("source", "")
    spaced = r"\s+".join(re.escape(word) for word in words.split())
    for text in found.texts if spaced else ():
        content = source_texts.get(text["text"]) if text["source"] == source else ""
        spans = [match.span() for match in re.finditer(spaced, content)]
        if spans:
            start, end = min(spans, key=lambda span: abs(span[0] - one.start))
            return row_parts.Excerpts(content, source).cells(start, end), (start, end)
    raise DraftFault(
        _("These words do not stand in the text. The excerpt stays as it was: copy it from there.")
    )


def _refuse(one: Stored, new: str, taken: Iterable[str]) -> None:
    """Raise DraftFault for an id that says no row, or another one: what names it would be lost."""
    if not new:
        told = _("id: it stays {id!r} until another is typed")
        raise DraftFault(told.format(id=one.cells.get("id", "")))
    if new != one.cells.get("id") and new in taken:
        told = _("id: {id!r} is another row’s. Type one that no row has")
        raise DraftFault(told.format(id=new))


def naming(found: DraftFile, table: str, row: str) -> list[tuple[Stored, str]]:
    """Open proposals, and each of their columns, that name the row of a table by its id."""
    return [
        (one, column.name)
        for one in found.open
        for column in TABLES[one.table].columns
        if row and column.references in (table, "*")
        and row in one.cells.get(column.name, "").split()
    ]  # fmt: skip


def _follow(found: DraftFile, table: str, old: str, new: str) -> None:
    """Put a row's new id wherever an open proposal has the old one."""
    for one, column in naming(found, table, old):
        words = [new if word == old else word for word in one.cells[column].split()]
        found.change_kept(one.id, {column: " ".join(words)})
