"""A service that is announced is no arrival, and no leg that somebody has gone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from overland.drafting import table_rows
from overland.drafting.draft import draft
from overland.drafting.draft_file import Stored
from overland.geocoding.index import open_index

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"


def _rows(words: str) -> list[Stored]:
    found = draft(words, open_index(TABLE), date(2024, 3, 4), "en")
    return table_rows.rows(words, found, table_rows.About("x", "Wire", "2024-03-04"))


@pytest.mark.parametrize(
    "words",
    [
        "The mayor of Tyre, Ann Lee, said flights to Ghana would begin next week.",
        "The airline announced two weekly flights to Beirut.",
    ],
)
def test_nobody_arrives_by_a_service_that_is_announced(words: str) -> None:
    rows = _rows(words)
    (event,) = (one.cells for one in rows if one.table == "events")
    assert (event["kind"], event["place"]) == ("announcement", "")
    assert {one.cells["status"] for one in rows if one.table == "legs"} == {"planned"}


def test_a_flight_that_was_taken_is_an_arrival() -> None:
    rows = _rows("On Monday the hikers took a flight to Beirut.")
    assert [one.cells["kind"] for one in rows if one.table == "events"] == ["arrival"]
    assert [one.cells["status"] for one in rows if one.table == "legs"] == ["reported"]


def test_who_was_loaded_onto_trucks_and_driven_went_by_road_as_somebody_claims() -> None:
    told = "They were loaded onto 14 trucks and driven south to Beirut, according to Ann Lee."
    (leg,) = (one.cells for one in _rows(told) if one.table == "legs")
    assert (leg["destination"], leg["mode"], leg["status"]) == ("beirut", "road", "claimed")
