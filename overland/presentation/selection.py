"""The selection of a filter: statements, and the events, legs and places that they are of.

An event is shown where anything that is said of it matches, a place where anything matches that
happened or was said there, or that leads to it. What may have been within a window of time matches
it; what has no date at all does not, and is counted, so that a reader can be told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from overland.geography import extent
from overland.i18n import _, language, line, listed, semicolon
from overland.presentation import figures, statements, vocabulary
from overland.presentation.filter_row import FilterRow, filter_row
from overland.presentation.filter_row import statuses as statuses_of
from overland.story import dates
from overland.story.filter import STATUSES, Filter
from overland.story.models import Claim, Count, Relation, Story
from overland.story.story_memory import StoryMemory
from overland.story.vocabularies import EVENT_KIND


@dataclass(frozen=True, slots=True)
class Selection:
    """Ids of what matches, by what it is. `undated` rows match but for having no date.

    A place has none by its nature, and is not counted among them.
    """

    statements: frozenset[str]
    events: frozenset[str]
    places: frozenset[str]
    legs: frozenset[str]
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Facets:
    """How many statements of the story have each status and kind, in the usual order."""

    statuses: Mapping[str, int]
    kinds: Mapping[str, int]
    event_kinds: Mapping[str, int]


def _ids_of(found: Selection) -> int:
    """How many ids a selection keeps, and a thousand for itself: a large one has the more room."""
    return 1000 + sum(map(len, (found.statements, found.events, found.places, found.legs)))


_kept: Final = StoryMemory[Selection](1_000_000, _ids_of)
_facets: Final = StoryMemory[Facets](200)
_spans: Final = StoryMemory[tuple[date, date] | None](200)
_searched: Final = StoryMemory[Mapping[str, str]](12)


def select(story: Story, wanted: Filter) -> Selection:
    """What the filter lets through, by the words of the language in use."""
    of = wanted, language() if wanted.words else ""
    return _kept.get(story, lambda: _select(story, wanted), of)


def outside(story: Story, wanted: Filter) -> frozenset[str]:
    """Ids of the journey's own places and legs that a map shows only faintly, and of the figures
    that it does not write."""
    if not wanted:
        return frozenset()
    found = select(story, wanted)
    legs = {leg.id for leg in story.legs}
    counts = frozenset(story.headline_counts) - found.statements
    return (extent.core(story) - found.places) | (legs - found.legs) | counts


def headline_counts(story: Story, wanted: Filter) -> tuple[Count, ...]:
    """The figures that the editor put above the map, as far as the filter lets them through."""
    left_out = outside(story, wanted)
    return tuple(count for count in figures.headline_counts(story) if count.id not in left_out)


def facets(story: Story) -> Facets:
    """What of the statements there is to choose from."""
    return _facets.get(story, lambda: _counted(story))


def _counted(story: Story) -> Facets:
    statuses: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    event_kinds: Counter[str] = Counter()
    for claim in statements.rows(story):
        kinds[statements.kind(claim)] += 1
        statuses.update(statuses_of(claim))
        event = figures.event_of(story, claim)
        if event:
            event_kinds[event.kind] += 1
    return Facets(
        _in_order(statuses, STATUSES),
        _in_order(kinds, statements.kinds()),
        _in_order(event_kinds, EVENT_KIND),
    )


def span(story: Story) -> tuple[date, date] | None:
    """The first and last day that the story's events and legs are dated with; None without any."""
    return _spans.get(story, lambda: _span(story))


def _span(story: Story) -> tuple[date, date] | None:
    texts = [*(event.date for event in story.events), *(leg.date for leg in story.legs)]
    moments = [dates.parse(text) for text in texts if text]
    known = [day for m in moments for day in (m.lower, m.upper) if day not in (date.min, date.max)]
    return (min(known), max(known)) if known else None


