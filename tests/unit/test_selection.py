"""What a filter lets through: statements, and the events, legs and places that they are of."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from overland.exports import csv_package, filename
from overland.html import panel
from overland.html import relations as html_relations
from overland.presentation import (
    filter_row,
    metadata,
    record,
    relations,
    selection,
    statements,
)
from overland.presentation.filter_row import FilterRow
from overland.presentation.relations import Related
from overland.story import loader
from overland.story.filter import KINDS, STATEMENT_KINDS, STATUSES, Filter
from overland.story.models import Claim, Relation, Story
from overland.view import View

FIRST = Path(__file__).parents[2] / "data" / "stories" / "syria-2013"
PART = Filter(statuses=("reported",), kinds=("figure", "quotation", "event"))


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


def test_a_part_of_a_story_holds_together_and_says_that_it_is_one(story: Story) -> None:
    for wanted in (
        Filter(kinds=("quotation",)),
        Filter(statuses=("planned",)),
        Filter(words="bus"),
    ):
        part = selection.part(story, wanted)
        assert part.filter == wanted
        places, events = {p.id for p in part.places}, {event.id for event in part.events}
        assert {event.place for event in part.events} <= {*places, ""}
        assert {end for leg in part.legs for end in (leg.origin, leg.destination)} <= places
        assert {count.event for count in part.counts} <= {*events, ""}
        assert {quote.event for quote in part.quotes} <= {*events, ""}
        known = {claim.id for claim in part.claims}
        assert all(set(relation.members) <= known for relation in part.relations)
        assert set(part.headline_counts) <= known
        assert selection.filter_words(wanted) in metadata.story_description(part)
        assert record.about(part)["selection"]["in_words"] == selection.filter_words(wanted)
    assert selection.part(story, Filter()) is story


def test_a_file_of_a_part_is_named_after_what_was_asked_for() -> None:
    wanted = Filter(since="2013-01", statuses=("planned", "expected"), words="../Москва")
    assert filename("csv", "a", wanted) == "a_from-2013-01_status-planned-expected_q.zip"
    assert filename("csv", "a") == "a.zip"


def test_the_tables_of_a_part_are_a_story_of_their_own(story: Story, tmp_path: Path) -> None:
    folder = tmp_path / story.slug
    with zipfile.ZipFile(io.BytesIO(csv_package.export(selection.part(story, PART)))) as package:
        package.extractall(folder)
    report = loader.inspect(folder)
    assert [problem for problem in report.problems if problem.severity == "problem"] == []
    assert report.story
    part = selection.part(story, PART)
    assert {claim.id for claim in report.story.claims} == {claim.id for claim in part.claims}
    assert report.story.relations == part.relations


def test_what_a_row_is_is_asked_of_those_alone_that_have_the_words(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    known = filter_row.filter_row

    def counted(story: Story, claim: Claim) -> FilterRow:
        asked.append(claim.id)
        return known(story, claim)

    monkeypatch.setattr(selection, "filter_row", counted)
    found = selection.select(story, Filter(words="about 80 people"))
    assert "people-crossed" in found.statements
    assert len(asked) < 10


def test_a_panel_puts_those_relations_into_words_alone_for_which_there_is_room(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = tuple(replace(story.relations[0], id=f"r-{n}") for n in range(2_000))
    many = replace(story, relations=more)
    worded: list[str] = []
    known = relations.with_members

    def counted(story: Story, relation: Relation) -> Related:
        worded.append(relation.id)
        return known(story, relation)

    monkeypatch.setattr(html_relations, "with_members", counted)
    for view in (View(many.slug), View(many.slug, place="masnaa")):
        assert "more, in the evidence" in panel.panel(many, view)
    assert 0 < len(worded) < 400


def test_selections_are_kept_by_what_they_hold_and_not_by_their_number() -> None:
    many = frozenset(str(number) for number in range(119_000))
    large = selection.Selection(many, many, frozenset(), frozenset())
    nothing = selection.Selection(frozenset(), frozenset(), frozenset(), frozenset())
    most = selection._kept._most
    assert 2 <= most // selection._ids_of(large) <= 8
    assert most // selection._ids_of(nothing) == 1000
