"""Linked Places: times, certainty, points and kinds of the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from overland import config
from overland.exports import gazetteer_time
from overland.story import loader
from overland.story.models import Event, Story
from tests import small_story
from tests.export_reading import gazetteer


@pytest.fixture
def story(story_folder: Path) -> Iterator[Story]:
    with config.data_in(story_folder.parents[1]):
        yield loader.load(story_folder)


@pytest.mark.parametrize(
    ("edtf", "span"),
    [
        ("2020-05-01", {"start": {"in": "2020-05-01"}}),
        ("2020-05~", {"start": {"in": "2020-05"}}),
        ("2011/2012-03", {"start": {"in": "2011"}, "end": {"in": "2012-03"}}),
        ("2020-05/..", {"start": {"in": "2020-05"}, "end": {"earliest": "2020-05"}}),
        ("/2020-05", {"start": {"latest": "2020-05"}}),
        ("2020-21", {"start": {"earliest": "2020-03-01", "latest": "2020-05-31"}}),
        ("XXXX", None),
        ("../..", None),
    ],
)
def test_a_gazetteer_gets_no_date_that_nobody_gave(edtf: str, span: object) -> None:
    assert gazetteer_time.timespan(edtf) == span


@pytest.mark.parametrize(
    ("changes", "certainty"),
    [
        ({}, "certain"),
        ({"basis": "inferred"}, "less-certain"),
        ({"status": "planned"}, "uncertain"),
        ({"status": "denied"}, "uncertain"),
        ({"date": "2020-05-01?"}, "uncertain"),
        ({"date": "2020-05~"}, "uncertain"),
    ],
)
def test_a_gazetteer_is_told_how_sure_a_time_is(changes: dict[str, Any], certainty: str) -> None:
    event: Event = replace(small_story.EVENT, **changes)
    when = gazetteer_time.when([event])
    assert when is not None
    assert when["certainty"] == certainty
    assert f"{event.id}: {event.date} ({event.status})" in when["label"]


def test_a_point_of_a_gazetteer_is_never_certain(story: Story) -> None:
    told = {name: place["geometry"]["certainty"] for name, place in gazetteer(story).items()}
    assert told == {"hilltown": "less-certain", "baytown": "uncertain", "midpost": "less-certain"}


def test_only_a_kind_that_the_thesaurus_has_is_given_its_number(story: Story) -> None:
    told = {name: place["types"][0] for name, place in gazetteer(story).items()}
    assert told["hilltown"]["identifier"] == "aat:300008375"
    assert "identifier" not in told["midpost"]
    assert told["midpost"]["label"] == "border crossing"


def test_a_leg_relates_two_places_of_the_file(story: Story) -> None:
    places = gazetteer(story)
    (relation,) = places["hilltown"]["relations"]
    assert relation["relationTo"] == places["baytown"]["@id"]
    assert relation["certainty"] == "uncertain"
    assert "expected" in relation["label"]
