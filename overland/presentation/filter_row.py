"""A statement's row as a filter sees it: what is asked of it, and what it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from overland.presentation import figures, statements
from overland.story import dates
from overland.story.filter import Filter
from overland.story.models import Claim, Event, Leg, Place, Quote, Story

_EVER = (date.min, date.max)


@dataclass(frozen=True, slots=True)
class FilterRow:
    """The id of a statement, its kind, that of its event, and all of its statuses.

    `window` are the first and last day on which it may have been; None where it has no date at
    all, such as a place. `events`, `places` and `legs` are shown where the row matches.
    """

    id: str
    kind: str
    event_kind: str
    statuses: frozenset[str]
    window: tuple[date, date] | None
    events: tuple[str, ...]
    places: tuple[str, ...]
    legs: tuple[str, ...]

    @property
    def placed(self) -> bool:
        """Whether it is a place, which by its nature has no date."""
        return self.kind == "place"

    def matches(self, wanted: Filter) -> bool:
        """Whether kind and status are asked for."""
        kinds = not wanted.statement_kinds or self.kind in wanted.statement_kinds
        events = not wanted.event_kinds or self.event_kind in wanted.event_kinds
        known = not wanted.statuses or not self.statuses.isdisjoint(wanted.statuses)
        return kinds and events and known

    def within(self, wanted: Filter) -> bool | None:
        """Whether it may have been in the window of time; None if nothing says when."""
        if not wanted.timed:
            return True
        if self.window is None:
            return None
        first, last = wanted.window
        return self.window[0] <= last and first <= self.window[1]


def filter_row(story: Story, claim: Claim) -> FilterRow:
    """What a filter looks at in a statement."""
    event, leg = figures.event_of(story, claim), figures.leg_of(story, claim)
    places = [event.place if event else ""]
    places += [leg.origin, leg.destination] if leg else []
    places += [claim.said_at] if isinstance(claim, Quote) else []
    places += [claim.id] if isinstance(claim, Place) else []
    return FilterRow(
        claim.id,
        statements.kind(claim),
        event.kind if event else "",
        statuses(claim),
        _window(claim, event, leg),
        (event.id,) if event else (),
        tuple(dict.fromkeys(place for place in places if place)),
        (leg.id,) if leg else (),
    )


def statuses(claim: Claim) -> frozenset[str]:
    """The status of a statement, and whether it is inferred."""
    inferred = {"inferred"} if claim.basis == "inferred" else set()
    return frozenset({statements.status_of(claim), *inferred} - {""})


def _window(claim: Claim, event: Event | None, leg: Leg | None) -> tuple[date, date] | None:
    dated: Event | Leg | None = claim if isinstance(claim, Leg) else event
    text = (dated.date if dated else "") or (leg.date if leg else "")
    if not text:
        return None
    moment = dates.parse(text)
    window = moment.lower, moment.upper
    return None if window == _EVER else window
