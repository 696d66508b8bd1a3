"""Links over the map's picture: each place that it shows, where it shows it.

The picture is cut to the room there is, so a link stands at a distance from the picture's middle,
in the picture's own pixels; the style sheet makes them the screen's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from overland.html.markup import Safe, tag
from overland.i18n import _
from overland.presentation import vocabulary
from overland.story.models import Story
from overland.svg import layout, scene, viewport
from overland.view import DEFAULT_LAYERS, View, href

MOST: Final = 40
# Pixels of the picture, which a phone of 320 px shows at three quarters: so far apart no link
# covers another, and so far off its pin may one be for that.
_APART, _OFF_PIN = 46.0, 16.0


def links(
    story: Story, view: View, sizes: Mapping[str, tuple[int, int]], *, embedded: bool = False
) -> Safe:
    """A link a place, of the first MOST that a picture shows; `sizes` are those of the pictures.

    Inside another page (`embedded`) a link leads to what is shown there.
    """
    there = "&embed=true" if embedded else ""
    spots: dict[str, dict[str, str]] = {}
    for size, (width, height) in sizes.items():
        pins = scene.pins(story, viewport.frame(story, view, width, height))[:MOST]
        apart = layout.spread([pin.spot for pin in pins], _APART, _OFF_PIN)
        for pin, (left, top) in zip(pins, apart, strict=True):
            x, y = left - width / 2, top - height / 2
            at = spots.setdefault(pin.place.id, {})
            at[size] = f"--{size}-x:{x:.1f};--{size}-y:{y:.1f}"
    chosen = viewport.chosen(story, view)
    plain = view.with_(event="", at="", camera=None, layers=DEFAULT_LAYERS, row=0)
    shown = [place for name in spots if (place := story.place(name))]
    named = {place.id: vocabulary.place_name(place) for place in shown}
    return tag(
        "nav",
        [
            tag(
                "a",
                tag("span", named[place]),
                href=href(plain.with_(place=place)) + there,
                title=named[place],
                aria_current="true" if place == chosen else None,
                class_=" ".join(f"ov-in-{size}" for size in at),
                style=";".join(at.values()),
                data_place=place,
            )
            for place, at in spots.items()
        ],
        class_="ov-spots",
        aria_label=_("Places"),
    )
