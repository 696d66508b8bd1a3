"""A walk through the events: where each stands, and what of the map each brings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Final, TypeAlias

from overland.presentation import figures
from overland.story import chronology, dates
from overland.story.models import Event, Leg, Story
from overland.story.story_memory import StoryMemory

_COMING: Final = ("crossing", "arrival", "turned_back")

_Brought: TypeAlias = tuple[tuple[int, str, tuple[str, ...]], ...]

_all_brought: Final = StoryMemory[_Brought]()
_legs_reached: Final = StoryMemory[Mapping[str, tuple[str, ...]]]()
_orders: Final = StoryMemory[Mapping[str, int]]()


def numbers(
    events: Sequence[Event], shown: Collection[str], folded: Collection[str]
) -> Mapping[str, tuple[int, int]]:
    """By the id of each of `shown`, its number among the journey's `events` and among all of them.

    An event that is `folded`, of the background, is counted in the first for itself alone.
    """
    found, journey = {}, 0
    for number, event in enumerate(events, 1):
        own = event.id not in folded
        if event.id in shown:
            found[event.id] = (journey + 1, number)
        journey += own
    return found


def order(story: Story) -> Mapping[str, int]:
    """By the id of each event, its number in the whole story, whatever a filter lets through."""
    return _orders.get(
        story, lambda: {event.id: at for at, event in enumerate(chronology.ordered(story), 1)}
    )


def brought(story: Story) -> _Brought:
    """The events that bring the map something, in order: number, id, and legs that they reach.

    What reaches no leg brings a figure of the headline.
    """
    return _all_brought.get(story, lambda: _brought(story))


def _brought(story: Story) -> _Brought:
    legs, told = reached(story), {count.event for count in figures.headline_counts(story)}
    numbered = order(story).items()
    return tuple(
        (number, event, tuple(legs.get(event, ())))
        for event, number in numbered
        if event in legs or event in told
    )


def reached(story: Story) -> Mapping[str, tuple[str, ...]]:
    """By event, the ids of the legs that a walk through the events has reached there.

    A leg belongs to the event at its destination: on its own day if it has one, an arrival before
    a statement, one of its own status before another. Without any it comes with the leg before it.
    """
    return _legs_reached.get(story, lambda: _reached(story))


def _reached(story: Story) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    at, last = defaultdict[str, list[Event]](list), ""
    for event in chronology.ordered(story):
        at[event.place].append(event)
    for leg in chronology.legs(story):
        there = [event for event in at[leg.destination] if _is_of_the_day(leg, event)]
        its = min(
            there, key=lambda e: (e.kind not in _COMING, e.status != leg.status), default=None
        )
        last = its.id if its else last
        if last:
            found[last] = (*found.get(last, ()), leg.id)
    return found


def _is_of_the_day(leg: Leg, event: Event) -> bool:
    if not leg.date or not event.date:
        return not leg.date
    its, legs = dates.parse(event.date), dates.parse(leg.date)
    return its.lower <= legs.upper and legs.lower <= its.upper
