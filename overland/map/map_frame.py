"""A story's map in a frame: one script, which the first HTML's frame and the app's component share.

The frame of the first HTML draws the map before the app runs. streamlit-folium's component then
takes up that very map; where there is none to take up, it draws it by the same script.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from overland import config, i18n
from overland.assets import bundles, registry
from overland.html.markup import Safe, tag
from overland.i18n import _, direction, language, text_language
from overland.map import folium_map, standalone
from overland.story.models import Story
from overland.story.story_memory import StoryMemory


@dataclass(frozen=True, slots=True)
class MapFrame:
    """A map for a frame that stands two steps below the app's root.

    `element` is what it is drawn in, `script` gives it as `overland.made`, `scripts` are the
    addresses of what that needs. `hash` is another one where anything of it or of its page is
    another; the script says it too, as `overland.hash`.
    """

    slug: str
    lang: str
    title: str
    element: Safe
    script: str
    scripts: tuple[str, ...]
    hash: str

    def address(self, name: str) -> str:
        """Where `name` ("map.html" or "map.js") is, from the app's root."""
        return f"live/{self.slug}/{name}?{urlencode({'lang': self.lang, 'is': self.hash})}"

    @property
    def links(self) -> tuple[str, ...]:
        """Every script in its order, from the frame: what it needs, and then its own."""
        return (*self.scripts, f"../../{self.address('map.js')}")


_kept: Final = StoryMemory[MapFrame](64)


def of(story: Story) -> MapFrame:
    """The map of a story in the language in use: the same object until story or ground change."""
    of = (language(), config.data(), built(story), registry.url("overland.js"))
    return _kept.get(story, lambda: _made(story), of)


def document(made: MapFrame) -> str:
    """The page in the frame of the first HTML, in the language in use. What is to be shown on the
    map stands at the frame itself."""
    head = [
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", made.title),
    ]
    scripts = [tag("script", src=address) for address in made.links]
    page = tag(
        "html",
        tag("head", head),
        tag("body", made.element, scripts),
        lang=text_language(),
        dir=direction(),
    )
    return f"<!DOCTYPE html>\n{page}\n"


def _made(story: Story) -> MapFrame:
    element, drawing = standalone.drawn(story)
    made = MapFrame(
        slug=story.slug,
        lang=i18n.language(),
        title=_("Map of the journey"),
        element=element,
        script=drawing,
        scripts=tuple(registry.url(f"{name}.js") for name in folium_map.scripts(story)),
        hash="",
    )
    digest = hashlib.sha256(f"{document(made)}\n{drawing}".encode()).hexdigest()[:16]
    named = f'overland.hash = "{digest}";'
    script = f"{named}\noverland.made = function () {{\n{drawing}\n}};\noverland.stand();"
    return replace(made, script=bundles.unless_kept(script).decode(), hash=digest)


def built(story: Story) -> float:
    """When the story's ground was built; 0 without one."""
    try:
        return (config.basemap() / story.slug / "basemap.json").stat().st_mtime
    except OSError:
        return 0.0
