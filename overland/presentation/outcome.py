"""What a reader asks first and no source answers: whether those who set out arrived."""

from __future__ import annotations

from overland.i18n import _
from overland.presentation import places
from overland.story.models import Story


def arrival(story: Story) -> str:
    """That an arrival is not reported, place by place; "" where each is or there is none."""
    reached = {
        event.place
        for event in story.events
        if event.kind == "arrival" and event.status in ("reported", "claimed")
    } | {leg.destination for leg in story.legs if leg.status == "reported"}
    missing = [
        place for place in story.places if place.role == "destination" and place.id not in reached
    ]
    named = ", ".join(places.name(story, place).text for place in missing)
    return _("Not reported: whether they arrived ({places}).").format(places=named) if named else ""