def part(story: Story, wanted: Filter) -> Story:
    """The story with what the filter lets through, and what that needs to be understood.

    It says so of itself in `filter`. What belongs to the story as a whole stays: sources, licences,
    corrections. A relation stays with those of its members that do, as long as it says something.
    """
    if not wanted:
        return story
    found = select(story, wanted)
    events = tuple(event for event in story.events if event.id in found.events)
    legs = found.legs | {event.leg for event in events}
    kept_legs = tuple(leg for leg in story.legs if leg.id in legs)
    ends = {end for leg in kept_legs for end in (leg.origin, leg.destination)}
    made = replace(
        story,
        filter=wanted,
        places=tuple(p for p in story.places if p.id in found.places | ends),
        events=events,
        counts=tuple(count for count in story.counts if count.id in found.statements),
        quotes=tuple(quote for quote in story.quotes if quote.id in found.statements),
        legs=kept_legs,
        routes={leg.id: story.routes[leg.id] for leg in kept_legs if leg.id in story.routes},
    )
    kept = {claim.id for claim in made.claims}
    items = kept | {story.slug} | {source.id for source in story.sources}
    return replace(
        made,
        relations=tuple(r for one in story.relations for r in _relation(one, kept)),
        headline_counts=tuple(name for name in story.headline_counts if name in kept),
        names=tuple(name for name in story.names if name.item in items),
        translations=tuple(text for text in story.translations if text.item in items),
    )


def _relation(relation: Relation, kept: Collection[str]) -> Iterator[Relation]:
    members = tuple(name for name in relation.members if name in kept)
    whole = relation.kind != "part_of" or members[:1] == relation.members[:1]
    if len(members) > 1 and whole:
        yield replace(relation, members=members)


def filter_words(wanted: Filter) -> str:
    """What a filter asks for, in words; "" for one that asks for everything."""
    kinds = statements.kinds()
    parts = [
        _("from {date}").format(date=vocabulary.edtf(wanted.since)) if wanted.since else "",
        _("to {date}").format(date=vocabulary.edtf(wanted.until)) if wanted.until else "",
        listed([vocabulary.status(value) for value in wanted.statuses]),
        listed([kinds.get(value) or vocabulary.event_kind(value) for value in wanted.kinds]),
        _("“{words}”").format(words=wanted.words) if wanted.words else "",
    ]
    said = line(*parts, between=semicolon())
    return _("A part of the story: {what}.").format(what=said) if said else ""


def _select(story: Story, wanted: Filter) -> Selection:
    matching, undated = [], 0
    for claim in _saying(story, wanted.words):
        row = filter_row(story, claim)
        if not row.matches(wanted):
            continue
        within = row.within(wanted)
        if within is False:
            continue
        undated += within is None and not row.placed
        if within:
            matching.append(row)
    return _around(matching, undated)


def _around(matching: Sequence[FilterRow], undated: int) -> Selection:
    """The statements with the events, legs and places that they are of."""
    return Selection(
        frozenset(row.id for row in matching),
        frozenset(event for row in matching for event in row.events),
        frozenset(place for row in matching for place in row.places),
        frozenset(leg for row in matching for leg in row.legs),
        undated,
    )


def _saying(story: Story, words: str) -> Iterator[Claim]:
    """The rows in which all the words stand: what they are is asked of these alone."""
    needles = words.casefold().split()
    texts = searched(story) if needles else {}
    for claim in statements.rows(story):
        if not needles or all(needle in texts[claim.id] for needle in needles):
            yield claim


def searched(story: Story) -> Mapping[str, str]:
    """All that a search looks through, by row: gathered once for a story and language."""

    def gathered() -> Mapping[str, str]:
        # One after the other: all of them at once are memory that none of them needs.
        return {row.id: statements.statement(story, row).searched for row in statements.rows(story)}

    return _searched.get(story, gathered, language())


def _in_order(counted: Mapping[str, int], order: Iterable[str]) -> dict[str, int]:
    return {value: counted[value] for value in order if counted.get(value)}
