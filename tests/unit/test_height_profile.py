"""Heights along a road: read from the pinned package, written, and refused where damaged."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from overland.errors import WrongUse
from overland.geography.distance import distance_km
from overland.routing import globe
from overland.routing import profile as heights
from overland.routing.engines import Engine
from overland.story import loader
from tests import stories
from tests.routing_server import redraw, run


def test_a_file_that_is_not_the_pinned_package_gives_no_heights(
    story_folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.whl"
    other.write_bytes(b"something else")
    with pytest.raises(globe.NoHeight, match="SHA-256 differs"):
        run(story_folder, "--heights", str(other))
    with pytest.raises(globe.NoHeight, match=r"absent\.whl"):
        run(story_folder, "--heights", str(tmp_path / "absent.whl"))
    assert not (story_folder / "heights.json").exists()


def small_model(path: Path) -> str:
    """A wheel like the real one, whose height is 10 m a row southwards from 50 N; its SHA-256."""
    grid = np.repeat(np.arange(6000, dtype=np.int16)[:, None] * 10, 4500, axis=1)
    held = io.BytesIO()
    np.savez_compressed(held, arr_0=np.minimum(grid, 30000))
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(globe.MEMBER, held.getvalue())
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_heights_are_read_between_cells_and_not_beyond_the_model(tmp_path: Path) -> None:
    wheel = tmp_path / "model.whl"
    height_at = globe.load(wheel, small_model(wheel))
    assert height_at((49.0, 10.0)) == pytest.approx(1200)
    assert height_at((49.0 - 0.25 / 120, 10.003)) == pytest.approx(1202.5)
    for beyond in ((51.0, 10.0), (-1.0, 10.0), (40.0, -1.0), (40.0, 80.0)):
        with pytest.raises(globe.NoHeight, match="no height at"):
            height_at(beyond)


def test_a_profile_marks_the_crossing_and_the_highest_point_near_a_pass(story_folder: Path) -> None:
    collection = json.loads((story_folder / "routes.geojson").read_text())
    wish = {"kind": "pass", "name": "Top", "latitude": 33.80, "longitude": 35.72}
    bad = [{"kind": "pass"}, "pass", {**wish, "latitude": "high"}]
    collection["features"][0]["properties"]["marks"] = [wish, *bad]
    stories.write_json(story_folder / "routes.geojson", collection)
    story = loader.load(story_folder)
    built = heights.build(story, lambda point: 1000 * (36.5 - point[1]), 48.5, "a model")
    crossing, top = built.marks
    assert (crossing.kind, crossing.name) == ("crossing", "Midpost")
    assert top.kind == "pass"
    near = [
        point.height_m
        for point in built.points
        if distance_km((point.latitude, point.longitude), (33.80, 35.72)) <= heights.PASS_WITHIN_KM
    ]
    assert len(near) < len(built.points)
    assert top.height_m == max(near)


def test_a_profile_survives_being_written_and_read_again(story_folder: Path) -> None:
    built = heights.build(loader.load(story_folder), lambda point: 7.0, 48.5, "a model")
    (story_folder / heights.FILE).write_text(heights.as_text(built), encoding="utf-8")
    assert heights.read(story_folder) == built


def test_a_profile_of_another_line_is_a_problem_until_it_is_built_again(
    story_folder: Path,
) -> None:
    story = loader.load(story_folder)
    built = heights.build(story, lambda point: 7.0, 48.5, "a model")
    file = story_folder / heights.FILE
    file.write_text(heights.as_text(built), encoding="utf-8")
    assert not heights.problems(story, story_folder)
    moved = [replace(p, latitude=p.latitude + 0.01) for p in built.points]
    for wrong in (replace(built, points=tuple(moved)), replace(built, points=built.points[:-1])):
        file.write_text(heights.as_text(wrong), encoding="utf-8")
        (problem,) = heights.problems(story, story_folder)
        assert (problem.file, problem.severity) == (heights.FILE, "problem")
        assert "--heights" in problem.remedy
    file.write_text("junk", encoding="utf-8")
    assert "not JSON" in heights.problems(story, story_folder)[0].message
    file.write_text(heights.as_text(built), encoding="utf-8")
    engine = Engine("osrm", "http://localhost")

    def by(*_: object) -> tuple[tuple[float, float], ...]:
        return ((33.5, 36.2), (33.8, 35.5))

    assert any("--heights" in line for line in redraw(story_folder, engine, by=by))


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"legs": []}', '{"legs": [], "points": [{"height_m": 1}]}']
)
def test_a_file_that_is_no_profile_is_no_profile(story_folder: Path, text: str) -> None:
    (story_folder / heights.FILE).write_text(text, encoding="utf-8")
    assert heights.read(story_folder) is None


def test_a_story_without_a_road_has_no_profile(story_folder: Path) -> None:
    (story_folder / "routes.geojson").unlink()
    built = heights.build(loader.load(story_folder), lambda point: 7.0, 48.5, "a model")
    assert (built.points, built.marks) == ((), ())
    with pytest.raises(WrongUse, match="no road leg"):
        run(story_folder, "--heights", "any.whl")


class TestTheProfileOfTheRoadFromDamascusToBeirut:
    folder = Path(__file__).parents[2] / "data" / "stories" / "syria-2013"
    profile = heights.read(folder)

    def test_it_belongs_to_the_lines_that_are_drawn(self) -> None:
        assert self.profile is not None
        story = loader.load(self.folder)
        rebuilt = heights.build(story, lambda point: 0.0, 0, "")
        assert self.profile.legs == rebuilt.legs
        places = [(p.distance_km, p.latitude, p.longitude) for p in self.profile.points]
        assert places == [(p.distance_km, p.latitude, p.longitude) for p in rebuilt.points]

    def test_its_summit_is_the_pass_at_its_published_height(self) -> None:
        assert self.profile is not None
        summit = max(self.profile.points, key=lambda point: point.height_m)
        (top,) = (mark for mark in self.profile.marks if mark.kind == "pass")
        assert distance_km((top.latitude, top.longitude), (33.82, 35.77)) < 1.5
        assert summit.height_m - top.height_m < self.profile.error_m
        assert 1524 - self.profile.error_m <= summit.height_m <= 1536 + self.profile.error_m

    def test_border_crossing_and_pass_come_in_the_order_of_the_journey(self) -> None:
        assert self.profile is not None
        assert [mark.kind for mark in self.profile.marks] == ["border", "crossing", "pass"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[" * 100_000, ""),
        ('{"legs": [], "points": ["x"], "marks": [], "error_m": 1, "source": ""}', "points[0]"),
        ('{"legs": [], "points": [], "marks": [7], "error_m": 1, "source": ""}', "marks[0]"),
        ('{"legs": [], "points": [], "marks": [], "error_m": 1e999, "source": ""}', ""),
        ('{"legs": [], "points": [], "marks": [], "error_m": "1", "source": ""}', "error_m"),
        ('{"legs": {}, "points": [], "marks": [], "error_m": 1, "source": ""}', "legs"),
    ],
)
def test_a_damaged_profile_is_told_and_shown_to_nobody(
    story_folder: Path, text: str, where: str
) -> None:
    story = loader.load(story_folder)
    (story_folder / heights.FILE).write_text(text, encoding="utf-8")
    assert heights.read(story_folder) is None
    (problem,) = heights.problems(story, story_folder)
    assert (problem.file, problem.severity) == (heights.FILE, "problem")
    assert where in problem.column


@pytest.mark.parametrize("target", ["/dev/zero", "itself"])
def test_a_profile_that_is_no_plain_file_is_told_at_once(story_folder: Path, target: str) -> None:
    story = loader.load(story_folder)
    (story_folder / heights.FILE).symlink_to(target)
    assert heights.read(story_folder) is None
    assert len(heights.unreadable(story, story_folder)) == 1
