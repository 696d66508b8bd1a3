"""The few frames that pictures are drawn in, so that the number of a story's pictures is finite.

A camera can look anywhere; whoever asks for ever new cameras would have ever new pictures drawn.
A picture looks at the journey as a whole, or at one of its places at one of a few zoom levels.
"""

from __future__ import annotations

from typing import Final

from overland import i18n
from overland.geography import mercator
from overland.story.models import Story
from overland.view import Camera, View

ZOOMS: Final = (5.0, 7.0, 9.0, 11.0, 13.0)
_WIDTH, _HEIGHT = 1040, 480


def pictured(view: View, story: Story) -> View:
    """The view that is drawn for a view: what a picture does not show is left out of it."""
    return View(
        story=story.slug,
        place=view.place,
        event=view.event,
        # A page names its language, a link need not: both have the same picture.
        lang=view.lang or i18n.SOURCE,
        layers=view.layers,
        camera=snapped(view.camera, story),
        version=story.version,
        filter=view.filter,
    )


def snapped(camera: Camera | None, story: Story) -> Camera | None:
    """The camera over the nearest place that it sees, at the nearest of ZOOMS; None sees none."""
    if camera is None:
        return None
    seen = mercator.looking_at(camera, _WIDTH, _HEIGHT)
    inside = []
    for place in story.places:
        if place.point is None:
            continue
        x, y = seen.pixel(place.point)
        if seen.holds((x, y)):
            off = (x - _WIDTH / 2) ** 2 + (y - _HEIGHT / 2) ** 2
            inside.append((off, place.id, place.point))
    if not inside:
        return None
    latitude, longitude = min(inside)[2]
    zoom = min(ZOOMS, key=lambda level: abs(level - camera.zoom))
    return Camera(latitude, longitude, zoom)
