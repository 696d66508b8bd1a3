"""What the last step proposes for a story's descriptor, and what it leaves to its editor."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from overland.commands import new
from overland.drafting import about_story
from overland.drafting.draft_file import DraftFile
from overland.story import unfinished
from overland.ui import edit_publish

PLACES = """id,name,kind,role,country,latitude,longitude
tibu,Tibú,town,origin,CO,8.64,-72.73
colombia,Colombia,country,origin,CO,,
cucuta,Cúcuta,city,destination,CO,7.89,-72.51
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(about_story, "_editor", lambda folder: "Marta Quintero")
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    story = tmp_path / "stories" / "trip"
    (story / "places.csv").write_text(PLACES, encoding="utf-8")
    (story / "sources.csv").write_text("id,publisher\none,La Gaceta\ntwo,El Eco\n")
    (story / "events.csv").write_text("id,source\nleft,one\n")
    return story


def proposed(folder: Path) -> dict[str, str]:
    about: dict[str, Any] = json.loads((folder / "datapackage.json").read_text())
    places = unfinished.story(folder).places
    return {o.name: o.value for o in about_story.proposals(folder, about, places)}


def test_empty_fields_are_proposed_out_of_the_rows_and_nothing_is_written(folder: Path) -> None:
    before = (folder / "datapackage.json").read_bytes()
    assert proposed(folder) == {
        "description": "From Tibú to Cúcuta, according to La Gaceta.",
        "timezone": "America/Bogota",
        "contributor": "Marta Quintero",
        "version": "1.0.0",
    }
    assert (folder / "datapackage.json").read_bytes() == before


def test_what_an_editor_has_written_is_not_proposed_again(folder: Path) -> None:
    for name, value in (("description", "Four buses"), ("timezone", "UTC"), ("contributor", "Ana")):
        edit_publish._write(folder, name, value)
    assert proposed(folder) == {"version": "1.0.0"}


def test_without_a_movement_no_description_and_without_a_point_no_time_zone(folder: Path) -> None:
    (folder / "places.csv").write_text("id,name,kind,role\ntibu,Tibú,town,context\n")
    assert set(proposed(folder)) == {"contributor", "version"}


def test_the_texts_language_is_proposed_and_the_description_is_in_it(folder: Path) -> None:
    draft = DraftFile.read(folder)
    draft.texts.append({"source": "one", "text": "", "language": "es"})
    draft.write()
    found = proposed(folder)
    assert found["language"] == "es"
    assert found["description"] == "De Tibú a Cúcuta, según La Gaceta."
    edit_publish._write(folder, "language", "de")
    assert proposed(folder)["language"] == "es"
    draft.texts.append({"source": "two", "text": "", "language": "en"})
    draft.write()
    assert {"language", "description"}.isdisjoint(proposed(folder))


def test_the_description_goes_by_the_legs_that_were_travelled(folder: Path) -> None:
    # A convoy that is only planned had been told as the journey's beginning.
    (folder / "places.csv").write_text(
        "id,name,kind,role\nj,Johi,town,context\nb,Bhan,town,destination\n"
        "h,Hyderabad,city,destination\nm,Mehar,town,origin\nl,Larkana,city,destination\n"
    )
    (folder / "legs.csv").write_text(
        "id,position,origin,destination,mode,status\na,1,j,b,sea,reported\n"
        "c,2,b,h,road,claimed\nd,3,m,l,road,planned\n"
    )
    assert proposed(folder)["description"] == "From Johi to Hyderabad, according to La Gaceta."


def test_the_description_begins_in_a_town_and_not_at_its_station(folder: Path) -> None:
    station = "terminal,Terminal Norte,station,origin,CO,8.64,-72.73\n"
    with (folder / "places.csv").open("a", encoding="utf-8") as table:
        table.write(station)
    (folder / "legs.csv").write_text(
        "id,position,origin,destination,status\nway,1,terminal,cucuta,reported\n"
    )
    assert proposed(folder)["description"] == "From Tibú to Cúcuta, according to La Gaceta."
