"""GeoJSON and the CSV package of a story, and the command that writes them."""

from __future__ import annotations

import io
import itertools
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overland import cli, config
from overland.exports import FORMATS, csv_package, geojson, kml
from overland.presentation import record
from overland.story import loader
from overland.story.models import Correction, Story
from overland.svg import poster
from overland.view import View
from tests import stories
from tests.export_reading import (
    KML,
    changed_event,
    features,
    gazetteer,
    placemarks,
    values,
)


@pytest.fixture
def story(story_folder: Path) -> Iterator[Story]:
    with config.data_in(story_folder.parents[1]):
        yield loader.load(story_folder)


@pytest.fixture
def root(story_folder: Path) -> Path:
    return story_folder.parents[1]


def test_geojson_keeps_an_event_that_has_no_place(story: Story) -> None:
    found = features(changed_event(story, place=""))["set-out"]
    assert found["geometry"] is None
    assert found["properties"]["record"] == "event"
    assert [count["id"] for count in found["properties"]["counts"]] == ["riders", "promised"]


def test_geojson_keeps_relations_and_corrections(story: Story) -> None:
    change = Correction("2020-05-03", "riders", "30", "about 30", "Misread", "1.0.1")
    found = json.loads(geojson.export(replace(story, corrections=(change,))))
    words = [relation.pop("in_words") for relation in found["relations"]]
    assert words[0]["note"] == story.relations[0].note
    assert found["relations"] == [
        {
            "id": "how-many",
            "kind": "disagree",
            "note": story.relations[0].note,
            "members": ["riders", "promised"],
        }
    ]
    assert found["corrections"][0]["why"] == "Misread"


def test_a_place_without_a_point_has_no_position_anywhere(story: Story) -> None:
    nowhere = replace(story.places[0], latitude=None, longitude=None)
    found = replace(story, places=(nowhere, *story.places[1:]))
    assert features(found)["hilltown"]["geometry"] is None
    assert gazetteer(found)["hilltown"]["geometry"] is None
    marks = placemarks(found)
    for name in ("place-hilltown", "event-set-out"):
        assert marks[name].find(f"{KML}Point") is None


def test_longitude_comes_first(story: Story) -> None:
    assert features(story)["hilltown"]["geometry"]["coordinates"] == [36.29, 33.51]
    assert gazetteer(story)["hilltown"]["geometry"]["coordinates"] == [36.29, 33.51]
    point = placemarks(story)["place-hilltown"].findtext(f"{KML}Point/{KML}coordinates", "")
    assert point.strip().startswith("36.29,33.51")


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ([], []),
        ([[10.0, 0.0], [20.0, 5.0]], [[[10.0, 0.0], [20.0, 5.0]]]),
        (
            [[170.0, 0.0], [-170.0, 10.0], [-160.0, 10.0]],
            [[[170.0, 0.0], [180.0, 5.0]], [[-180.0, 5.0], [-170.0, 10.0], [-160.0, 10.0]]],
        ),
        (
            [[-175.0, 4.0], [165.0, 0.0]],
            [[[-175.0, 4.0], [-180.0, 3.0]], [[180.0, 3.0], [165.0, 0.0]]],
        ),
    ],
)
def test_a_line_over_the_180th_meridian_is_cut_there(line: Any, parts: Any) -> None:
    assert geojson.cut(line) == parts


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)).map(list), max_size=8))
def test_no_part_of_a_line_crosses_the_globe(line: list[list[float]]) -> None:
    parts = geojson.cut(line)
    assert all(len(part) > 1 for part in parts) or len(line) < 2
    assert all(any(position in part for part in parts) for position in line)
    for part in parts:
        steps = [abs(after[0] - before[0]) for before, after in itertools.pairwise(part)]
        assert all(step <= 180 for step in steps)
        assert all(-90 <= latitude <= 90 for _, latitude in part)


