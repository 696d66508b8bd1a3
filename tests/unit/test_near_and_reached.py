"""Who was reached by telephone went nowhere, and what happened near a town happened there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from overland.drafting import event_kinds, table_rows
from overland.drafting.draft import draft
from overland.geocoding.index import open_index

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"


def _told(words: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The ends of legs, and the kinds and places of events."""
    found = draft(words, open_index(TABLE), date(2024, 3, 4), "en")
    rows = table_rows.rows(words, found, table_rows.About("x", "Wire", "2024-03-04"))
    events = [(o.cells["kind"], o.cells["place"]) for o in rows if o.table == "events"]
    return [(leg.origin, leg.destination) for leg in found.legs], events


@pytest.mark.parametrize(
    "words",
    [
        "Grace Banda, who was reached by telephone in Harare on Monday, waited.",
        "Reached by phone in Harare on Monday, the driver slept.",
        "The driver could not be reached in Harare on Monday.",
        "An agreement was reached in Harare on Monday.",
    ],
)
def test_who_was_reached_has_not_arrived(words: str) -> None:
    legs, events = _told(words)
    assert legs == []
    assert all(kind not in ("arrival", "departure") for kind, _place in events)


def test_who_reached_a_town_has_arrived() -> None:
    assert _told("The buses reached Harare on Monday.") == (
        [("", "Harare")],
        [("arrival", "harare")],
    )


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The immigration department stamped 287 people.", ""),
        ("The sailors and leftists met.", ""),
        ("The bus departed.", "departure"),
        ("The boat had left.", "departure"),
        ("It sailed at noon.", "departure"),
    ],
)
def test_a_department_departs_for_nowhere(words: str, kind: str) -> None:
    assert event_kinds.kind(words, "en") == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("One bus broke down near Masvingo on Sunday after it had left Harare.", "background"),
        ("One bus from Harare broke down near Masvingo on Sunday.", "background"),
        ("A bus broke down near Masvingo on the way to Harare on Sunday.", "background"),
        ("Two people died near Masvingo when a bus to Harare overturned on Sunday.", "incident"),
    ],
)
def test_what_happened_near_a_town_is_placed_there(words: str, kind: str) -> None:
    _legs, events = _told(words)
    assert events == [(kind, "masvingo")]


def test_a_departure_near_a_town_is_where_it_begins() -> None:
    _legs, events = _told("The convoy left Harare, near Masvingo, on Sunday.")
    assert events == [("departure", "harare")]
