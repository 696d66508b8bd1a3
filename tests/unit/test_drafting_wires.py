# ruff: noqa: E501
"""Reports of agencies that the rules met last: what they took for something else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from overland.drafting.draft import draft
from overland.drafting.proposals import Draft
from overland.drafting.table_rows import About, rows
from overland.geocoding.index import Index, open_index

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"
DAY = date(2019, 10, 17)
FERRY = """HERAKLION, Oct 17, 2019 – The last of 186 passengers of a ferry that lost power in the Libyan \
Sea were put ashore in the Cretan port of Ierapetra before dawn on Thursday, the Greek coast guard said.

The Varvara had sailed from Paleochora for the island of Gavdos on Tuesday evening. Winds of 8 to 9 \
Beaufort kept the tugs away until Wednesday afternoon. Two vessels, sent from Piraeus, brought a group to Heraklion.
"""


@pytest.fixture(scope="module")
def index() -> Index:
    return open_index(TABLE)


def drafted(index: Index, text: str) -> Draft:
    return draft(text, index, DAY)


def events(index: Index, text: str) -> list[dict[str, str]]:
    found = rows(text, drafted(index, text), About("wire", "Wire", DAY.isoformat()))
    return [dict(one.cells) for one in found if one.table == "events"]


def test_where_something_happened_is_read_past_the_kind_of_the_place(index: Index) -> None:
    first, *_rest = events(index, FERRY)
    assert (first["place"], first["kind"], first["note"]) == ("ierapetra", "arrival", "")


def test_no_note_says_that_a_source_is_silent_where_it_names_a_place(index: Index) -> None:
    text = "A ferry lost power in the Libyan Sea on Tuesday. The storm passed Tyre on Wednesday."
    found = events(index, text)
    assert found[1]["note"] == ""
    assert "Where exactly is not said; named is Libyan Sea." in {one["note"] for one in found}
    (nowhere,) = events(index, "The storm was over on Wednesday.")
    assert nowhere["note"] == "The source does not say where."


def test_what_lasted_until_a_day_is_past(index: Index) -> None:
    assert "2019-10-16" in [one.edtf for one in drafted(index, FERRY).dates]


@pytest.mark.parametrize(
    "closed",
    [
        "The strait will remain closed until Friday, officials said.",
        "The strait is closed until Friday, officials said.",
        "All flights were suspended until Friday, officials said.",
        "The strait will be kept closed until Friday, officials said.",
    ],
)
def test_what_may_still_last_until_a_day_is_ahead(index: Index, closed: str) -> None:
    assert [one.edtf for one in drafted(index, closed).dates] == ["2019-10-18"]
