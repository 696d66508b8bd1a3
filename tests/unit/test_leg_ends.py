"""The empty end of a leg: places that it may be, likeliest first, and none taken by itself."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from overland.commands import new
from overland.drafting import candidate_cells, desk, leg_ends, mending
from overland.drafting.draft_file import DraftFile, Stored
from overland.geocoding.index import open_index
from tests import drafted

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"
TEXT = (
    "Two buses left Damascus in Syria on Monday. They travelled to Beirut in Lebanon. "
    "On Tuesday they reached Tyre."
)


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DraftFile:
    about = {"title": "Buses", "published": "2006-07-19"}
    return DraftFile.read(drafted.trip(tmp_path, monkeypatch, TEXT, about))


def test_an_empty_end_may_be_where_the_leg_before_ended_and_stays_empty(draft: DraftFile) -> None:
    legs = sorted((one for one in draft.open if one.table == "legs"), key=lambda one: one.start)
    assert [leg_ends.empty(one) for one in legs] == ["destination", "origin", "origin"]
    likeliest = [leg_ends.likely(draft, one)[0] for one in legs]
    assert likeliest == ["beirut", "damascus", "beirut"]
    mending.mend(draft, legs[2], "origin", likeliest[2])
    now = DraftFile.read(draft.folder).get(legs[2].id)
    assert now.cells["id"] == "beirut-tyre"
    assert leg_ends.likely(draft, now) == []


def test_a_candidate_gives_its_name_unless_an_editor_gave_another() -> None:
    told = {"latitude": 52.5, "longitude": 85.2, "country": "RU", "kind": "city"}
    candidates = ({**told, "name": "Biysk", "spelled": "Бийск"},)
    cells = {"name": "Бийска", "exact": "Бийска", "kind": "city"}
    one = Stored("p1", "places", cells, "text", candidates=candidates)
    assert candidate_cells.of(one, candidates[0])["name"] == "Бийск"
    own = Stored("p1", "places", {**cells, "name": "Бия"}, "text", candidates=candidates)
    assert "name" not in candidate_cells.of(own, candidates[0])


def test_the_places_of_its_own_sentence_come_first_and_a_town_before_its_station(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    new.run(argparse.Namespace(root=tmp_path, slug="bus"))
    story = tmp_path / "stories" / "bus"
    told = (
        "Two buses left Harare in Zimbabwe on Monday. They travelled to Beitbridge. "
        "A bus that had been repaired at Park Station, in Masvingo, arrived in Bulawayo on Tuesday."
    )
    about = {"title": "Buses", "published": "2006-07-19"}
    desk.add_text(story, told, open_index(TABLE), about, "en")
    draft = DraftFile.read(story)
    leg = next(one for one in draft.open if one.cells.get("destination") == "bulawayo")
    assert leg_ends.likely(draft, leg)[0] == "masvingo"
    names = leg_ends.likely(draft, leg)
    assert "park-station" not in names[: names.index("masvingo")]


def test_no_country_is_offered_where_a_leg_begins_or_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = (
        "Two buses left Damascus in Syria on Monday. They travelled to Lebanon. "
        "On Tuesday they reached Tyre."
    )
    found = DraftFile.read(drafted.trip(tmp_path, monkeypatch, told, {"title": "Buses"}))
    last = max((o for o in found.open if o.table == "legs"), key=lambda one: one.start)
    assert leg_ends.empty(last) == "origin"
    offered = leg_ends.likely(found, last)
    assert "damascus" in offered
    assert not {"lebanon", "syria"} & {*offered}


def test_a_way_may_begin_at_the_border_crossing_that_was_named_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (
        "On Monday 300 people entered through the Islam Qala border crossing in Afghanistan. "
        "A lorry from Tehran, Isfahan, Karaj and Mashhad was there.\n\n"
        "Buses took 80 of them to Herat on Tuesday."
    )
    about = {"title": "Buses", "published": "2025-07-09"}
    draft = DraftFile.read(drafted.trip(tmp_path, monkeypatch, text, about))
    leg = next(one for one in draft.open if one.cells.get("destination") == "herat")
    assert leg_ends.likely(draft, leg)[0] == "islam-qala-border-crossing"
