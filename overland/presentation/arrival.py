"""The arrival, asked first and answered by no source: whether those who set out came, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from overland.i18n import _, comma, ngettext, number
from overland.presentation import legs, places
from overland.story.models import Event, Leg, Place, Story

_MOST: Final = 12
"""Places or ways that are named above the map."""


def unknown(story: Story) -> str:
    """What is not reported of the way to a destination; "" where all of it is.

    An arrival that nobody reports stands before the day and the number of one that is told.
    """
    return _arrival(story, _not_reached(story)) or _day(story, story.places)


def unknown_at(story: Story, place: Place) -> str:
    """What of it is not reported of one destination; "" at any other place."""
    missing = [other for other in _not_reached(story) if other.id == place.id]
    return _arrival(story, missing) or _day(story, [place])


def _not_reached(story: Story) -> list[Place]:
    """The destinations at which no arrival is reported.

    A journey's own leg tells of its arrival: other things arrive at a place too. A destination
    that the editors infer is named only where the source names none.
    """
    reached = {leg.destination for leg in story.legs if _told(leg)}
    missing = [
        place for place in story.places if place.role == "destination" and place.id not in reached
    ]
    return [place for place in missing if place.basis != "inferred"] or missing


def _arrival(story: Story, missing: Sequence[Place]) -> str:
    """That an arrival is not reported, place by place."""
    named = _first([places.name(story, place).text for place in missing])
    return _("Not reported: whether they arrived ({places}).").format(places=named) if named else ""


def _first(names: Sequence[str]) -> str:
    """All of a few names; of many the first, and how many more there are."""
    left = len(names) - _MOST
    more = [ngettext("{n} more", "{n} more", left).format(n=number(left))] if left > 0 else []
    return comma().join([*names[:_MOST], *more])


def _day(story: Story, among: Sequence[Place]) -> str:
    """That a way to one of them is told without a day, and that nobody counted who took it."""
    ends = {place.id for place in among if place.role == "destination"}
    undated = [leg for leg in story.legs if leg.destination in ends and not _dated(story, leg)]
    undated = [leg for leg in undated if _told(leg)]
    if not undated:
        return ""
    text = _("Not reported: when ({ways}).")
    if not any(_counted(story, leg) for leg in undated):
        text = _("Not reported: when, and how many people ({ways}).")
    return text.format(ways=_first([legs.title(story, leg) for leg in undated]))


def _arrivals(story: Story, leg: Leg) -> list[Event]:
    """Every arrival where a way ends that is told as done, unless it is another way's."""
    there = (*story.events_at(leg.destination), *story.events_of(leg.id))
    arrived = (event for event in there if event.kind == "arrival" and _told(event))
    return [event for event in arrived if event.leg in ("", leg.id)]


def _dated(story: Story, leg: Leg) -> bool:
    """Whether a day is told of a way, or of an arrival where it ends; "by" a day is none."""
    told = (leg.date, *(event.date for event in _arrivals(story, leg)))
    return any(date and not date.startswith(("/", "..")) for date in told)


def _counted(story: Story, leg: Leg) -> bool:
    """Whether somebody gave a number of who took a way, or of who arrived where it ends."""
    events = (*story.events_of(leg.id), *_arrivals(story, leg))
    return bool(story.counts_along(leg.id)) or any(story.counts_of(event.id) for event in events)


def _told(row: Leg | Event) -> bool:
    return row.status in ("reported", "claimed")
