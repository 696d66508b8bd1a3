"""The note under a place's name on a map: its figures, or the flight there."""

from __future__ import annotations

from collections.abc import Collection

from overland.presentation import figures, legs
from overland.story.models import Place, Story


def note(story: Story, place: Place, left_out: Collection[str] = ()) -> str:
    """Its words; "" where a filter has `left_out` any of what they are of."""
    if is_left_out(story, place, left_out):
        return ""
    return figures.key_figure(story, place) or legs.arrival(story, place)


def is_left_out(story: Story, place: Place, left_out: Collection[str]) -> bool:
    """Whether a filter has `left_out` any of what a note is of: a part would be another figure."""
    return any(name in left_out for name in claims(story, place))


def claims(story: Story, place: Place) -> list[str]:
    """The ids of what the note is of: figures, or a flight."""
    counts = figures.key_counts(story, place)
    flight = None if counts else legs.flight_to(story, place)
    return [flight.id] if flight else [count.id for count in counts]
