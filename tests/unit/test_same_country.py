"""A text that names no country: one decision says in which its places lie, and none before it."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import pytest

from overland.commands import new
from overland.drafting import desk, same_country
from overland.drafting.draft_file import DraftFile, Stored
from overland.geocoding.index import open_index

TABLE = Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv"
ABOUT = {"title": "Coaches", "publisher": "Gazette", "published": "2024-06-14"}


def _story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> DraftFile:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    folder = tmp_path / "stories" / "trip"
    desk.add_text(folder, text, open_index(TABLE), ABOUT)
    return DraftFile.read(folder)


def _place(found: DraftFile, name: str) -> Stored:
    return next(one for one in found.proposals if one.cells.get("name") == name)


def test_one_decision_gives_the_points_of_all_places_of_one_country_and_undo_takes_them_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Six coaches left Ajaccio on Tuesday. They reached Bastia and drove to Lyon."
    found = _story(tmp_path, monkeypatch, text)
    lyon = _place(found, "Lyon")
    # Nothing is preselected: the text names no country.
    assert not [one for one in found.open if one.cells.get("latitude")]
    waiting = same_country.waiting(found, lyon)
    assert {one.cells["name"] for one in waiting} == {"Ajaccio", "Bastia", "Lyon"}
    same_country.take(found, waiting)
    now = DraftFile.read(found.folder)
    places = [one for one in now.open if one.table == "places"]
    assert {one.cells["country"] for one in places} == {"FR"}
    assert all(one.cells["latitude"] for one in places)
    assert same_country.waiting(now, _place(now, "Lyon")) == []
    desk.undo(now)
    assert not [one for one in DraftFile.read(found.folder).open if one.cells.get("latitude")]


def test_a_place_of_another_name_or_with_a_namesake_in_the_country_is_left_to_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = _story(tmp_path, monkeypatch, "Six coaches left Ajaccio for Bastia and Lyon.")
    lyon, bastia = _place(found, "Lyon"), _place(found, "Bastia")
    far = {**lyon.candidates[0], "latitude": 49.0}
    double = replace(lyon, candidates=(*lyon.candidates, far))
    other = replace(
        bastia, candidates=({**bastia.candidates[0], "name": "Bastide", "spelled": ""},)
    )
    kept = [{lyon.id: double, bastia.id: other}.get(one.id, one) for one in found.proposals]
    assert same_country.waiting(replace(found, proposals=kept), double) == []
    assert same_country.waiting(replace(found, proposals=kept), _place(found, "Ajaccio")) == []


def test_a_place_that_the_headline_names_stands_with_the_sentence_that_tells_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Coaches bring hikers to Lyon\n\nSix coaches left Ajaccio for Lyon on Tuesday.\n"
    lyon = _place(_story(tmp_path, monkeypatch, text), "Lyon")
    assert lyon.start > text.index("\n")


def test_a_text_of_the_same_story_that_tells_of_other_places_is_left_to_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Six coaches left Ajaccio on Tuesday. They reached Bastia and drove to Lyon."
    found = _story(tmp_path, monkeypatch, text)
    other = {**ABOUT, "title": "Buses", "publisher": "Courier"}
    more = "Two buses left Nice on Monday. They reached Nantes and drove to Grenoble."
    desk.add_text(found.folder, more, open_index(TABLE), other)
    found = DraftFile.read(found.folder)
    for name, source in (("Ajaccio", "gazette"), ("Nice", "courier")):
        waiting = same_country.waiting(found, _place(found, name))
        assert len(waiting) > 1
        assert {one.cells["source"] for one in waiting} == {source}