def test_a_figure_stays_as_written_with_its_bounds_open(story: Story) -> None:
    counts = {c["id"]: c for c in features(story)["hilltown"]["properties"]["events"][0]["counts"]}
    assert counts["riders"]["as_written"] == "about 30 people"
    assert (counts["promised"]["minimum"], counts["promised"]["maximum"]) == (40, None)
    assert counts["promised"]["qualifier"] == "at least"
    told = json.loads(values(placemarks(story)["event-set-out"])["counts"])
    assert told == list(counts.values())
    assert any(
        "about 30 people" in d["value"] for d in gazetteer(story)["hilltown"]["descriptions"]
    )


def test_a_line_says_how_it_was_made_and_how_wrong_it_may_be(story: Story) -> None:
    told = features(story)["hill-to-bay"]["properties"]
    assert (told["method"], told["error_m"], told["line_sources"]) == (
        "drawn by hand",
        500.0,
        ["a map"],
    )
    leg = placemarks(story)["leg-hill-to-bay"]
    assert values(leg)["error_m"] == "500.0"
    assert "Estimated error: about 500\xa0m" in leg.findtext(f"{KML}description", "")


def test_links_are_absolute_where_the_host_names_its_address(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert record.permalink(story) == "?story=two-towns&v=1.0.0"
    assert gazetteer(story)["midpost"]["@id"] == "overland:two-towns/midpost"
    monkeypatch.setenv("OVERLAND_PUBLIC_URL", "https://maps.example.org/overland")
    link = "https://maps.example.org/overland/?story=two-towns&place=midpost&v=1.0.0"
    assert record.permalink(story, place="midpost") == link
    assert gazetteer(story)["midpost"]["@id"] == link
    assert poster.permalink(story, View(place="midpost")) == link
    assert b"https://maps.example.org/overland/?story=two-towns" in kml.export(story)


@pytest.mark.parametrize("address", ["", "  ", "javascript:alert(1)", "maps.example.org", "/x"])
def test_an_address_that_is_not_of_the_web_is_none(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERLAND_PUBLIC_URL", address)
    assert config.public_url() == ""


def test_the_package_opens_at_its_top_and_names_whose_it_is(story: Story) -> None:
    with zipfile.ZipFile(io.BytesIO(csv_package.export(story))) as package:
        assert {"datapackage.json", "events.csv", "routes.geojson"} <= set(package.namelist())
        told = package.read(csv_package.ABOUT).decode()
    assert "?story=two-towns&v=1.0.0" in told
    assert "CC-BY-4.0 https://creativecommons.org/licenses/by/4.0/" in told
    assert "- The Gazette, “Over the pass”, 2 May 2020" in told


def test_the_package_gives_away_no_file_from_elsewhere(story: Story, story_folder: Path) -> None:
    secret = story_folder.parents[1] / "secret.json"
    secret.write_text('"secret"', encoding="utf-8")
    (story_folder / "extra.json").symlink_to(secret)
    (story_folder / "notes.txt").write_text("draft", encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(csv_package.export(story))) as package:
        assert not {"extra.json", "notes.txt"} & set(package.namelist())


def export(root: Path, *arguments: str) -> int:
    return cli.main(["export", *arguments, "--root", str(root)])


def test_the_command_writes_the_file_and_nothing_else(root: Path, tmp_path: Path) -> None:
    output = tmp_path / "out" / "story.kml"
    output.parent.mkdir()
    output.write_text("old", encoding="utf-8")
    assert export(root, stories.SLUG, "--format", "kml", "-o", str(output)) == cli.CLEAN
    assert output.read_bytes().startswith(b"<?xml")
    assert [path.name for path in output.parent.iterdir()] == ["story.kml"]


@pytest.mark.slow
def test_the_command_writes_in_the_language_that_is_asked_for_and_in_no_unknown_one(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = [tmp_path / f"{code}.html" for code in ("en", "ar")]
    for path in told:
        asked = ("--format", "html", "--language", path.stem, "-o", str(path))
        assert export(root, stories.SLUG, *asked) == cli.CLEAN
        direction = "rtl" if path.stem == "ar" else "ltr"
        assert f'<html lang="{path.stem}" dir="{direction}">' in path.read_text("utf-8")
    asked = ("--format", "html", "--language", "xx", "-o", str(tmp_path / "xx.html"))
    assert export(root, stories.SLUG, *asked) != cli.CLEAN
    assert "no language 'xx'" in capsys.readouterr().err


def test_every_story_goes_into_a_folder(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stories.write(root / "stories", "another")
    output = tmp_path / "out"
    asked = ("--all", "--format", "lpf", "-o", str(output), "--json")
    assert export(root, *asked) == cli.CLEAN
    names = ["another.lpf.json", f"{stories.SLUG}.lpf.json"]
    assert sorted(path.name for path in output.iterdir()) == names
    told = json.loads(capsys.readouterr().out)
    assert told["written"] == {name.partition(".")[0]: str(output / name) for name in names}


def break_tables(folder: Path) -> None:
    (folder / "places.csv").write_text("id\n", encoding="utf-8")


def state_without_evidence(folder: Path) -> None:
    rows = stories.read_table(folder / "events.csv")
    rows[0]["source"] = rows[0]["exact"] = ""
    rows[0]["basis"] = "stated"
    stories.write_table(folder / "events.csv", rows)


@pytest.mark.parametrize("damage", [break_tables, state_without_evidence])
def test_a_story_that_may_not_be_shown_is_not_handed_out(
    damage: Any, root: Path, story_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(story_folder)
    stories.write(root / "stories", "sound-one")
    output = tmp_path / "out"
    assert export(root, "--all", "--format", "kml", "-o", str(output)) == cli.PROBLEMS
    assert [path.name for path in output.iterdir()] == ["sound-one.kml"]
    assert f"{stories.SLUG}/" in capsys.readouterr().out
    single = tmp_path / "single.kml"
    assert export(root, stories.SLUG, "--format", "kml", "-o", str(single)) == cli.PROBLEMS
    assert not single.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([stories.SLUG, "--format", "docx", "-o", "x"], ", ".join(FORMATS)),
        (["atlantis", "--format", "kml", "-o", "x"], "there is no story 'atlantis'"),
        ([stories.SLUG, "--format", "kml", "-o", "/no/such/folder/x"], "cannot be a file"),
        ([stories.SLUG, "--format", "kml", "-o", "."], "cannot be a file"),
        (["--all", "--format", "kml", "-o", "/dev/null"], "cannot be a folder"),
    ],
)
def test_what_cannot_be_written_is_told_and_exits_2(
    arguments: list[str], told: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(root, *arguments) == cli.WRONG_USE
    assert told in capsys.readouterr().err


def test_the_csv_package_holds_the_storys_own_files_and_no_notes_beside_them(
    story: Story, story_folder: Path
) -> None:
    own = {path.name for path in story_folder.iterdir()}
    for name in ("contacts.csv", "draft-notes.json", "places (old).csv", "._places.csv"):
        (story_folder / name).write_text("id\nsecret\n", encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(csv_package.export(story))) as package:
        held = set(package.namelist())
    assert held == {csv_package.ABOUT, *own}


def test_a_story_that_publishing_waits_for_is_written_and_that_is_told(
    root: Path, story_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events = story_folder / "events.csv"
    told = events.read_text(encoding="utf-8")
    events.write_text(told.replace("30 people", "31 people", 1), encoding="utf-8")
    for more in ([story_folder.name], ["--all"]):
        output = root / "out" if more == ["--all"] else root / "one.json"
        words = ["--root", str(root), "export", *more, "--format", "geojson", "-o", str(output)]
        assert cli.main(words) == 0
        said = capsys.readouterr()
        told = said.out + said.err
        assert "that publishing waits for. See each: overland check" in told
        assert "events.csv" not in told  # that command tells each
        assert output.exists()
