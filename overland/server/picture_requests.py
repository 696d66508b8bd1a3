"""Requests for pictures of a story's views: the map of a first HTML, a link's card, paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from overland import view as views
from overland.geography import extent
from overland.presentation import selection
from overland.server import frames, ground_pictures, http_cache, prerender
from overland.server.http_cache import Answer
from overland.story.filter import EVERYTHING
from overland.story.models import Story
from overland.svg.style import Theme
from overland.view import View


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """A picture that was asked for: of a size (see `prerender.picture`), "" for a link's card."""

    story: Story
    view: View
    size: str
    theme: Theme

    @property
    def name(self) -> str:
        # What is asked for has no end; what it leaves faint is what a picture shows of it.
        faint = sorted(selection.outside(self.story, self.view.filter))
        shown = views.href(self.view.with_(filter=EVERYTHING))
        return f"picture {self.size} {self.theme} {shown} {' '.join(faint)}".rstrip()

    @property
    def key(self) -> str:
        """The name with the state of the story that it is of."""
        return f"{self.name} {id(self.story)}"

    @property
    def task(self) -> tuple[str, tuple[Any, ...]]:
        """What to ask a worker for."""
        return "picture", (self.story, self.view, self.size, self.theme)

    def answer(self, body: bytes) -> Answer:
        return http_cache.answer(body, "image/svg+xml" if self.size else "image/png")


def first_pictures(story: Story) -> Iterator[PictureRequest]:
    """The front in every size and theme, then the card of the story and of its foremost places."""
    front = views.parse({}, {story.slug: story}).view
    themes: tuple[Theme, ...] = ("light", "dark")
    for theme in themes:
        for size in (*ground_pictures.common(story), *prerender.SIZES):
            yield PictureRequest(story, frames.pictured(front, story), size, theme)
    for place in ("", *(place.id for place in extent.ranked(story)[: extent.MOST_BY_THEMSELVES])):
        view = front.with_(place=place)
        yield PictureRequest(story, frames.pictured(view, story), "", "light")
