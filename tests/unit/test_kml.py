"""KML: what was not reported, when, and hostile text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overland import config
from overland.errors import InvalidDate
from overland.exports import gazetteer_time, kml
from overland.story import dates, loader
from overland.story.models import Story
from tests.export_reading import KML, changed_event, features, placemarks, values

HOSTILE = '<script>alert(`${1}`)</script> & \x0b\x00 ]]> "quoted"'
DAYS = st.dates(date(1800, 1, 1), date(2100, 1, 1)).map(date.isoformat)
POINTS = st.one_of(DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]))
ENDS = st.one_of(POINTS, st.sampled_from(["", ".."]))
EDTF = st.one_of(
    POINTS,
    st.builds("{}{}".format, POINTS, st.sampled_from("?~%")),
    st.builds("{}/{}".format, ENDS, POINTS),
    st.builds("{}/{}".format, POINTS, ENDS),
    st.builds("{}-{}".format, st.integers(1800, 2100), st.integers(21, 24)),
    st.builds("{}-XX".format, st.integers(1800, 2100)),
)


@pytest.fixture
def story(story_folder: Path) -> Iterator[Story]:
    with config.data_in(story_folder.parents[1]):
        yield loader.load(story_folder)


def test_kml_names_what_was_not_reported(story: Story) -> None:
    marks = placemarks(story)
    names = {name: mark.findtext(f"{KML}name", "") for name, mark in marks.items()}
    assert names["event-arrive"] == "expected: Expected at the bay"
    assert names["place-baytown"] == "Baytown (destination, editors’ conclusion)"
    assert names["leg-hill-to-bay"] == "Hilltown – Baytown (expected)"
    assert names["event-set-out"] == story.events[0].headline
    styles = {name: mark.findtext(f"{KML}styleUrl") for name, mark in marks.items()}
    assert styles["event-arrive"] == "#status-expected"
    assert styles["event-set-out"] == "#status-reported"


def test_a_place_that_no_source_names_is_not_marked_as_reported(story: Story) -> None:
    known = replace(story.places[0], basis="background")
    marks = placemarks(replace(story, places=(known, *story.places[1:])))
    found = marks[f"place-{known.id}"].findtext(f"{KML}styleUrl")
    assert found == "#status-background"


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2020-05-01", ["2020-05-01"]),
        ("2020-05", ["2020-05"]),
        ("2020", ["2020"]),
        ("2020-05-01/2020-06", ["2020-05-01", "2020-06"]),
        ("/2020-05-01", ["2020-05-01"]),
        ("2020-05-01/..", ["2020-05-01"]),
        ("2020-05-01?", []),
        ("2020-05~", []),
        ("2020%", []),
        ("2020-21", []),
        ("2020-05-XX", []),
        ("2020-05?/2020-06", []),
        ("XXXX", []),
    ],
)
def test_kml_times_only_what_is_known_and_keeps_the_date_as_written(
    story: Story, edtf: str, told: list[str]
) -> None:
    mark = placemarks(changed_event(story, date=edtf))["event-set-out"]
    times = [mark.findtext(f".//{KML}{name}") for name in ("when", "begin", "end")]
    assert [time for time in times if time] == told
    assert values(mark)["date"] == edtf


def test_kml_asks_nobody_for_a_picture(story: Story) -> None:
    root = ElementTree.fromstring(kml.export(story))
    assert [node.tag for node in root.iter() if node.tag.endswith(("Icon", "href"))] == []


def test_hostile_text_is_inert_in_kml_and_whole_in_json(story: Story) -> None:
    found = changed_event(story, headline=HOSTILE, note=HOSTILE)
    mark = placemarks(found)["event-set-out"]
    description = mark.findtext(f"{KML}description", "")
    assert "<script" not in description
    assert "${" not in description
    assert "]]>" in values(mark)["note"]
    event = features(found)["hilltown"]["properties"]["events"][0]
    assert event["headline"] == HOSTILE


@given(EDTF)
def test_a_timespan_is_never_narrower_than_its_date(edtf: str) -> None:
    try:
        moment = dates.parse(edtf)
    except InvalidDate:  # an interval that ends before it starts
        return
    span = gazetteer_time.timespan(edtf)
    assert span is not None
    given_by_it = [dates.parse(text) for end in span.values() for text in end.values()]
    assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", m.edtf) for m in given_by_it)
    if moment.lower == date.min:
        assert set(span["start"]) == {"latest"}
    else:
        assert min(m.lower for m in given_by_it) <= moment.lower
    if moment.upper == date.max:
        assert set(span["end"]) == {"earliest"}
    else:
        assert max(m.upper for m in given_by_it) >= moment.upper


def test_a_point_that_only_gives_a_direction_is_no_pin() -> None:
    syria = loader.load(config.stories() / "syria-2013")
    marks = placemarks(syria)
    assert marks["place-home"].find(f"{KML}Point") is None
    assert marks["place-moscow"].find(f"{KML}Point") is not None
    assert marks["leg-beirut-home"].find(f"{KML}LineString") is not None
