"""The story as one HTML file: its size, its policy, its links, and hostile text in it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from contextvars import copy_context
from dataclasses import replace
from typing import Any

import pytest
import shapely
import shapely.geometry

from overland import config, i18n
from overland.exports import one_file
from overland.story.loader import load
from overland.story.models import Story
from tests import small_story
from tests.exports import Exports

HOSTILE = "</script><script>alert(1)</script>${alert(2)}`\"'<img src=x onerror=alert(3)>"


@pytest.fixture(scope="module")
def story() -> Story:
    return load(config.stories() / "syria-2013")


@pytest.fixture(scope="module")
def file(exports: Exports) -> str:
    return exports.of(config.stories() / "syria-2013", "html").decode()


def unpacked(file: str) -> dict[str, Any]:
    found = re.search(r'id="ov-packed">([^<]*)</script>', file)
    assert found
    held: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(found[1])))
    for page in held["pages"].values():
        page["html"] = "".join(held["parts"][number] for number in page["html"])
    for code, numbers in held["maps"].items():
        held["maps"][code] = "".join(held["parts"][number] for number in numbers)
    return held


def words_of(file: str) -> str:
    return re.sub(r"<script.*?</script>", "", file, flags=re.DOTALL)


def test_the_file_of_six_languages_is_at_most_1_44_million_bytes_and_the_same_twice(
    exports: Exports, file: str
) -> None:
    assert len(file.encode()) <= 1_440_000
    assert exports.of_another_process(config.stories() / "syria-2013", "html").decode() == file


def test_every_link_within_the_file_leads_to_something_in_it(file: str) -> None:
    ids = set(re.findall(r' id="([^"]+)"', file))
    links = set(re.findall(r' href="#([^"]*)"', file))
    assert links
    assert links <= ids
    for page in (file, *(page["html"] for page in unpacked(file)["pages"].values())):
        assert not re.findall(r'href="\.', page)


def test_no_id_stands_twice(file: str) -> None:
    page = words_of(file)
    found = re.findall(r' id="([^"]+)"', page)
    assert sorted(found) == sorted(set(found))


def test_nothing_is_fetched_and_only_the_files_own_scripts_run(file: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', file)
    assert policy
    assert "default-src &#39;none&#39;" in policy[1]
    scripts = re.findall(r"<script>(.*?)</script>", file, re.DOTALL)
    held = unpacked(file)
    for script in [*scripts, *held["scripts"], *held["maps"].values()]:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"sha256-{digest}" in policy[1]
    assert not re.findall(r' (?:src|srcset)="(?!data:)', file)
    assert not re.findall(r"url\((?![\"']?data:)", words_of(file))


def test_the_page_is_there_in_each_language_of_the_interface(file: str) -> None:
    held = unpacked(file)
    assert set(held["maps"]) == set(i18n.LANGUAGES)
    assert set(held["pages"]) == {*i18n.LANGUAGES} - {"en"}
    for code, name in {"ar": "المصنع", "ru": "Масна"}.items():
        assert name in held["pages"][code]["html"]
        assert name in held["maps"][code]
    ids = set(re.findall(r' id="(place=[^"]+)"', file))
    assert ids == set(re.findall(r' id="(place=[^"]+)"', held["pages"]["ru"]["html"]))


def test_the_language_in_use_is_the_files_own() -> None:
    def made() -> str:
        i18n.use("ru")
        return one_file.export(small_story.STORY).decode()

    file = copy_context().run(made)
    assert 'id="ov-first" data-language="ru"' in file
    assert set(unpacked(file)["pages"]) == {*i18n.LANGUAGES} - {"ru"}


def test_there_is_one_first_heading(file: str) -> None:
    assert len(re.findall(r"<h1\b", words_of(file))) == 1


def test_nothing_would_be_asked_of_another_host_by_the_map(file: str) -> None:
    held = unpacked(file)
    assert "openstreetmap.org/{z}" not in "".join(held["maps"].values())
    assert set(re.findall(r'"url":"([^"]*)"', held["maps"]["en"])) <= {
        *held["ground"]["vectors"],
        "{style}",
    }
    assert all(tile.startswith("data:image/webp;") for tile in held["ground"]["tiles"].values())


def test_every_claim_is_told_without_script(story: Story, file: str) -> None:
    page = words_of(file)
    for claim in story.claims:
        assert f'id="claim-{claim.id}"' in page
    for place in story.places:
        assert f'id="place={place.id}"' in page
    assert "about 80 people" in page


def test_hostile_text_adds_no_element(story: Story, file: str) -> None:
    place = replace(story.places[0], name=HOSTILE, note=HOSTILE)
    hostile = replace(story, title=HOSTILE, places=(place, *story.places[1:]))
    made = one_file.export(hostile).decode()
    assert len(re.findall(r"<script\b", made)) == len(re.findall(r"<script\b", file))
    pages = [made, *(page["html"] for page in unpacked(made)["pages"].values())]
    for page in pages:
        assert "<img src=x" not in words_of(page)
    assert "${alert(2)}" not in "".join(unpacked(made)["maps"].values())


def test_a_story_without_ground_of_its_own_stands_on_land(story: Story) -> None:
    # Its file left the world's coasts out, and all around its towns was sea.
    elsewhere = replace(story, slug="no-ground-was-built")
    held = unpacked(one_file.export(elsewhere).decode())
    (world,) = held["ground"]["vectors"]
    assert "world.geojson" in world
    assert '"pane":"world"' in held["maps"]["en"]


def test_beside_the_storys_own_ground_lies_as_much_of_the_world_as_can_be_seen(
    file: str,
) -> None:
    # Beside the box of the ground all was sea, with the names of countries in it.
    held = unpacked(file)
    (world,) = [found for url, found in held["ground"]["vectors"].items() if "world.geo" in url]
    shapes = [shapely.geometry.shape(feature["geometry"]) for feature in world["features"]]
    (south, west), (north, east) = held["bounds"]
    wide, high = east - west, north - south
    whole = shapely.box(west - wide, south - high, east + wide, north + high)
    assert all(whole.buffer(0.01).contains(shape) for shape in shapes)
    assert any(shape.contains(shapely.Point(34.5, 37.5)) for shape in shapes), "Turkey"
    assert not any(shape.contains(shapely.Point(32, 34.5)) for shape in shapes), "the sea"
