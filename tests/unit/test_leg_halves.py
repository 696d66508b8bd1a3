"""Both halves of a leg, its ends' days and its groups: told once, each by its own words."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from overland.commands import new
from overland.drafting import desk, leg_ends, place_roles, table_rows
from overland.drafting.draft import draft
from overland.drafting.draft_file import DraftFile, Stored
from overland.evidence.ground.leg_checks import leg_warnings
from overland.geocoding.index import open_index
from overland.story.models import Event, Story
from tests.valley_story import STORY

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"


def _rows(text: str, language: str) -> list[Stored]:
    day = "2024-06-14"
    found = draft(text, open_index(TABLE), date.fromisoformat(day), language)
    return table_rows.rows(text, found, table_rows.About("gazette", "Gazette", day))


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("It left Bastia on Wednesday at noon and arrived in Toulon early on 13 June.", "en", "13"),
        ("Salió de Bastia el miércoles y llegó a Toulon el 13 de junio.", "es", "13"),
        ("Le ferry a quitté Bastia mercredi et est arrivé à Toulon le 13 juin.", "fr", "13"),
        ("Паром вышел из Марселя в среду и прибыл в Тулон 13 июня.", "ru", "13"),
        ("On Tuesday they left Bastia and on Wednesday reached Toulon.", "en", "12"),
    ],
)
def test_an_arrival_has_its_own_day_and_not_that_of_the_departure(
    text: str, language: str, day: str
) -> None:
    (event,) = [one for one in _rows(text, language) if one.table == "events"]
    at_sea = {"arrival": f"2024-06-{day}", "departure": f"2024-06-{int(day) - 1}"}
    assert event.cells["date"] == at_sea[event.cells["kind"]]


def test_a_day_that_stands_with_the_other_end_alone_is_a_guess() -> None:
    (event,) = [
        one for one in _rows("It left Bastia on Wednesday and arrived in Toulon.", "en")
        if one.table == "events"
    ]  # fmt: skip
    assert event.cells["kind"] == "arrival"
    assert "date" in event.guessed


def _leg(number: int, origin: str, destination: str, state: str = "open") -> Stored:
    cells = {"id": f"leg-{number}", "position": str(number), "origin": origin,
             "destination": destination, "source": "gazette"}  # fmt: skip
    return Stored(f"p{number}", "legs", cells, "text", state, start=number)  # type: ignore[arg-type]


def test_where_they_go_on_from_is_a_stop_and_only_the_last_a_destination() -> None:
    legs = [_leg(1, "ajaccio", ""), _leg(2, "", "corte"), _leg(3, "", "bastia")]
    assert place_roles.by_movements([], legs, []) == {
        "ajaccio": "origin", "corte": "stop", "bastia": "destination",
    }  # fmt: skip


def test_the_other_half_of_a_written_leg_is_offered_to_be_the_same_and_no_second_one(
    tmp_path: Path,
) -> None:
    written, half = _leg(1, "ajaccio", "corte", "accepted"), _leg(2, "", "corte")
    places = [
        Stored(f"q{name}", "places", {"id": name, "kind": "town", "source": "gazette"}, "text")
        for name in ("ajaccio", "bastia")
    ]
    found = DraftFile(tmp_path, [written, half, *places])
    assert leg_ends.said_again(found, half) == "leg-1"
    assert leg_ends.likely(found, half) == ["bastia", "ajaccio"]
    # Another group, later in the text, and what is only expected, are other legs.
    between, later = _leg(3, "", "bastia"), _leg(4, "ajaccio", "")
    assert leg_ends.said_again(DraftFile(tmp_path, [written, half, between, later]), later) == ""
    ahead = replace(half, cells={**half.cells, "status": "expected"})
    assert leg_ends.said_again(DraftFile(tmp_path, [written, ahead]), ahead) == ""
    # Nobody has decided that the other one is a leg.
    assert (
        leg_ends.said_again(DraftFile(tmp_path, [_leg(1, "a", "b"), _leg(2, "", "b")]), half) == ""
    )


def test_a_leg_that_another_report_tells_too_is_offered_to_be_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    folder = tmp_path / "stories" / "trip"
    text, index = "Six coaches drove from Ajaccio to Bastia on 12 June 2024.", open_index(TABLE)
    about = {"title": "Coaches", "publisher": "Gazette", "published": "2024-06-14"}
    desk.add_text(folder, text, index, about)
    written = [one.id for one in DraftFile.read(folder).open]
    desk.accept_all(DraftFile.read(folder), written)
    (leg,) = [one for one in DraftFile.read(folder).proposals if one.table == "legs"]
    desk.add_text(folder, f"Again: {text}", index, {**about, "publisher": "Courier"})
    found = DraftFile.read(folder)
    (again,) = [one for one in found.open if one.table == "legs"]
    assert leg_ends.said_again(found, again) == leg.cells["id"]
    # The way back, and what is only expected, are other legs.
    back = {"origin": again.cells["destination"], "destination": again.cells["origin"]}
    for cells in (back, {"status": "expected"}):
        other = replace(again, cells={**again.cells, **cells})
        kept = [other if one.id == again.id else one for one in found.proposals]
        assert leg_ends.said_again(replace(found, proposals=kept), other) == "", cells


def _told(story: Story) -> list[str]:
    return [f"{one.column} {one.message}" for one in leg_warnings(story)]


def test_a_leg_that_stands_twice_is_told_unless_it_says_how_it_differs() -> None:
    leg = STORY.legs[0]
    again = replace(leg, id="again")
    assert [one for one in _told(replace(STORY, legs=(*STORY.legs, again))) if "second" in one] == [
        f"id is leg {leg.id!r} a second time"
    ]
    for other in (replace(again, journey="the second bus"), replace(again, date="2020-05-09")):
        told = _told(replace(STORY, legs=(*STORY.legs, other)))
        assert [one for one in told if "second time" in one] == []


def test_a_leg_there_after_one_back_and_one_of_another_carrier_are_no_second_ones() -> None:
    leg = STORY.legs[0]
    again = replace(leg, id="again")
    back = replace(leg, id="back", origin=leg.destination, destination=leg.origin)
    ferry, barge = replace(leg, carrier="ferry"), replace(again, carrier="barge")
    for legs in ((leg, back, again), (ferry, barge)):
        told = _told(replace(STORY, legs=legs))
        assert [one for one in told if "second time" in one] == []
    for legs in ((back, leg, again), (leg, again, back), (leg, barge)):
        told = _told(replace(STORY, legs=legs))
        assert len([one for one in told if "second time" in one]) == 1, legs


def _event(name: str, day: str, place: str, kind: str, status: str = "reported") -> Event:
    return replace(STORY.events[0], id=name, date=day, place=place, kind=kind, status=status)


@pytest.mark.parametrize("status", ["expected", "reported"])
def test_the_departure_of_a_second_group_is_not_held_against_the_firsts_arrival(
    status: str,
) -> None:
    leg = STORY.legs[0]
    first = _event("first", "2020-05-01", leg.origin, "departure")
    there = _event("there", "2020-05-02", leg.destination, "arrival")
    second = _event("second", "2020-05-08", leg.origin, "departure", status)
    first, second = replace(first, leg=leg.id), replace(second, leg="later")
    later = replace(leg, id="later", journey="the second bus")
    story = replace(STORY, legs=(leg, later), events=(first, there, second))
    assert [one for one in _told(story) if "before" in one] == []
    alone = replace(story, legs=(leg,), events=(there, replace(second, status="reported")))
    assert len([one for one in _told(alone) if "before" in one]) == 1
    # Each group has an arrival: then each departure is to fit one.
    late = replace(story, events=(first, there, replace(second, status="reported"),
                                  replace(there, id="there-2")))  # fmt: skip
    assert [one for one in _told(late) if "'second'" in one]


@pytest.mark.parametrize("named", [("", ""), ("", "leg"), ("leg", "leg")])
def test_a_departure_of_the_same_journey_after_its_arrival_is_told(named: tuple[str, str]) -> None:
    leg = STORY.legs[0]
    one, other = (leg.id if name else "" for name in named)
    first = replace(_event("first", "2020-05-01", leg.origin, "departure"), leg=one)
    false = replace(_event("false", "2020-05-09", leg.origin, "departure"), leg=other)
    there = _event("there", "2020-05-04", leg.destination, "arrival")
    told = _told(replace(STORY, legs=(leg,), events=(first, there, false)))
    assert [line for line in told if "'false'" in line], told
