"""A story's map as an element and a script, the same in first HTML, app and one file."""

from __future__ import annotations

from typing import Any

from branca.element import Element, Figure

from overland.html.markup import Safe
from overland.map import folium_map
from overland.story.models import Story


def drawn(story: Story, basemap: dict[str, Any] | None = None) -> tuple[Safe, str]:
    """The element and the script, in the language in use; on another ground than the server's if
    given.

    Folium's ids are random: here they are numbers, so that the same story is the same text.
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
