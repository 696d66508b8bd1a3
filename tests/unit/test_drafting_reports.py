"""What a whole report gives: its dateline's day, who says what, what is denied, and its events."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from overland.commands import new
from overland.drafting import desk, groups
from overland.drafting.draft_file import DraftFile, Stored
from overland.geocoding.index import Index

ENGLISH = """Orphans from Mykolaiv reach Moldova

CHISINAU, March 11, 2022 – Three buses from Mykolaiv crossed into Moldova at Palanca early on \
Friday, border police said. The children ate breakfast near Palanca.

The labour ministry denied a report that one of the buses had come under fire near Odesa. \
"All three vehicles arrived undamaged," the ministry said.

The group is expected to leave for the Romanian city of Iasi on Saturday.
"""
SPANISH = """Cúcuta (Colombia), 9 de julio de 2019. Dos autobuses con 87 ciudadanos procedentes de \
Mérida cruzaron este martes el puente, según informó el consulado de España.

El grupo esperó más de cuatro horas. «Todos están bien», dijo Ortega a los periodistas junto al \
puente. Está previsto que el jueves llegue a Bogotá.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    return tmp_path / "stories" / "trip"


def drafted(folder: Path, index: Index, text: str, published: str) -> list[Stored]:
    about = {"title": "", "publisher": "Wire", "published": published}
    desk.add_text(folder, text, index, about)
    return DraftFile.read(folder).open


def cells(found: list[Stored], table: str, *names: str) -> list[tuple[str, ...]]:
    return [tuple(one.cells[name] for name in names) for one in found if one.table == table]


def test_the_day_of_a_dateline_is_told_and_no_other_day_of_a_text() -> None:
    assert desk.day_told(ENGLISH) == "2022-03-11"
    assert desk.day_told(SPANISH) == "2019-07-09"
    assert desk.day_told("The buses left Beirut on July 21, 2006 - and the ship was there.") == ""
    assert desk.day_told(ENGLISH.replace(", 2022", "")) == ""


def test_a_dateline_alone_is_no_event_and_no_part_of_an_excerpt(folder: Path, index: Index) -> None:
    events = cells(drafted(folder, index, SPANISH, "2019-07-09"), "events", "exact")
    assert events[0][0].startswith("Dos autobuses")
    (folder / "draft.json").unlink()
    events = cells(drafted(folder, index, ENGLISH, "2022-03-11"), "events", "exact")
    assert events[0][0].endswith("border police said.")
    assert events[0][0].startswith("Three buses")


def test_an_event_without_any_day_waits_for_it_and_keeps_its_group_back(
    folder: Path, index: Index
) -> None:
    found = drafted(folder, index, ENGLISH, "")
    undated = [one for one in found if one.table == "events" and not one.cells["date"]]
    assert undated
    assert all(groups.lacking(one) == ["date"] for one in undated)
    draft = DraftFile.read(folder)
    for one in undated:
        ready = groups.ready(draft, [one, *groups.beside(draft, one)])
        groups.accept(folder, [member.id for member in ready])


def test_what_is_said_is_its_speakers_and_what_is_denied_is_told(
    folder: Path, index: Index
) -> None:
    found = drafted(folder, index, ENGLISH, "2022-03-11")
    events = cells(found, "events", "place", "kind", "status")
    assert ("odesa", "announcement", "denied") in events
    denials = [one.cells.get("speaker") for one in found if one.cells.get("status") == "denied"]
    assert denials == ["The labour ministry"]
    assert events[0] == ("palanca", "crossing", "claimed")
    assert ("", "arrival", "reported") not in events
    figures = cells(found, "counts", "as_written", "speaker", "status")
    assert ("All three vehicles", "the ministry", "claimed") in figures
    (palanca,) = (one for one in found if one.cells.get("id") == "palanca")
    assert palanca.cells["role"] == "crossing"
    assert palanca.candidates[0]["country"] == "MD"


def test_a_spanish_report_tells_kinds_speakers_and_movements_as_an_english_one(
    folder: Path, index: Index
) -> None:
    found = drafted(folder, index, SPANISH, "2019-07-09")
    kinds = [kind for (kind,) in cells(found, "events", "kind")]
    assert kinds == ["crossing", "arrival"]
    figures = cells(found, "counts", "as_written", "speaker", "status")
    consulate = ("el consulado de España", "claimed")
    assert figures == [("Dos autobuses", *consulate), ("87 ciudadanos", *consulate)]
    assert cells(found, "quotes", "speaker") == [("Ortega",)]
    assert ("", "bogota") in cells(found, "legs", "origin", "destination")
