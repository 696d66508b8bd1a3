"""The map through streamlit-folium: its component is handed the map's files, and what is chosen.

streamlit-folium renders the whole map anew on every run. Here its component fetches a script that
is made once for a story and language (map/map_frame.py), or takes up the map of the first HTML.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
import streamlit_folium

from overland.assets import registry
from overland.map import folium_map, map_frame
from overland.map.folium_map import ViewState
from overland.map.map_frame import MapFrame
from overland.story.models import Story


def mount(story: Story, shown: ViewState, height: int, on_change: Callable[[], None]) -> None:
    """Put the map on the page. What the reader clicks is in the session under `folium_map.key`."""
    made, key = map_frame.of(story), folium_map.key(story)
    own = component_key(story, made)

    def changed() -> None:
        st.session_state[key] = st.session_state.get(own, {})
        on_change()

    streamlit_folium._component_func(
        script="var map_div = overland.begin();",
        header="",
        html=str(made.element),
        id="map_div",
        key=own,
        height=height,
        width=None,
        returned_objects=[],
        default={},
        zoom=None,
        center=None,
        feature_group=_choice(shown),
        return_on_hover=False,
        layer_control=None,
        pixelated=False,
        css_links=[],
        js_links=links(made),
        on_change=changed,
        wrap_longitude=False,
    )


def component_key(story: Story, made: MapFrame) -> str:
    """The component's key: its frame stays as long as this does."""
    return f"{folium_map.key(story)}-{made.hash}"


def links(made: MapFrame) -> list[str]:
    """The scripts of the component's frame; the first looks for a map that stands already."""
    return [f"{registry.url('adopt.js')}?{made.hash}", *made.links]


def _choice(shown: ViewState) -> str:
    """What streamlit-folium's frame runs for a feature group that is added."""
    return (
        "var feature_group_0 = L.featureGroup();\n"
        f"overland.answer({shown.json});\n"
        "map_div.addLayer(feature_group_0);\n"
        "window.feature_group = window.feature_group || [];\n"
        "window.feature_group.push(feature_group_0);\n"
    )
