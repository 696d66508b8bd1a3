"""Points in any notation, and lines out of tracks and great circles."""

from __future__ import annotations

import argparse
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from overland import config
from overland.commands import geocode, new, route
from overland.errors import Problem, WrongUse
from overland.exports import csv_package
from overland.geocoding import accepting, ledger, notation
from overland.routing import by_hand, tracks
from overland.story import coordinates, loader, route_writer, routes
from tests import small_story

MASNAA = (33.7029, 35.924)


@pytest.mark.parametrize(
    "text",
    [
        "33.7029, 35.9240",
        "33.7029 35.924",
        "33,7029; 35,9240",
        "33,7029 35,924",
        "N33.7029 E35.924",
        "33.7029°N, 35.924°E",
        "35.924 E 33.7029 N",
        "33°42'10.44\"N 35°55'26.4\"E",
        "33° 42′ 10.44″ N, 35° 55′ 26.4″ E",
        "33 42.174' N 35 55.44' E",
        "geo:33.7029,35.924",
        "https://www.google.com/maps/@33.7029,35.924,15z",
        "https://www.google.com/maps/place/X/@1.5,2.5,15z/data=!3d33.7029!4d35.924",
        "https://maps.google.com/?q=33.7029,35.924",
        "https://www.openstreetmap.org/?mlat=33.7029&mlon=35.924#map=15/1.1/2.2",
        "https://www.openstreetmap.org/#map=15/33.7029/35.924",
        "https://www.bing.com/maps?cp=33.7029~35.924&lvl=15",
    ],
)
def test_a_point_is_read_in_any_notation(text: str) -> None:
    assert notation.point(text) == pytest.approx(MASNAA, abs=1e-6)


def test_a_point_in_the_south_and_west_keeps_its_sides() -> None:
    assert notation.point("12°30'S 77°W") == (-12.5, -77.0)
    assert notation.point("−12.5, −77") == (-12.5, -77.0)


def test_minutes_west_of_greenwich_keep_the_sign_of_their_zero_degrees() -> None:
    assert notation.point("51°30' -0°07'") == pytest.approx((51.5, -7 / 60), abs=1e-6)
    assert notation.point("-0°30', 36°E") == (-0.5, 36.0)
    assert notation.degree("-0°30'", "latitude") == coordinates.read("-0°30'", "latitude") == -0.5


@pytest.mark.parametrize("text", ["33°70'N 35°E", "-12°S 77°W", "33°10'75\"N 35°E"])
def test_degrees_that_contradict_themselves_are_told(text: str) -> None:
    with pytest.raises(notation.NoPoint):
        notation.point(text)


@pytest.mark.parametrize("text", ["", "Masnaa", "33.7", "133.7, 35.9", "95, 200", "1, 2, 3"])
def test_what_is_no_point_is_told(text: str) -> None:
    with pytest.raises(notation.NoPoint):
        notation.point(text)


def test_a_pasted_point_is_written_before_the_story_is_complete(tmp_path: Path) -> None:
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    places = tmp_path / "stories" / "trip" / "places.csv"
    header = places.read_text().splitlines()[0]
    places.write_text(f"{header}\nmasnaa,Masnaa" + "," * (header.count(",") - 1) + "\n")
    arguments = argparse.Namespace(
        root=tmp_path, slug="trip", place="masnaa", point="33,7029; 35,924", note="UNHCR list"
    )
    assert geocode.run(arguments).clean
    assert "33.7029,35.924" in places.read_text()
    assert "UNHCR list" in places.read_text()
    entry = ledger.read(places.with_name(ledger.FILE))["masnaa"]
    assert entry.choice is not None
    assert entry.choice.point == MASNAA
    assert "33,7029; 35,924" in entry.reason


def test_a_point_that_a_person_gave_stays_when_the_gazetteer_is_asked_again() -> None:
    place = small_story.place("hilltown")
    given = accepting.person_entry(place, (33.7, 35.9), "33.7, 35.9")
    assert ledger.reviewed(place, given)
    assert list(ledger.problems(small_story.story_with(places=(place,)), {place.id: given})) != []
    moved = replace(place, latitude=33.7, longitude=35.9)
    assert list(ledger.problems(small_story.story_with(places=(moved,)), {place.id: given})) == []


def test_a_ledger_that_is_damaged_leaves_the_table_as_it_was(tmp_path: Path) -> None:
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    places = tmp_path / "stories" / "trip" / "places.csv"
    header = places.read_text().splitlines()[0]
    places.write_text(f"{header}\nmasnaa,Masnaa" + "," * (header.count(",") - 1) + "\n")
    places.with_name(ledger.FILE).write_text("{")
    before = places.read_bytes()
    arguments = argparse.Namespace(
        root=tmp_path, slug="trip", place="masnaa", point="33.7, 35.9", note=""
    )
    assert not geocode.run(arguments).clean
    assert places.read_bytes() == before


def test_a_track_is_cut_between_two_places_in_the_direction_of_the_leg() -> None:
    track = tuple((33.0 + step / 10, 35.0) for step in range(11))
    cut = tracks.cut(track, (33.8, 35.01), (33.2, 35.0))
    assert (cut.points[0], cut.points[-1]) == ((33.8, 35.0), (33.2, 35.0))
    assert cut.origin_off_km == pytest.approx(0.926, abs=0.01)


def test_a_track_that_passes_elsewhere_is_refused() -> None:
    with pytest.raises(tracks.OffTheTrack, match="km from the destination"):
        tracks.cut([(33.0, 35.0), (33.1, 35.0)], (33.0, 35.0), (35.0, 35.0))


