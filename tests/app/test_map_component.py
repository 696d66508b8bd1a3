"""The map's component: handed the files of a map that is made once."""

from __future__ import annotations

import dataclasses

from overland import i18n
from overland.assets import registry
from overland.map import folium_map, map_frame
from overland.presentation import catalog
from overland.ui import map_component
from overland.view import View


def test_a_map_is_made_once_for_a_story_and_a_language() -> None:
    story = catalog.store().catalog().stories["syria-2013"]
    first = map_frame.of(story)
    assert map_frame.of(story) is first
    i18n.use("ru")
    other = map_frame.of(story)
    i18n.use("en")
    assert map_component.component_key(story, other) != map_component.component_key(story, first)
    assert map_frame.of(story) is first
    assert map_frame.of(dataclasses.replace(story)) is not first


def test_the_key_is_the_same_for_the_same_map() -> None:
    story = catalog.store().catalog().stories["syria-2013"]
    again = map_frame.of(dataclasses.replace(story))
    assert again.hash == map_frame.of(story).hash


def test_the_component_looks_for_the_map_that_stands_before_it_loads_its_own() -> None:
    made = map_frame.of(catalog.store().catalog().stories["syria-2013"])
    first, *others = map_component.links(made)
    assert first == f"{registry.url('adopt.js')}?{made.hash}"
    assert tuple(others) == made.links
    assert str(made.element) in map_frame.document(made)


def test_what_is_chosen_reaches_the_map_without_a_new_one() -> None:
    shown = folium_map.shown(View(story="syria-2013", place="masnaa"))
    assert '"place":"masnaa"' in map_component._choice(shown)
