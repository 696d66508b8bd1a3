"""Whatever lies in a story's folder, every address answers, and other stories are as they were."""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from overland import cli
from overland.server import app as web
from overland.server import health
from overland.server.api import Api
from overland.server.pages import Entrance
from tests import stories
from tests.work import at_once

ROOT = Path(__file__).resolve().parents[2]
VICTIM = "syria-2013"
GOOD = "two-towns"
Damage = Callable[[Path, Path], object]


def text(name: str, content: str, *, ground: bool = False) -> Damage:
    """A file with other content."""
    return lambda story, basemap: ((basemap if ground else story) / name).write_text(
        content, "utf-8"
    )


def raw(name: str, content: bytes, *, ground: bool = False) -> Damage:
    return lambda story, basemap: ((basemap if ground else story) / name).write_bytes(content)


def link(name: str, target: str, *, ground: bool = False) -> Damage:
    """A symbolic link in the place of a file."""

    def damage(story: Path, basemap: Path) -> None:
        path = (basemap if ground else story) / name
        path.unlink(missing_ok=True)
        path.symlink_to(target)

    return damage


def pipe(name: str) -> Damage:
    """A named pipe, which would be read for ever."""

    def damage(story: Path, _basemap: Path) -> None:
        (story / name).unlink(missing_ok=True)
        os.mkfifo(story / name)

    return damage


def folder_for(name: str, *, ground: bool = False) -> Damage:
    """A folder in the place of a file."""

    def damage(story: Path, basemap: Path) -> None:
        path = (basemap if ground else story) / name
        path.unlink(missing_ok=True)
        path.mkdir()

    return damage


def edited(name: str, key: str, value: object) -> Damage:
    """Every value of that key in a JSON file is another."""

    def damage(story: Path, _basemap: Path) -> None:
        def walk(found: object) -> object:
            if isinstance(found, dict):
                return {k: value if k == key else walk(v) for k, v in found.items()}
            return [walk(one) for one in found] if isinstance(found, list) else found

        path = story / name
        path.write_text(json.dumps(walk(json.loads(path.read_text("utf-8")))), "utf-8")

    return damage


def below(folder: Path, name: bytes) -> Path:
    return Path(os.fsdecode(bytes(folder) + b"/" + name))


