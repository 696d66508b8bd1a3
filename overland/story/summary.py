"""Summary of a story for a list of them: kept when the story itself is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from overland.story.models import Story


@dataclass(frozen=True, slots=True)
class Summary:
    """A story's descriptor in short. `places` and `events` are numbers of rows.

    `titles` are by language: where the title is not translated, as it is written.
    """

    slug: str
    title: str
    titles: Mapping[str, str]
    description: str
    version: str
    created: str
    language: str
    languages: tuple[str, ...]
    licenses: tuple[Mapping[str, str], ...]
    places: int
    events: int


def of(story: Story) -> Summary:
    """The summary of a story."""
    return Summary(
        slug=story.slug,
        title=story.title,
        titles={code: story.text(story.slug, "title", code).text for code in story.languages},
        description=story.description,
        version=story.version,
        created=story.created,
        language=story.language,
        languages=tuple(story.languages),
        licenses=tuple(story.licenses),
        places=len(story.places),
        events=len(story.events),
    )
