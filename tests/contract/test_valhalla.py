"""A real Valhalla, on a map that this file writes, asked as `overland route --engine` asks it.

The package carries Valhalla's own programs: one builds tiles from the map, one serves them.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import osmium
import pytest
import valhalla  # type: ignore[import-untyped]

from overland import cli
from overland.geography.distance import distance_km, length_km, nearest_on_line
from overland.routing.engines import Engine, EngineFailed, ask
from overland.story import loader
from overland.story.models import Point
from tests import stories

HIGHWAY: tuple[Point, ...] = (
    (33.51, 36.29),
    (33.60, 36.05),
    (33.70, 35.92),
    (33.82, 35.85),
    (33.89, 35.50),
)
PATH: tuple[Point, ...] = (HIGHWAY[0], HIGHWAY[-1])
"""Shorter than the highway, and closed to cars."""
ISLAND: tuple[Point, ...] = ((34.60, 36.00), (34.61, 36.01))
WAYS = (
    (HIGHWAY, {"highway": "trunk", "name": "The highway"}),
    (PATH, {"highway": "footway", "motor_vehicle": "no"}),
    (ISLAND, {"highway": "residential"}),
)
PROGRAMS = Path(valhalla.__file__).parent / "bin"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a Valhalla serves the written map over HTTP."""
    folder = tmp_path_factory.mktemp("valhalla")
    write_map(folder / "map.osm.pbf")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = folder / "valhalla.json"
    config.write_text(json.dumps(settings(folder, port)), encoding="utf-8")
    build = [str(PROGRAMS / "valhalla_build_tiles"), "-c", str(config), str(folder / "map.osm.pbf")]
    with (folder / "log.txt").open("w", encoding="utf-8") as log:
        subprocess.run(build, check=True, cwd=folder, stdout=log, stderr=log, timeout=120)
        serve = [str(PROGRAMS / "valhalla_service"), str(config), "1"]
        server = subprocess.Popen(serve, cwd=folder, stdout=log, stderr=log)
        try:
            wait_until_it_answers(port, server, folder / "log.txt")
            yield f"http://127.0.0.1:{port}"
        finally:
            # Asked politely, it lets connections drain for half a minute.
            server.kill()
            server.wait(10)


def write_map(path: Path) -> None:
    """A trunk road between the towns of the test story, a footpath, and a road elsewhere."""
    numbers = {p: n for n, p in enumerate(dict.fromkeys(p for way, _ in WAYS for p in way), 1)}
    with osmium.SimpleWriter(str(path)) as writer:
        for (latitude, longitude), number in numbers.items():
            writer.add_node(
                osmium.osm.mutable.Node(id=number, version=1, location=(longitude, latitude))
            )
        for number, (points, tags) in enumerate(WAYS, 1):
            nodes = [numbers[point] for point in points]
            writer.add_way(osmium.osm.mutable.Way(id=number, version=1, nodes=nodes, tags=tags))


def settings(folder: Path, port: int) -> dict[str, object]:
    """Valhalla's own defaults, with its tiles, sockets and address below the test's folder."""
    (folder / "tiles").mkdir()
    config = valhalla.get_config(tile_extract="", tile_dir=folder / "tiles")
    config["mjolnir"] |= {"concurrency": 1, "admin": "", "timezone": ""}
    for unwanted in ("tile_extract", "traffic_extract"):
        config["mjolnir"].pop(unwanted, None)
    config["httpd"]["service"] |= {
        "listen": f"tcp://127.0.0.1:{port}",
        "loopback": f"ipc://{folder}/loopback",
        "interrupt": f"ipc://{folder}/interrupt",
    }
    for part in ("loki", "thor", "odin", "meili"):
        config[part].setdefault("service", {})["proxy"] = f"ipc://{folder}/{part}"
    return dict(config)


def wait_until_it_answers(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 30
    while server.poll() is None and time.monotonic() < deadline:
        with socket.socket() as trial:
            trial.settimeout(0.2)
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        os.sched_yield()
    raise RuntimeError("Valhalla does not listen:\n" + log.read_text(encoding="utf-8")[-2000:])


def test_the_line_follows_the_highway_and_not_the_path_that_cars_may_not_use(address: str) -> None:
    points = ask(Engine("valhalla", address), HIGHWAY[0], HIGHWAY[-1])
    assert all(nearest_on_line(corner, points)[0] < 0.02 for corner in HIGHWAY)
    assert length_km(points) == pytest.approx(length_km(HIGHWAY), rel=0.01)
    assert length_km(points) > 1.05 * distance_km(*PATH)


def test_no_way_through_is_told_in_the_engines_words(address: str) -> None:
    with pytest.raises(EngineFailed, match="Locations are in unconnected regions"):
        ask(Engine("valhalla", address), HIGHWAY[0], ISLAND[0])


def test_the_command_puts_the_engines_line_into_the_story_and_says_where_it_is_from(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = stories.write(tmp_path / "stories")
    before = loader.load(folder).routes["hill-to-bay"]
    command = ["--root", str(tmp_path), "route", stories.SLUG, "--engine", address]
    assert cli.main(command) == 0
    assert "from valhalla" in capsys.readouterr().out
    drawn = loader.load(folder).routes["hill-to-bay"]
    assert drawn.points != before.points
    assert all(nearest_on_line(corner, drawn.points)[0] < 0.02 for corner in HIGHWAY)
    assert "valhalla" in drawn.method
    assert drawn.error_m is None
    assert any("OpenStreetMap" in source for source in drawn.sources)


def test_a_road_that_the_engine_does_not_know_leaves_the_story_as_it_was(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = stories.write(tmp_path / "stories")
    places = (folder / "places.csv").read_text(encoding="utf-8")
    moved = places.replace("33.89,35.50", f"{ISLAND[0][0]},{ISLAND[0][1]}")
    assert moved != places
    (folder / "places.csv").write_text(moved, encoding="utf-8")
    before = (folder / "routes.geojson").read_bytes()
    command = ["--root", str(tmp_path), "route", stories.SLUG, "--engine", address]
    assert cli.main(command) == 1
    assert "unconnected" in capsys.readouterr().out
    assert (folder / "routes.geojson").read_bytes() == before
