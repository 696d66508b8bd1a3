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
_MAPS: Final = (
    *((390, 523), (1040, 540), (360, 459), (414, 556), (768, 560), (624, 408), (880, 400)),
    *((966, 408), (1136, 504), (1520, 720)),
    *((320, 333), (360, 351), (480, 208), (640, 238), (700, 238), (1200, 257)),
)
"""Pixels of the map on usual screens, 360 to 1,920 pixels wide, and in other pages, 320 to
1,200 wide."""
_NARROW: Final = 560
"""Below this width of a map its edges are others, as in map/static/framing.js."""
_FULL: Final = 800
"""Below this width legend or buttons may need room, and the journey is seen half a zoom smaller."""
_BESIDE_LEGEND: Final = 1.2
"""How much wider a picture must be whose middle is moved aside."""


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
    """The sizes that most readers of the story ask for: of the whole journey, on usual maps."""
    found, least = dict[str, None](), folium_map.ZOOMS[0]
    for width, height in _MAPS:
        zoom = _home(story, width, height)
        for steps in range(2 if width < _FULL else 1):
            found[f"{_size(width)}-{max(zoom - steps * folium_map.SNAP, least):g}"] = None
        # An open legend moves the journey aside, and the middle of its picture with it.
        if width >= _FULL:
            found[f"{_size(width * _BESIDE_LEGEND)}-{zoom:g}"] = None
    return list(found)


def _size(width: float) -> str:
    """The first size that is as wide as that, and a little more."""
    return next(name for name, (across, _down) in SIZES.items() if across >= width * 1.01)


def _home(story: Story, width: int, height: int) -> float:
    """The zoom of the whole journey where neither legend nor buttons are in its way: as `frameHome`
    of map/static/framing.js has it."""
    wide = (width * 0.09, height * 0.12, width * 0.1, height * 0.12)
    room = (26.0, 46.0, 26.0, 46.0) if width < _NARROW else wide
    fine = mercator.around(extent.bounds(story), width, height, room).zoom / folium_map.SNAP
    least, most = folium_map.ZOOMS
    return min(max(math.floor(round(fine, 2)) * folium_map.SNAP, least), most)


def _zooms() -> Iterator[float]:
    least, most = folium_map.ZOOMS
    return (
        least + step * folium_map.SNAP for step in range(int((most - least) / folium_map.SNAP) + 1)
    )
