"""What a filter lets through: statements, and the events, legs and places that they are of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from overland.presentation import selection, statements
from overland.story import loader
from overland.story.filter import KINDS, STATEMENT_KINDS, STATUSES, Filter
from overland.story.models import Story

FIRST = Path(__file__).parents[2] / "data" / "stories" / "syria-2013"


@pytest.fixture(scope="module")
def story() -> Story:
    return loader.load(FIRST)


def test_the_kinds_of_a_link_are_those_of_the_statements() -> None:
    assert tuple(statements.kinds()) == STATEMENT_KINDS
    assert len(set(KINDS)) == len(KINDS)


def test_an_empty_filter_lets_everything_through(story: Story) -> None:
    everything = selection.select(story, Filter())
    assert everything.statements == {claim.id for claim in story.claims}
    assert everything.events == {event.id for event in story.events}
    assert everything.undated == 0


@pytest.mark.parametrize("status", STATUSES)
def test_a_status_lets_through_what_has_it_and_nothing_else(story: Story, status: str) -> None:
    wanted = selection.select(story, Filter(statuses=(status,)))
    told = [statements.statement(story, claim) for claim in story.claims]
    assert wanted.statements == {one.claim.id for one in told if status in (one.status, one.basis)}


def test_kinds_of_statement_and_kinds_of_event_narrow_each_other(story: Story) -> None:
    wanted = selection.select(story, Filter(kinds=("figure", "crossing")))
    crossings = {event.id for event in story.events if event.kind == "crossing"}
    assert wanted.statements == {count.id for count in story.counts if count.event in crossings}
    assert wanted.events <= crossings


def test_an_event_is_shown_where_anything_said_of_it_matches(story: Story) -> None:
    quote = story.quotes[0]
    wanted = selection.select(story, Filter(kinds=("quotation",)))
    assert quote.event in wanted.events
    event = story.event(quote.event)
    assert event
    assert not event.place or event.place in wanted.places


def test_a_place_that_a_shown_leg_touches_is_shown(story: Story) -> None:
    wanted = selection.select(story, Filter(kinds=("leg",)))
    assert wanted.legs == {leg.id for leg in story.legs}
    assert {end for leg in story.legs for end in (leg.origin, leg.destination)} == wanted.places


def test_what_may_have_been_within_the_window_is_shown(story: Story) -> None:
    first, second, third = story.events[:3]
    dated = replace(
        story,
        events=(
            replace(first, date="2020-05"),
            replace(second, date="../2020-04-30"),
            replace(third, date="2020-05-02/.."),
        ),
        counts=(),
        quotes=(),
    )
    assert selection.select(dated, Filter(since="2020-05-31")).events == {first.id, third.id}
    assert selection.select(dated, Filter(until="2020-05-01")).events == {first.id, second.id}


def test_what_has_no_date_is_outside_every_window_and_is_counted(story: Story) -> None:
    undated = replace(
        story,
        events=(replace(story.events[0], date=""), replace(story.events[1], date="XXXX")),
        counts=(),
        quotes=(),
        legs=(),
    )
    found = selection.select(undated, Filter(since="0001"))
    assert found.events == frozenset()
    assert found.undated == 2


def test_words_are_looked_for_in_all_that_a_statement_says(story: Story) -> None:
    assert selection.select(story, Filter(words="CURTAINS")).statements
    both = selection.select(story, Filter(words="buses masnaa")).statements
    for word in ("buses", "masnaa"):
        assert both <= selection.select(story, Filter(words=word)).statements
    assert not selection.select(story, Filter(words="no such words anywhere")).statements


def test_the_choices_count_what_they_would_show(story: Story) -> None:
    choices = selection.facets(story)
    for status, count in choices.statuses.items():
        assert len(selection.select(story, Filter(statuses=(status,))).statements) == count
    for kind, count in {**choices.kinds, **choices.event_kinds}.items():
        assert len(selection.select(story, Filter(kinds=(kind,))).statements) == count
