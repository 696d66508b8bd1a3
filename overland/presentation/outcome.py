"""What a reader asks first and no source answers: whether those who set out arrived."""

from __future__ import annotations

from overland.i18n import _
from overland.presentation import places
from overland.story.models import Story


def arrival(story: Story) -> str:
    """That an arrival is not reported, place by place; "" where each is or there is none.

    A journey's own leg tells of its arrival: other things arrive at a place too. A destination
    that the editors infer is named only where the source names none.
    """
    reached = {leg.destination for leg in story.legs if leg.status in ("reported", "claimed")}
    missing = [
        place for place in story.places if place.role == "destination" and place.id not in reached
    ]
    stated = [place for place in missing if place.basis != "inferred"]
    named = ", ".join(places.name(story, place).text for place in stated or missing)
    return _("Not reported: whether they arrived ({places}).").format(places=named) if named else ""
