"""Map furniture: attribution and scale bar, which every map owes its reader."""

from __future__ import annotations

from typing import Final

from overland.assets import fonts
from overland.geography.mercator import Frame
from overland.html.markup import Safe, join
from overland.presentation import legs, rights
from overland.story.models import Story
from overland.svg import style
from overland.svg.elements import element, text_line
from overland.svg.layout import Box
from overland.svg.style import Theme

_NARROW: Final = 560


def attribution(story: Story, frame: Frame, theme: Theme) -> tuple[Safe, Box]:
    """Who made the ground, whole: in two or three lines where the picture is narrow."""
    colours = style.palette(theme)
    size = 10.0 if frame.width < _NARROW else 11.0
    rows = fonts.wrap(rights.ground_credits(story), frame.width * 0.7, size, lines=4)
    if not rows:
        return Safe(""), Box(0, 0, 0, 0)
    width = max(fonts.width(line, size) for line in rows) + 10
    height = 14.0 * len(rows) + 3
    box = Box(frame.width - width, frame.height - height, frame.width, frame.height)
    back = element(
        "rect",
        x=box.left,
        y=box.top,
        width=width,
        height=height,
        fill=colours["paper"],
        fill_opacity="0.85",
    )
    written = [
        # From the right edge: where another typeface draws it, it grows into the picture.
        text_line(
            line, box.right - 5, box.top + 12 + 14 * index, size, colours["quiet"], anchor="end"
        )
        for index, line in enumerate(rows)
    ]
    return join([back, *written]), box


def scale_bar(frame: Frame, theme: Theme) -> tuple[Safe, Box]:
    """A length in kilometres as it is at half height; and the room that it takes."""
    colours = style.palette(theme)
    longest = min(110.0, frame.width * 0.2) * frame.metres_per_pixel() / 1000
    steps = [step * 10.0**power for power in range(-2, 5) for step in (1, 2, 5)]
    km = max((step for step in steps if step <= longest), default=0.01)
    length = km * 1000 / frame.metres_per_pixel()
    x, y = 12.0, frame.height - 10.0
    path = f"M{x:.1f} {y - 5:.1f}v5h{length:.1f}v-5"
    parts = [
        element("path", d=path, fill="none", stroke=colours["halo"], stroke_width=4),
        element("path", d=path, fill="none", stroke=colours["quiet"], stroke_width=1.5),
        text_line(
            legs.rounded_m(km * 1000),
            x + length / 2,
            y - 6,
            12,
            colours["ink"],
            anchor="middle",
            halo=colours["halo"],
        ),
    ]
    return join(parts), Box(x - 4, y - 20, x + length + 4, y + 4)
