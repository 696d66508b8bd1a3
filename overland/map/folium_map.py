"""Story -> folium.Map: basemap, legs, markers, legend.

The script of the map depends on story and language only, so that the component keeps its frame;
what the reader chooses arrives through `shown`, which never makes a new map.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlencode

import folium
from branca.element import MacroElement
from folium.template import Template

from overland import i18n
from overland.assets import registry
from overland.geography import extent
from overland.html import symbology
from overland.html.markup import script_json
from overland.i18n import _, comma
from overland.map import basemap as ground
from overland.map import clear_lines, legs, others, places
from overland.presentation import lengths, rights, selection
from overland.presentation.symbology import LINE_PX, PIN_PX
from overland.story.models import Point, Story
from overland.view import LAYERS, View, query

KEY: Final = "map"
ZOOMS: Final = (3, 12)
"""The farthest and the closest."""
SNAP: Final = 0.5
"""Zooms are a multiple of it."""


class StoryMap(folium.Map):
    """A folium map whose Leaflet comes from this server instead of four hosts."""

    def __init__(
        self, center: Point, zoom: int, scripts: Sequence[str] = ("leaflet", "overland")
    ) -> None:
        self.default_js = [(name, registry.url(f"{name}.js")) for name in scripts]
        self.default_css = []
        lowest, highest = ZOOMS
        super().__init__(
            location=list(center),
            zoom_start=zoom,
            tiles=None,
            zoom_control="topright",
            minZoom=lowest,
            maxZoom=highest,
            zoomSnap=SNAP,
            zoomDelta=1,
            maxBoundsViscosity=1.0,
            attributionControl=True,
            worldCopyJump=False,
            boxZoom=True,
            wheelPxPerZoomLevel=100,
        )
        self._name = "Map"


class Behaviour(MacroElement):
    """One call of a function in the map's own script, with data as JSON."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "overland.{{ this.function }}({{ this._parent.get_name() }}, {{ this.json }});"
        "{% endmacro %}"
    )

    def __init__(self, function: str, data: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Behaviour"
        self.function = function
        self.json = script_json(data)


class ViewState(folium.FeatureGroup):
    """What the reader has chosen, handed to the map that is already there."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = L.featureGroup();"
        "overland.show({{ this.json }});"
        "{% endmacro %}"
    )

    def __init__(self, state: dict[str, Any]) -> None:
        super().__init__(control=False)
        self.state = state
        self.json = script_json(state)


def build(story: Story, basemap: dict[str, Any] | None = None) -> StoryMap:
    """The map of a story, in the language in use; on another ground than the server's if given."""
    home = extent.bounds(story)
    center = ((home[0][0] + home[1][0]) / 2, middle_longitude(story))
    made = StoryMap(center, 9, scripts(story))
    made.add_child(Behaviour("basemap", basemap or ground.config(story)))
    legs.add(made, story, center[1])
    places.add(made, story, center[1])
    scales = {"scales": lengths.of_scales()}
    made.add_child(Behaviour("story", _story_config(story, home) | scales))
    return made


def middle_longitude(story: Story) -> float:
    """The longitude around which everything on the story's map stands."""
    (_south, west), (_north, east) = extent.bounds(story)
    return (west + east) / 2


def scripts(story: Story) -> tuple[str, ...]:
    """Names of the assets that a story's map runs, in their order."""
    return ("leaflet", *(("clusters",) if extent.others(story) else ()), "overland")


def shown(
    view: View, spot: Point | None = None, outside: Mapping[str, Any] | None = None
) -> ViewState:
    """The state to show on a map that `build` made; `spot` is a point of the road to mark.

    `outside` is what the view's filter does not let through.
    """
    camera = view.camera
    return ViewState(
        {
            "place": view.place,
            "event": view.event,
            "layers": list(view.layers),
            "spot": list(spot) if spot else None,
            "camera": [camera.latitude, camera.longitude, camera.zoom] if camera else None,
            "outside": outside,
        }
    )


def outside(story: Story, view: View) -> dict[str, Any] | None:
    """What the filter does not let through of the journey's own: places and legs, to be dimmed,
    and figures, not to be written.

    Which of the other places match is fetched from `matches`. None without a filter.
    """
    if not view.filter:
        return None
    faint = selection.outside(story, view.filter)
    return {
        "places": [place.id for place in story.places if place.id in faint],
        "legs": [leg.id for leg in story.legs if leg.id in faint],
        "figures": [name for name in story.headline_counts if name in faint],
        "matches": _matches_url(story, view),
    }


def _matches_url(story: Story, view: View) -> str:
    """Where the others' ids that match come from; "" where there are no others."""
    if not extent.others(story):
        return ""
    asked = View(lang=i18n.language(), version=story.version, filter=view.filter)
    return f"../../api/stories/{story.slug}/matches?{urlencode(query(asked))}"


def key(story: Story) -> str:
    """The component's key: a new one only where the map's content is another.

    streamlit-folium's own hash overlooks text of the form _[a-z0-9]+, hence the version.
    """
    return f"{KEY}-{story.slug}-{story.version}-{i18n.language()}"


def _story_config(story: Story, home: Sequence[Point]) -> dict[str, Any]:
    return {
        "home": [list(corner) for corner in home],
        "camera": None,
        "lines": clear_lines.rough(story, middle_longitude(story)),
        "rough_to": clear_lines.rough_to(story),
        "legend": str(symbology.legend(story)),
        "credits": _credits(story),
        "seen": {"pin": PIN_PX, "line": LINE_PX},
        "layers": list(LAYERS),
        "others": _others(story),
        "lang": i18n.text_language(),
        "dir": i18n.direction(),
        "words": {
            "map": _("Map of the journey"),
            "home": _("Show the whole route"),
            "zoom_in": _("Zoom in"),
            "zoom_out": _("Zoom out"),
            "close": _("Close"),
            "scroll": _("Ctrl and the wheel zoom the map"),
            "scroll_mac": _("⌘ and the wheel zoom the map"),
            "fingers": _("Move the map with two fingers"),
            "held": _("You can move the map now. Tap outside it to scroll the page again."),
            "layers": _("Layers"),
            "full": _("Full screen"),
            "full_off": _("Leave the full screen"),
            "credits": _("Whose map data it is"),
            "more": _("All of it, below"),
            "unnamed": _("No room for the names:"),
            "comma": comma(),
            "outside": _("{name}, not in the selection"),
            "relief": _("Relief"),
            "terrain": _("Terrain colours"),
            "roads": _("Roads"),
            "rivers": _("Rivers and lakes"),
            "borders": _("Borders"),
            "labels": _("Names"),
            "online": _("OpenStreetMap online (tells its servers what you look at)"),
        },
    }


def _credits(story: Story) -> list[str]:
    """Whose the lines and points are, each in a direction of its own."""
    return [ground.credit(name) for name in rights.corner_credits(story)]


def others_url(story: Story) -> str:
    """Where the places beyond the journey's own come from, "" if there are none.

    Relative to the component's frame, right under any base path, as the assets are. In a page that
    stands for itself it is only their name.
    """
    if not extent.others(story):
        return ""
    asked = urlencode({"lang": i18n.language(), "v": story.version})
    return f"../../api/stories/{story.slug}/places?{asked}"


def _others(story: Story) -> dict[str, Any] | None:
    address = others_url(story)
    return {"url": address, "words": dict(others.cluster_words())} if address else None
