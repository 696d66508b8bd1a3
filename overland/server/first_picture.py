"""The map in a page's first HTML: a picture, links, a legend, and the live map's frame over it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from overland.html import metadata, symbology
from overland.html.markup import Safe, tag
from overland.map import folium_map, map_frame
from overland.presentation import metadata as metadata_words
from overland.presentation import rights
from overland.server import early_style, picture_links
from overland.story.models import Story
from overland.view import View


def whole(
    story: Story, view: View, sizes: Mapping[str, tuple[int, int]], *, embedded: bool = False
) -> Safe:
    """All of it. `sizes` are those of the pictures without scripts, "wide" and "narrow"; those are
    cut to the room there is, so their attribution stands beside them."""
    held = tag("noscript", _picture(story, view))  # to a browser with scripts it is text
    places = picture_links.links(story, view, sizes, embedded=embedded)
    key = tag("div", symbology.legend(story), class_="ov-legend")
    ground_by = tag("small", rights.ground_credits(story), class_="ov-ground-by")
    live = _live(story, view)
    return tag("div", held, places, early_style.LATER, key, ground_by, live, class_="ov-first-map")


def _picture(story: Story, view: View) -> Safe:
    """One file for each width and theme, of which a browser loads one."""

    def at(size: str, theme: str) -> str:
        return "./" + metadata.picture_address(view, size=size, theme=theme)

    narrow, dark = "(max-width: 599px)", "(prefers-color-scheme: dark)"
    sources = (
        (f"{narrow} and {dark}", at("narrow", "dark")),
        (narrow, at("narrow", "light")),
        (dark, at("wide", "dark")),
    )
    return tag(
        "picture",
        [tag("source", media=media, srcset=address) for media, address in sources],
        tag("img", src=at("wide", "light"), alt=metadata_words.map_words(story)),
    )


def _live(story: Story, view: View) -> Safe:
    """The map itself over its picture, seen when it is drawn; the app goes on with it."""
    made = map_frame.of(story)
    shown = folium_map.shown(view, outside=folium_map.outside(story, view))
    return tag(
        "iframe",
        src=f"./{made.address('map.html')}",
        title=metadata_words.map_words(story),
        data_shown=json.dumps(shown.state, separators=(",", ":")),
        class_="ov-live",
    )
