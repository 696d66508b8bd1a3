"""The files of a part of a story: the rows that it holds, as the story's own files have them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection
from pathlib import Path
from typing import Any, Final

from overland import json_text
from overland.presentation import legs, record, selection
from overland.story import routes
from overland.story.filter import filter_query
from overland.story.models import Story

_BY_ITEM: Final = ("evidence.csv", "names.csv", "translations.csv")
_ALL: Final = ("sources.csv", "corrections.csv")


def content(part: Story, path: Path) -> bytes | None:
    """A file of the whole story without the rows that `part` has not; None for one of its records.

    What commands write down (where points come from, what was compared) speaks of the whole.
    """
    if path.name == "datapackage.json":
        return _described(part, json_text.value(path.read_text("utf-8")))
    if path.name == routes.FILE:
        return lines(part, path)
    if path.suffix != ".csv":
        return None
    return path.read_bytes() if path.name in _ALL else _rows(part, path)


def _rows(part: Story, path: Path) -> bytes:
    kept: Collection[str] = {claim.id for claim in part.claims} | {r.id for r in part.relations}
    column = "item" if path.name in _BY_ITEM else "id"
    if column == "item":
        kept = {*kept, part.slug, *(source.id for source in part.sources)}
    members = {relation.id: " ".join(relation.members) for relation in part.relations}
    written = io.StringIO(newline="")
    with path.open(encoding="utf-8-sig", newline="") as read:
        reader = csv.DictReader(read)
        writer = csv.DictWriter(written, reader.fieldnames or (), lineterminator="\n")
        writer.writeheader()
        for row in reader:
            if row[column] in kept:
                writer.writerow(_joined(row, members))
    return written.getvalue().encode()


def _joined(row: dict[str, str], members: dict[str, str]) -> dict[str, str]:
    return {**row, "members": members[row["id"]]} if "members" in row else row


def _described(part: Story, package: dict[str, Any]) -> bytes:
    words = selection.filter_words(part.filter)
    package["description"] = f"{package.get('description', '')} {words}".strip()
    package["selection"] = {
        name: value for name, value in filter_query(part.filter).items() if value
    }
    own = package.get("overland")
    if isinstance(own, dict) and "headline_counts" in own:
        own["headline_counts"] = list(part.headline_counts)
    return _json(package)


def lines(story: Story, path: Path) -> bytes:
    """The lines of the legs that the story has.

    One that only gives a direction is as short as on the map, and says so; an import has it whole.
    """
    collection = json_text.value(path.read_text("utf-8"))
    found = (one for one in collection["features"] if one.get("id") in story.routes)
    return _json({**collection, "features": list(filter(None, (_line(story, f) for f in found)))})


def _line(story: Story, feature: dict[str, Any]) -> dict[str, Any] | None:
    """None for a direction that begins nowhere."""
    leg = next(leg for leg in story.legs if leg.id == feature["id"])
    if not legs.only_points(story, leg):
        return feature
    line = {"type": "LineString", "coordinates": record.coordinates(story, leg)}
    whole = {routes.WHOLE_LINE: feature["geometry"]["coordinates"]}
    told = {**feature["properties"], **record.pointing(), **whole}
    return {**feature, "properties": told, "geometry": line} if line["coordinates"] else None


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