def test_a_great_circle_is_shorter_than_the_parallel() -> None:
    line = tracks.great_circle((50.0, 0.0), (50.0, 60.0))
    assert max(latitude for latitude, _ in line) == pytest.approx(53.99, abs=0.05)


def test_a_package_holds_no_open_proposals(tmp_path: Path) -> None:
    story = loader.load(config.stories() / "syria-2013")
    package = tmp_path / "out.zip"
    package.write_bytes(csv_package.export(story))
    assert "draft.json" not in zipfile.ZipFile(package).namelist()


LEGS = "id,position,origin,destination,mode\nleg,1,a,b,road\n"
PLACES = "id,name,kind,latitude,longitude\na,A,town,33.0,35.0\nb,B,town,34.0,35.0\nc,C,town,,\n"


def _no_fault(problem: Problem) -> None:
    pytest.fail(str(problem))


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    (tmp_path / "legs.csv").write_text(LEGS)
    (tmp_path / "places.csv").write_text(PLACES)
    return tmp_path


def test_a_drawn_line_runs_from_the_origin_and_is_joined_to_both_places(drawn: Path) -> None:
    by_hand.write(drawn, "leg", [(33.9, 35.1), (33.5, 35.2), (33.1, 35.1)])
    line = routes.read(drawn, {"leg"}, _no_fault)["leg"]
    assert line.points[0] == (33.0, 35.0)
    assert line.points[1] == (33.1, 35.1)
    assert line.points[-1] == (34.0, 35.0)
    assert "by hand" in str(line.properties["method"])
    assert line.properties["error_m"] is None


def test_a_line_is_drawn_anew_and_taken_out_again(drawn: Path) -> None:
    by_hand.write(drawn, "leg", [(33.0, 35.0), (34.0, 35.0)])
    by_hand.write(drawn, "leg", [(33.0, 35.0), (33.5, 36.0), (34.0, 35.0)])
    assert len(routes.read(drawn, {"leg"}, _no_fault)["leg"].points) == 3
    route_writer.remove(drawn, "leg")
    assert routes.read(drawn, {"leg"}, _no_fault) == {}


@pytest.mark.parametrize(
    "damaged",
    [
        '{"type": "FeatureCollection", "features": [{"id": "other", ',
        '{"type": "FeatureCollection", "features": {"id": "other"}}',
        '{"type": "FeatureCollection", "features": [{"id": "other"}, null]}',
        '["other"]',
    ],
)
def test_a_damaged_file_of_lines_is_told_and_stays_as_it_is(drawn: Path, damaged: str) -> None:
    file = drawn / routes.FILE
    file.write_text(damaged)
    with pytest.raises(route_writer.LinesNotWritable, match=routes.FILE):
        by_hand.write(drawn, "leg", [(33.0, 35.0), (34.0, 35.0)])
    with pytest.raises(route_writer.LinesNotWritable, match=routes.FILE):
        route_writer.remove(drawn, "leg")
    assert file.read_text() == damaged


def test_a_line_beside_a_file_of_one_feature_alone_keeps_that(drawn: Path) -> None:
    other = route_writer.feature("other", [(1, 2), (3, 4)], {"method": "m"})
    (drawn / routes.FILE).write_text(json.dumps(other))
    by_hand.write(drawn, "leg", [(33.0, 35.0), (34.0, 35.0)])
    assert set(routes.read(drawn, {"leg", "other"}, _no_fault)) == {"leg", "other"}


def test_a_line_needs_two_places_with_points_and_two_points(drawn: Path) -> None:
    with pytest.raises(WrongUse, match="two points"):
        by_hand.write(drawn, "leg", [(33.0, 35.0)])
    (drawn / "legs.csv").write_text(LEGS.replace(",b,", ",c,"))
    with pytest.raises(WrongUse, match="a point first"):
        by_hand.write(drawn, "leg", [(33.0, 35.0), (34.0, 35.0)])


def test_a_line_is_drawn_before_the_story_is_finished(tmp_path: Path) -> None:
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    folder = tmp_path / "stories" / "trip"
    (folder / "legs.csv").write_text("id,origin,destination,mode,status\nleg,a,b,sea,reported\n")
    (folder / "places.csv").write_text(PLACES)
    outcome = route.run(
        argparse.Namespace(root=tmp_path, slug="trip", engine="", track=None, leg="leg",
                           great_circle=True, roads=False, heights=None)
    )  # fmt: skip
    assert outcome.lines[0].startswith("leg: ")
    line = routes.read(folder, {"leg"}, _no_fault)["leg"]
    assert "a direction, not the course" in str(line.properties["method"])


def test_a_track_is_cut_before_the_story_is_finished(tmp_path: Path) -> None:
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    folder = tmp_path / "stories" / "trip"
    (folder / "legs.csv").write_text("id,origin,destination,mode,status\nleg,a,b,road,reported\n")
    (folder / "places.csv").write_text(PLACES)
    points = "".join(f'<trkpt lat="{32.5 + step / 10}" lon="35.0"/>' for step in range(21))
    track = tmp_path / "way.gpx"
    track.write_text(
        '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>'
        f"{points}</trkseg></trk></gpx>"
    )
    route.run(
        argparse.Namespace(root=tmp_path, slug="trip", engine="", track=track, leg="leg",
                           great_circle=False, roads=False, heights=None)
    )  # fmt: skip
    line = routes.read(folder, {"leg"}, _no_fault)["leg"]
    assert line.points[0] == pytest.approx((33.0, 35.0), abs=0.01)
    assert line.points[-1] == pytest.approx((34.0, 35.0), abs=0.01)
    assert "way.gpx" in str(line.properties["method"])
