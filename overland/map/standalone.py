"""A story's map for a page that has no server: the element it is drawn in, and its script."""

from __future__ import annotations

from typing import Any

from branca.element import Element, Figure

from overland.html.markup import Safe
from overland.map import folium_map
from overland.story.models import Story


def drawn(story: Story, basemap: dict[str, Any]) -> tuple[Safe, str]:
    """The element and the script, in the language in use.

    Folium's ids are random: here they are numbers, so that the same story is the same file.
    """
    figure = folium_map.build(story, basemap).get_root()
    assert isinstance(figure, Figure)
    _number(figure, set())
    figure.render()
    return Safe(figure.html.render()), str(figure.script.render())


def _number(element: Element, known: set[int]) -> None:
    """Give an element and all that it holds a number for its id; children go by their names."""
    if id(element) in known:
        return
    known.add(id(element))
    element._id = str(len(known))
    for value in list(vars(element).values()):
        for held in list(value.values()) if isinstance(value, dict) else (value,):
            if isinstance(held, Element):
                _number(held, known)
    named = [(child.get_name(), child) for child in element._children.values()]
    element._children.clear()
    element._children.update(named)