def a_socket(story: Path, _basemap: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        here = Path.cwd()
        os.chdir(story)  # its address may not be long
        try:
            one.bind("socket")
        finally:
            os.chdir(here)


DEEP = "[" * 100_000
DAMAGES: dict[str, Damage] = {
    "a name that is not UTF-8": lambda story, _: Path(
        os.fsdecode(bytes(story) + b"/caf\xe9.txt")
    ).touch(),
    "a folder's name that is not UTF-8": lambda story, _: Path(
        os.fsdecode(bytes(story.parent) + b"/bad\xff")
    ).mkdir(),
    "a link to itself": link("loop", "loop"),
    "a link to itself in the ground": link("loop", "loop", ground=True),
    "a socket": a_socket,
    "a pipe for a table": pipe("events.csv"),
    "a pipe for heights": pipe("heights.json"),
    "heights without end": link("heights.json", "/dev/zero"),
    "heights nested deeply": text("heights.json", DEEP),
    "heights of words": text("heights.json", '{"points": ["x"]}'),
    "a date that is none in the ledger": edited("geocodes.json", "date", "24.11.2026"),
    "no source in the ledger": edited("geocodes.json", "source", ""),
    "a blank source in the ledger": edited("geocodes.json", "source", " "),
    "numbers in the ledger": text("geocodes.json", '{"damascus": 7}'),
    "a ledger cut short": text("geocodes.json", '{"places": ['),
    "a verification of numbers": edited("verification.json", "excerpts", 7),
    "a line of words": text("routes.geojson", '{"type": "FeatureCollection", "features": ["x"]}'),
    "a licence that is script": edited("datapackage.json", "path", "javascript:alert(1)"),
    "a table in the wrong coding": raw("places.csv", b"\xff\xfe\x00"),
    "a folder for a table": folder_for("counts.csv"),
    "no package": lambda story, _: (story / "datapackage.json").unlink(),
    "ground that leads nowhere": link("land.geojson", "/nowhere", ground=True),
    "ground that is empty": text("basemap.json", "", ground=True),
    "ground that is cut short": text("basemap.json", '{"a": ', ground=True),
    "ground that is not UTF-8": raw("basemap.json", b"\xff\xff", ground=True),
    "ground nested deeply": text("basemap.json", DEEP, ground=True),
    "ground that is a word": text("basemap.json", '"x"', ground=True),
    "ground that is a folder": folder_for("basemap.json", ground=True),
    "labels that are empty": text("labels.json", "", ground=True),
    "labels of numbers": text("labels.json", '{"a": 1}', ground=True),
    "labels without words": text("labels.json", "[{}]", ground=True),
    "labels that are words": text("labels.json", '["x"]', ground=True),
    "roads without layers": text(
        "roads.geojson",
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}}]}',
        ground=True,
    ),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two sound stories."""
    root = tmp_path_factory.mktemp("sound")
    stories.write(root / "stories", GOOD)
    shutil.copytree(ROOT / "data" / "stories" / VICTIM, root / "stories" / VICTIM)
    shutil.copytree(ROOT / "data" / "basemap" / VICTIM, root / "basemap" / VICTIM)
    shutil.copy(ROOT / "data" / "basemap" / "world.geojson", root / "basemap")
    return root


def addresses(slug: str) -> list[str]:
    """What reads every file of a story."""
    pages = [f"/{name}?story={slug}" for name in ("", "evidence", "about")]
    picture = f"/pictures/{slug}.svg?size=narrow&theme=light"
    return [*pages, f"/?story={slug}&place=damascus", picture, f"/api/stories/{slug}.csv"]


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_folder_costs_its_own_story_and_no_address_fails(
    name: str, sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "data"
    shutil.copytree(sound, root, symlinks=True)
    DAMAGES[name](root / "stories" / VICTIM, root / "basemap" / VICTIM)
    monkeypatch.setenv("OVERLAND_DATA", str(root))
    entrance = Entrance(
        "", web._index(), web.PAGES, web._stories, lambda: {"map": "Map"}, at_once()
    )
    api = Api("", web._stories, at_once())
    told = health.routes("", web._stories, lambda: None, lambda: 0)
    routes = [*entrance.routes(), *api.routes(), *told]
    client = TestClient(Starlette(routes=routes))
    for address in (f"/?story={GOOD}", "/", "/healthz", "/readyz", "/api/stories.json"):
        assert client.get(address).status_code == 200
    for address in addresses(VICTIM):
        assert client.get(address).status_code in (200, 404)
    assert client.get("/healthz").json()["stories"] in (1, 2)


NOT_TOLD = {"a verification of numbers"}
"""A record of a check that there was not: that nothing was checked is told of the sound story too.
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small story with the ground of another, and one beside it; the checks are quick."""
    root = tmp_path_factory.mktemp("small")
    folder = stories.write(root / "stories", GOOD)
    stories.write(root / "stories", "beside")
    for name in ("geocodes.json", "verification.json"):
        shutil.copy(ROOT / "data" / "stories" / VICTIM / name, folder)
    shutil.copytree(ROOT / "data" / "basemap" / VICTIM, root / "basemap" / GOOD)
    shutil.copy(ROOT / "data" / "basemap" / "world.geojson", root / "basemap")
    return root


def checked(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[set[str], int]:
    """What check says of the stories of a folder, and of how many."""
    capsys.readouterr()
    cli.main(["check", "--root", str(root), "--json"])
    told = json.loads(capsys.readouterr().out)
    problems = {f"{one['file']} {one['message']}" for one in told["problems"]}
    return problems, len(told["stories"])


def test_check_tells_every_damage_in_the_folder_it_was_given_and_goes_on(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, stories_checked = checked(small, capsys)
    silent = []
    for number, (name, damage) in enumerate(DAMAGES.items()):
        root = tmp_path / str(number)
        shutil.copytree(small, root, symlinks=True)
        damage(root / "stories" / GOOD, root / "basemap" / GOOD)
        told, count = checked(root, capsys)
        assert count >= stories_checked
        if not told - before:
            silent.append(name)
        shutil.rmtree(root)
    assert set(silent) == NOT_TOLD
