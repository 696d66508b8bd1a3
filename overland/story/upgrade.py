"""From format 1 of a story's files to format 2, as texts: what is read is never lost.

Format 1 had a column for each language that a place is named in, and `conflicts.csv` where format 2
has `relations.csv`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from overland.story.table_writer import TableText

FORMAT = 2
"""The format that this version of Overland writes."""

_NAMES = {"name_ar": "ar", "name_ru": "ru"}
_NEW = ("names.csv", "relations.csv", "evidence.csv", "translations.csv")
"""Tables that format 1 did not have: one of these is what a broken-off upgrade left."""
RENAMED = {"relations.csv": "conflicts.csv"}
"""A table of format 2 -> the one in which format 1 holds its rows."""


def tables(old: Mapping[str, str]) -> dict[str, str]:
    """The tables of format 1 (file name -> text) as those of format 2; others stay as they are.

    Raises TableNotWritable where a table that has to change is not CSV.
    """
    new = {name: text for name, text in old.items() if name not in _NEW}
    if "places.csv" in old:
        new |= _named(TableText(old["places.csv"], "places.csv"))
    if "conflicts.csv" in old:
        relations = TableText(new.pop("conflicts.csv"), "conflicts.csv")
        after_id = "note" if "note" in relations.header else None
        relations.add_column("kind", before=after_id, value="disagree")
        new["relations.csv"] = relations.text()
    return new


def without_leftovers(old: Mapping[str, str]) -> dict[str, str]:
    """The tables of format 2 without what a broken-off upgrade left of format 1."""
    new = dict(old)
    conflicts = _ids(old.get("conflicts.csv", "id\n"))
    if conflicts <= _ids(old.get("relations.csv", "id\n")):
        new.pop("conflicts.csv", None)
    places = TableText(old["places.csv"], "places.csv") if "places.csv" in old else None
    if places and _old_names(places).keys() <= _names(old.get("names.csv", "item,language,name\n")):
        for column in _NAMES.keys() & set(places.header):
            places.drop_column(column)
        new["places.csv"] = places.text()
    return new


def package(old: Mapping[str, Any]) -> dict[str, Any]:
    """A descriptor of format 1 as one of format 2, with its resources as they were."""
    inner = old.get("overland")
    if not isinstance(inner, dict):
        return dict(old)
    kept = {name: value for name, value in inner.items() if name not in ("languages", "format")}
    return {**old, "overland": {"format": FORMAT, **kept}}


def _named(places: TableText) -> dict[str, str]:
    """`places.csv` without names in other languages, and `names.csv` with them."""
    names = [(*name, "") for name in _old_names(places)]
    for column in _NAMES.keys() & set(places.header):
        places.drop_column(column)
    new = {"places.csv": places.text()}
    if names:
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(("item", "language", "name", "source"))
        writer.writerows(names)
        new["names.csv"] = text.getvalue()
    return new


def _old_names(places: TableText) -> dict[tuple[str, str, str], None]:
    """Place, language and name of each name that has a column, in the order of the table."""
    return {
        (place.get("id", ""), language, place[column]): None
        for place in places.rows()
        for column, language in _NAMES.items()
        if place.get(column)
    }


def _names(text: str) -> set[tuple[str, str, str]]:
    rows = TableText(text, "names.csv").rows()
    return {(row.get("item", ""), row.get("language", ""), row.get("name", "")) for row in rows}


def _ids(text: str) -> set[str]:
    return {row.get("id", "") for row in TableText(text).rows()}
