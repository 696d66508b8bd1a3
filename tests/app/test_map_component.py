"""The map's component: built once, and the same as streamlit-folium would hand over."""

from __future__ import annotations

import dataclasses

from overland import i18n
from overland.map import folium_map
from overland.presentation import catalog
from overland.ui import map_component
from overland.view import View


def test_a_map_is_built_once_for_a_story_and_a_language() -> None:
    story = catalog.store().catalog().stories["syria-2013"]
    first = map_component.drawn(story)
    assert map_component.drawn(story) is first
    i18n.use("ru")
    other = map_component.drawn(story)
    i18n.use("en")
    assert other.key != first.key
    assert map_component.drawn(story) is first
    assert map_component.drawn(dataclasses.replace(story)) is not first


def test_the_key_is_the_same_for_the_same_map() -> None:
    story = catalog.store().catalog().stories["syria-2013"]
    again = map_component.drawn(dataclasses.replace(story))
    assert again.key == map_component.drawn(story).key


def test_what_is_chosen_reaches_the_map_without_a_new_one() -> None:
    shown = folium_map.shown(View(story="syria-2013", place="masnaa"))
    assert '"place":"masnaa"' in map_component._choice(shown)
