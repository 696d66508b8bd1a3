"""A story comes back out of Overland's own exports as the same story; what cannot is told."""

from __future__ import annotations

import argparse
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from overland import config
from overland.commands import import_
from overland.commands.outcome import Outcome
from overland.errors import WrongUse
from overland.exports import FORMATS, filename
from overland.geocoding import ledger
from overland.importing import own_geojson
from overland.presentation import selection
from overland.story import loader
from overland.story.filter import Filter
from overland.story.models import Story

SLUGS = ["syria-2013", "sudan-2023"]
ROADS_HEIGHTS = {"syria-2013": ["heights.json"], "sudan-2023": []}


def exported(story: Story, kind: str, folder: Path) -> Path:
    path = folder / filename(kind, story.slug)
    path.write_bytes(FORMATS[kind].export(story))
    return path


def restored(path: Path, folder: Path, slug: str) -> tuple[Outcome, Path]:
    asked = argparse.Namespace(root=folder, slug=slug, files=[path], date_order="", column=[],
                               show=False)  # fmt: skip
    return import_.run(asked), folder / "stories" / slug


def lost(outcome: Outcome) -> list[str]:
    before = "not in the file: "
    return [line.removeprefix(before) for line in outcome.lines if line.startswith(before)]


@pytest.mark.parametrize("kind", ["csv", "geojson", "lpf"])
@pytest.mark.parametrize("slug", SLUGS)
def test_an_export_gives_the_same_story_again_and_names_what_it_left_out(
    slug: str, kind: str, tmp_path: Path
) -> None:
    story = loader.load(config.stories() / slug)
    outcome, folder = restored(exported(story, kind, tmp_path), tmp_path, slug)
    again = loader.load(folder)
    fields = [field for field in story.__dataclass_fields__ if not field.startswith("_")]
    assert [one for one in fields if getattr(story, one) != getattr(again, one)] == []
    assert ledger.read(folder / ledger.FILE) == ledger.read(config.stories() / slug / ledger.FILE)
    assert lost(outcome) == ([] if kind == "csv" else ROADS_HEIGHTS[slug])
    left = {path.name for path in (config.stories() / slug).iterdir()}
    assert left - {path.name for path in folder.iterdir()} == set(lost(outcome))


@pytest.mark.parametrize("kind", ["csv", "geojson", "lpf"])
def test_a_story_restored_under_another_name_passes_and_is_told_in_its_languages(
    kind: str, tmp_path: Path
) -> None:
    story = loader.load(config.stories() / "syria-2013")
    _outcome, folder = restored(exported(story, kind, tmp_path), tmp_path, "out-by-bus")
    report = loader.inspect(folder)
    assert (report.problems, report.story and report.story.slug) == ((), "out-by-bus")
    titles = [text for text in story.translations if text.item == "syria-2013"]
    assert titles
    assert report.story
    own = [text for text in report.story.translations if text.item == "out-by-bus"]
    assert own == [replace(text, item="out-by-bus") for text in titles]


def test_a_story_is_not_restored_under_the_name_of_one_of_its_rows(tmp_path: Path) -> None:
    story = loader.load(config.stories() / "syria-2013")
    path = exported(story, "csv", tmp_path)
    with pytest.raises(WrongUse, match=r"'buses' is the id of a row of counts\.csv"):
        restored(path, tmp_path, "buses")
    assert not (tmp_path / "stories").exists()


@pytest.mark.parametrize("kind", ["geojson", "lpf"])
def test_what_an_editor_added_and_bounds_that_no_words_give_are_told_as_left_out(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = tmp_path / "theirs" / "stories" / "syria-2013"
    shutil.copytree(config.stories() / "syria-2013", theirs)
    (theirs / "heights.json").unlink()
    header, *rows = (theirs / "sources.csv").read_text(encoding="utf-8").splitlines()
    desk = "\n".join([f"{header},desk", *(f"{row},foreign" for row in rows)])
    (theirs / "sources.csv").write_text(desk + "\n", encoding="utf-8")
    about = json.loads((theirs / "datapackage.json").read_text(encoding="utf-8"))
    text = json.dumps(about | {"keywords": ["buses"]})
    (theirs / "datapackage.json").write_text(text, encoding="utf-8")
    monkeypatch.setenv("OVERLAND_DATA", str(tmp_path / "theirs"))
    story = loader.load(theirs)
    counts = (replace(story.counts[0], minimum=8, maximum=9), *story.counts[1:])
    path = exported(replace(story, counts=counts), kind, tmp_path)
    outcome, folder = restored(path, tmp_path, "syria-2013")
    assert lost(outcome) == [
        "sources.csv, column desk",
        "datapackage.json, keywords",
        f"counts.csv, bounds of {counts[0].id}",
    ]
    again = loader.load(folder).counts[0]
    assert again == replace(counts[0], minimum=None, maximum=None)


def test_a_part_of_a_story_comes_back_without_what_was_told_of_the_whole(tmp_path: Path) -> None:
    story = loader.load(config.stories() / "syria-2013")
    part = selection.part(story, Filter(statuses=("reported",)))
    outcome, folder = restored(exported(part, "geojson", tmp_path), tmp_path, "part")
    again = loader.load(folder)
    assert [event.id for event in again.events] == [event.id for event in part.events]
    assert lost(outcome) == ["verification.json", "geocodes.json", "heights.json"]


def test_a_line_over_the_180th_meridian_comes_back_without_the_points_at_which_it_was_cut(
    tmp_path: Path,
) -> None:
    story = loader.load(config.stories() / "syria-2013")
    leg, route = next(iter(story.routes.items()))
    over = replace(route, points=((10.0, 178.0), (10.5, 180.0), (11.0, -179.0), (12.0, 179.5)))
    path = exported(replace(story, routes={leg: over}), "geojson", tmp_path)
    found = own_geojson.read(path, story.slug).files["routes.geojson"]
    line = json.loads(found)["features"][0]["geometry"]["coordinates"]
    assert [(latitude, longitude) for longitude, latitude in line] == list(over.points)
