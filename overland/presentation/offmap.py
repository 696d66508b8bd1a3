"""Places beyond the map's edge: how far off they are, so that no name there reads as a town."""

from __future__ import annotations

from overland.geography import extent
from overland.geography.distance import distance_km
from overland.i18n import _, number
from overland.story.models import Place, Story


def distance(story: Story, place: Place) -> str:
    """How far a place is from the middle of the journey on the ground: "about 2,400 km away".

    To two figures; "" for a place without a point, and for one whose point the editors infer:
    that gives a direction, and no distance.
    """
    if not place.point or place.basis == "inferred":
        return ""
    (south, west), (north, east) = extent.bounds(story)
    middle = ((south + north) / 2, ((west + east) / 2 + 540) % 360 - 180)
    km = float(f"{distance_km(middle, place.point):.2g}")
    return _("about {km} km away").format(km=number(km, 0))
