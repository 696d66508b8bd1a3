"""Pictures of a story's ground, with its lines, in a few sizes and zooms.

A page with scripts shows the part of one that its map will show: so their number is finite.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from overland.geography import extent, mercator
from overland.geography.mercator import Frame
from overland.map import folium_map
from overland.story.models import Story
from overland.view import View

SIZES: Final[Mapping[str, tuple[int, int]]] = {
    "small": (640, 720),
    "large": (1280, 720),
    "huge": (2560, 1440),
}
"""Pixels; server/static/first_map.js takes the first that holds the whole map."""
_COMMON: Final = (
    ("small", (390, 523), (26.0, 46.0, 26.0, 46.0)),
    ("large", (1040, 540), (94.0, 65.0, 104.0, 65.0)),
    ("large", (1040, 540), (324.0, 65.0, 104.0, 65.0)),
)
"""Sizes, maps of common screens, the room beside the journey there, without and with legend."""


@dataclass(frozen=True, slots=True)
class GroundPicture:
    """A size in pixels and a zoom of the map."""

    width: int
    height: int
    zoom: float

    def frame(self, story: Story, view: View) -> Frame:
        """Around the middle of the journey, or of what the view's camera looks at."""
        camera = view.camera
        corners = [(camera.latitude, camera.longitude)] if camera else extent.bounds(story)
        spots = [mercator.world(corner, self.zoom) for corner in corners]
        x, y = (sum(parts) / len(spots) for parts in zip(*spots, strict=True))
        left, top = x - self.width / 2, y - self.height / 2
        return Frame(self.width, self.height, self.zoom, left, top)


def read(size: str) -> GroundPicture | None:
    """What "large-9.5" asks for; None for what names no size, or no zoom of the map."""
    name, _, said = size.partition("-")
    zoom = next((zoom for zoom in _zooms() if f"{zoom:g}" == said), None)
    return GroundPicture(*SIZES[name], zoom) if name in SIZES and zoom is not None else None


def common(story: Story) -> list[str]:
    """The sizes that most readers of the story ask for."""
    found = []
    for name, (width, height), room in _COMMON:
        zoom = mercator.around(extent.bounds(story), width, height, room).zoom
        step = math.floor(zoom / folium_map.SNAP) * folium_map.SNAP
        found.append(f"{name}-{min(max(step, folium_map.ZOOMS[0]), folium_map.ZOOMS[1]):g}")
    return list(dict.fromkeys(found))


def _zooms() -> Iterator[float]:
    least, most = folium_map.ZOOMS
    return (
        least + step * folium_map.SNAP for step in range(int((most - least) / folium_map.SNAP) + 1)
    )
