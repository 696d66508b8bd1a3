"""The map's component: built once for a story and language, then handed the same strings again.

streamlit-folium renders the whole map anew on every run. Here its component is called with what it
made the first time, and only what the reader has chosen is new.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import streamlit as st
import streamlit_folium

from overland import config, i18n
from overland.assets import registry
from overland.map import folium_map
from overland.map.folium_map import ViewState
from overland.story.models import Story

_MOST: Final = 64
_lock: Final = threading.Lock()
_kept: Final[dict[object, tuple[Story, ComponentMap]]] = {}


@dataclass(frozen=True, slots=True)
class ComponentMap:
    """A map as the component takes it; `key` is another one where anything of it is another."""

    script: str
    header: str
    html: str
    id: str
    js_links: tuple[str, ...]
    key: str


def drawn(story: Story) -> ComponentMap:
    """The map of a story in the language in use: the same object until story or ground change."""
    named = (story.slug, i18n.language(), _ground(story), registry.url("overland.js"))
    with _lock:
        known = _kept.get(named)
        if known and known[0] is story:
            return known[1]
    made = _drawn(story)
    with _lock:
        while len(_kept) >= _MOST:
            _kept.pop(next(iter(_kept)))
        _kept[named] = (story, made)
    return made


def mount(story: Story, shown: ViewState, height: int, on_change: Callable[[], None]) -> None:
    """Put the map on the page. What the reader clicks is in the session under `build.key`."""
    parts, key = drawn(story), folium_map.key(story)

    def changed() -> None:
        st.session_state[key] = st.session_state.get(parts.key, {})
        on_change()

    streamlit_folium._component_func(
        script=parts.script,
        header=parts.header,
        html=parts.html,
        id=parts.id,
        key=parts.key,
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
        js_links=list(parts.js_links),
        on_change=changed,
        wrap_longitude=False,
    )


def _drawn(story: Story) -> ComponentMap:
    made = folium_map.build(story)
    made.get_root().render()
    made.render()  # type: ignore[no-untyped-call]
    # In this order: making the script renames the map's parts.
    html, header = streamlit_folium._get_html(made), streamlit_folium._get_header(made)
    script = streamlit_folium._get_map_string(made)
    return ComponentMap(
        script=script,
        header=header,
        html=html,
        id=streamlit_folium.get_full_id(made),
        js_links=tuple(address for _name, address in made.default_js),
        key=streamlit_folium.generate_js_hash(script, folium_map.key(story)),
    )


def _choice(shown: ViewState) -> str:
    """What streamlit-folium's frame runs for a feature group that is added."""
    return (
        "var feature_group_0 = L.featureGroup();\n"
        f"overland.show({shown.json});\n"
        "map_div.addLayer(feature_group_0);\n"
        "window.feature_group = window.feature_group || [];\n"
        "window.feature_group.push(feature_group_0);\n"
    )


def _ground(story: Story) -> float:
    """When the story's ground was built; 0 without one."""
    try:
        return (config.basemap() / story.slug / "basemap.json").stat().st_mtime
    except OSError:
        return 0.0
