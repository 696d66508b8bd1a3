"""The names of a picture: who has room for theirs, whatever else is to stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from overland.story.models import Story
from overland.svg import drawing, scene, viewport
from overland.svg.layout import Box
from overland.view import View


def unnamed(story: Story, view: View, width: int, height: int, taken: Sequence[Box]) -> list[str]:
    """Names of the places in that picture that have no room for them."""
    return Naming(story, view, width, height).beside(taken)[0]


class Naming:
    """Who has room for their name in one picture."""

    def __init__(self, story: Story, view: View, width: int, height: int) -> None:
        frame = viewport.frame(story, view, width, height)
        canvas = drawing.Canvas(story, view, frame, "light", ())
        self._named = drawing.named(canvas, scene.pins(story, frame, view.filter))
        furnished = [box for _piece, box in drawing.furnishings(canvas)]
        chosen = viewport.chosen(story, view)
        self._placement = scene.placement(story, frame, self._named, furnished, chosen)

    def beside(self, taken: Sequence[Box]) -> tuple[list[str], float]:
        """The names that find no room beside what is taken, and how crowded the others stand."""
        placed, cost = self._placement.place(taken)
        return [pin.name for pin in self._named if pin.place.id not in placed], cost
