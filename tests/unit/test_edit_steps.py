"""The last step's parts: figures that disagree, fields by their labels."""

from __future__ import annotations

import argparse
import os
import runpy
import socket
import sys
from pathlib import Path

import pytest

from overland import config, i18n
from overland.commands import edit, new, serve
from overland.errors import Problem, WrongUse
from overland.files import read_json
from overland.geocoding import index_builder
from overland.story import unfinished
from overland.story.schemas import TABLES
from overland.story.table_writer import TableText
from overland.story.tables import NO_ROWS
from overland.ui import edit_faults, edit_publish, edit_reader, edit_relations, edit_tables


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    return tmp_path / "stories" / "trip"


def test_two_figures_that_disagree_are_a_row_of_relations(folder: Path) -> None:
    edit_relations._write(
        folder, "disagree", ["312-people", "287-entries"], "Nobody explains it.", "note"
    )
    edit_relations._write(
        folder, "disagree", ["312-people", "287-entries"], "Nobody explains it.", "note"
    )
    rows = TableText.read(folder / "relations.csv").rows()
    assert [row["members"] for row in rows] == ["312-people 287-entries"] * 2
    assert rows[0]["note"] == "Nobody explains it."
    assert len({row["id"] for row in rows}) == 2


def test_what_the_last_step_asks_for_is_told_by_its_label(folder: Path) -> None:
    problem = Problem("datapackage.json", 0, "contributors[0].title", "", "missing", "Write it")
    told = str(edit_reader._list(folder, [problem]))
    assert "Who made the story" in told
    assert "contributors[0]" not in told


def test_an_empty_table_is_told_in_the_editors_language(folder: Path) -> None:
    i18n.use("es")
    told = str(edit_reader._list(folder, [Problem("events.csv", 0, "", "", NO_ROWS, "Add a row")]))
    assert "Suceso" in told
    assert NO_ROWS not in told


def test_the_readers_view_beside_is_in_the_editors_language(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    i18n.use("ar")
    shown: list[str] = []
    monkeypatch.setattr("streamlit.iframe", lambda address, **_size: shown.append(address))
    edit_reader.frame(folder, 390, 620)
    assert "lang=ar" in shown[0]


def test_a_summary_is_written_in_the_last_step_and_an_empty_one_is_none(folder: Path) -> None:
    def inner() -> dict[str, str]:
        value = read_json(folder / "datapackage.json", lambda problem: None)
        assert isinstance(value, dict)
        found: dict[str, str] = value["overland"]
        return found

    edit_publish._write(folder, "summary", "Buses left Tyre.")
    assert inner()["summary"] == "Buses left Tyre."
    edit_publish._write(folder, "summary", " ")
    assert "summary" not in inner()
    assert "language" in inner()


def test_a_fault_names_its_row_as_the_editor_does(folder: Path) -> None:
    (folder / "places.csv").write_text("id,name\ntyre,Tyre\nsidon,\n", encoding="utf-8")
    (folder / "legs.csv").write_text("id,origin,destination\nl,tyre,\n", encoding="utf-8")
    told = str(edit_reader._list(folder, [
        Problem("places.csv", 2, "latitude", "x", "is no number", "Write digits"),
        Problem("places.csv", 9, "latitude", "x", "is no number", "Write digits"),
        Problem("legs.csv", 2, "mode", "x", "is no way of travel", "Write road"),
        Problem("draft.json", 0, "", "", "is damaged", "Restore it"),
    ]))  # fmt: skip
    assert "Place “Tyre” Latitude" in told
    assert "Place 9 Latitude" in told
    assert "“Tyre – …” Way of travel" in told
    assert "<b>draft.json</b>" in told


def test_a_cell_that_is_wrong_is_told_with_its_value(folder: Path) -> None:
    problem = Problem("sources.csv", 2, "url", "Coast Herald", "is no address", "Write https://")
    assert "&#39;Coast Herald&#39;" in str(edit_reader._list(folder, [problem]))


def test_the_row_that_a_fault_is_told_of_is_the_one_that_is_mended(folder: Path) -> None:
    path = folder / "places.csv"
    path.write_text("id,name,note\ntyre,Tyre,\n,,\nsidon,Sidon,\n", encoding="utf-8")
    assert edit_faults._row(folder, TABLES["places"], 2)["id"] == "tyre"
    assert edit_faults._row(folder, TABLES["places"], 4)["id"] == "sidon"
    assert edit_faults._row(folder, TABLES["places"], 9) == {}
    assert edit_faults._row(folder, TABLES["places"], 0) == {}
    edit_tables.change(path, "sidon", {"note": "by the sea"})
    assert path.read_text(encoding="utf-8").endswith("sidon,Sidon,by the sea\n")


def test_a_place_of_an_unfinished_story_keeps_its_words(folder: Path) -> None:
    header = "id,name,kind,role,basis,latitude,longitude\n"
    rows = "tyre,Tyre,Citty,stop,inferred,33.27,35.2\nsidon,Sidon,town,origin,,33.56,35.37\n"
    (folder / "places.csv").write_text(header + rows, encoding="utf-8")
    tyre, sidon = unfinished.story(folder).places
    assert (tyre.kind, tyre.role, tyre.basis) == ("Citty", "stop", "inferred")
    assert (sidon.kind, sidon.role, sidon.basis) == ("town", "origin", "stated")


def test_the_server_lets_through_whatever_the_page_takes_and_what_stands_around_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [])
    monkeypatch.setattr(os, "environ", {**os.environ})
    monkeypatch.setattr(runpy, "run_module", lambda *_words, **_how: None)
    monkeypatch.setattr(index_builder, "ready", lambda _table: True)
    edit.run(argparse.Namespace(root=folder.parents[1], slug="trip", port=0))
    at = sys.argv.index("--server.maxUploadSize")
    assert int(sys.argv[at + 1]) > config.EDIT_UPLOAD_MB


def test_no_address_is_told_where_another_program_listens(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = folder.parents[1]
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        asked = argparse.Namespace(root=root, slug="", port=port)
        with pytest.raises(WrongUse, match=f"port {port} cannot be used.*--port {port + 1}"):
            edit.run(asked)
        told = argparse.Namespace(folder=root, port=port, address="localhost", no_browser=True)
        with pytest.raises(WrongUse, match=f"--port {port + 1}"):
            serve.run(told)
    assert "open http" not in capsys.readouterr().err
