"""What a value of a vocabulary means to a reader is decided in its table, and asked there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from overland.presentation import legs, places, relations, symbology, vocabulary
from overland.story.models import Relation
from overland.story.terms import UnknownTerm
from overland.story.vocabularies import AREAS, BASIS, LINE_STYLES, PLACE_KIND, RELATION_KIND, STATUS
from tests import small_story


@pytest.mark.parametrize("kind", list(PLACE_KIND))
def test_a_place_without_a_point_is_an_area_or_lacks_its_pin(kind: str) -> None:
    place = replace(small_story.place(), kind=kind, latitude=None, longitude=None)
    assert places.is_area(place) == (kind in ("area", "country")) == (kind in AREAS)
    assert bool(places.known_to(place)) != (kind in AREAS)


@pytest.mark.parametrize("status", list(STATUS))
def test_a_cluster_and_a_line_call_the_same_of_two_the_weakest(status: str) -> None:
    one = replace(small_story.EVENT, status=status)
    other = replace(small_story.EVENT, id="other", basis="inferred")
    leg = replace(small_story.LEG, status=status)
    beside = replace(small_story.LEG, id="beside", basis="inferred")
    story = small_story.story_with(events=(one, other), legs=(leg, beside))
    assert symbology.known(story, story.places[0]) == legs.drawn_style(story, leg)
    assert set(LINE_STYLES) == {*STATUS, "inferred"}


def test_a_relation_is_titled_by_its_kind_and_an_unknown_kind_fails() -> None:
    def title(kind: str) -> str:
        relation = Relation("pair", kind, "", ("riders", "home"))
        (found,) = relations.related(small_story.story_with(relations=(relation,)))
        return found.title

    assert len({title(kind) for kind in RELATION_KIND}) == len(RELATION_KIND)
    with pytest.raises(UnknownTerm):
        title("opposes")


def test_a_word_for_a_status_a_place_and_an_event_is_looked_up_where_it_belongs() -> None:
    assert {vocabulary.status(value) for value in (*STATUS, *BASIS)} >= {
        "planned",
        "editors’ conclusion",
    }
    assert (vocabulary.place_kind("town"), vocabulary.event_kind("arrival")) == ("town", "arrival")
    for look_up, value in (
        (vocabulary.place_kind, "arrival"),
        (vocabulary.event_kind, "town"),
        (vocabulary.status, "town"),
    ):
        with pytest.raises(UnknownTerm):
            look_up(value)
