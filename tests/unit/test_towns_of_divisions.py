"""A town that a division is named after: the town's point, and the record that says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from overland.drafting import candidate_cells, table_rows
from overland.drafting.draft import draft
from overland.geocoding.index import open_index

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"
TOLD = "ALGIERS, Algeria - On Monday 20 hikers walked from Tamanrasset to Arak."


def test_the_town_is_chosen_before_its_division_though_it_is_spelled_otherwise() -> None:
    found = draft(TOLD, open_index(TABLE), date(2024, 3, 4))
    (town,) = (place for place in found.places if place.name == "Tamanrasset")
    assert town.chosen == town.candidates[0].source
    assert "division" not in (town.chosen or "division")


def test_the_note_names_the_record_of_the_candidate_that_is_taken() -> None:
    found = draft(TOLD, open_index(TABLE), date(2024, 3, 4))
    rows = table_rows.rows(TOLD, found, table_rows.About("x", "Wire", "2024-03-04"))
    (town,) = (one for one in rows if one.cells.get("name") == "Tamanrasset")
    other = town.candidates[1]
    assert candidate_cells.of(town, other)["note"] == table_rows.point_note(other["source"])
    typed = replace(town, cells={**town.cells, "note": "Seen there."})
    assert "note" not in candidate_cells.of(typed, other)
