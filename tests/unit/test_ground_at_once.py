"""The ground of a new story: names at once, then lines and areas, then the relief."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from overland.basemap import labels, readers, story_ground
from overland.cli import main

CLIP, JOURNEY = (4.0, 59.0, 8.0, 62.0), (5.0, 60.0, 6.0, 61.0)
TOWN = {"id": "town-1", "name": "Town", "kind": "town", "latitude": 60.5, "longitude": 5.5}


def _archives() -> story_ground.Archives:
    return story_ground.Archives(*[Path("none")] * 6)


def test_names_are_there_before_anything_is_cut_and_nobody_else_is_thanked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "towns", lambda *_: [])
    monkeypatch.setattr(labels, "towns", lambda *_, **__: [TOWN])
    story_ground.write_names(_archives(), CLIP, JOURNEY, tmp_path, "tale")
    story_ground.describe(CLIP, JOURNEY, tmp_path, "tale", with_relief=False)
    named = json.loads((tmp_path / "tale/labels.json").read_text("utf-8"))
    told = json.loads((tmp_path / "tale/basemap.json").read_text("utf-8"))
    assert [label["name"] for label in named] == ["Town"]
    assert "tiles" not in told
    assert set(told["attributions"]) == {"world", "labels"}


@pytest.mark.parametrize("again", [False, True])
def test_each_step_is_shown_as_soon_as_it_is_there_and_no_ground_is_made_less(
    story_folder: Path, monkeypatch: pytest.MonkeyPatch, again: bool
) -> None:
    data, slug, done = story_folder.parents[1], story_folder.name, list[str]()
    described = data / "basemap" / slug / "basemap.json"

    def says(name: str) -> Any:
        def step(*_: object, with_relief: bool = True) -> int:
            done.append(name if with_relief else f"{name} without relief")
            return 0

        return step

    for name in ("write_names", "write_vectors", "write_tiles", "describe"):
        monkeypatch.setattr(story_ground, name, says(name))
    monkeypatch.setattr(story_ground, "fetch_all", lambda *_, **__: _archives())
    if again:
        described.parent.mkdir(parents=True)
        described.write_text("{}", "utf-8")
    monkeypatch.setenv("OVERLAND_DATA", str(data))
    assert main(["basemap", slug]) == 0
    early = ["write_names", "describe without relief", "write_vectors", "describe without relief"]
    kept = ["write_vectors", "describe"]
    assert done == [*(kept if again else early), "write_tiles", "describe"]
