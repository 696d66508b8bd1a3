"""The cells of a proposed place that one of its candidates gives it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from overland.drafting import table_rows
from overland.drafting.draft_file import Stored
from overland.story.vocabularies import AREAS


def of(one: Stored, candidate: Mapping[str, Any]) -> dict[str, str]:
    """Its point, its country, and its name in the text's letters while no editor gave another."""
    cells = {
        "latitude": f"{candidate['latitude']:.5f}",
        "longitude": f"{candidate['longitude']:.5f}",
        "country": candidate["country"],
    }
    note = one.cells.get("note", "")
    record = table_rows.record_of(note)
    if record and any(record == other["source"] for other in one.candidates):
        cells["note"] = note.replace(record, candidate["source"])
    proposed = {one.cells.get("exact"), *(c.get("spelled") for c in one.candidates)}
    if candidate.get("spelled") and one.cells.get("name") in proposed:
        cells["name"] = candidate["spelled"]
    if one.cells.get("kind") in AREAS:
        cells["kind"] = candidate["kind"]  # the city of that name, not the country
    return cells
