"""Metadata of a link to a view: title, description, and data for search engines.

A preview says no more than the page, and status and speaker come before the words: whoever
shortens it cuts the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from overland.i18n import _, comma, language, line, semicolon, text_language
from overland.presentation import (
    figures,
    legs,
    navigation,
    places,
    rights,
    selection,
    sources,
    statements,
    vocabulary,
)
from overland.story import dates
from overland.story.models import Count, Event, Place, Source, Story
from overland.view import View

PICTURE_SIZE: Final = (1200, 630)
"""Pixels of the picture of a link."""
_MOST: Final = 2
"""Events of a place that its description tells of."""
_MOST_FIGURES: Final = 8
"""Figures of an event in its description, which a page's head holds several times."""


@dataclass(frozen=True, slots=True)
class Download:
    """One of the files that a story can be had as."""

    title: str
    media_type: str
    address: str


def title(story: Story, view: View) -> str:
    """The chosen event or place, and the story; or the story alone.

    An event that nobody answers for as done begins with its status and who says so.
    """
    event, place = story.event(view.event), story.place(view.place)
    if event:
        return f"{event_title(story, event)} – {story_title(story)}"
    if place:
        return f"{vocabulary.place_name(place)} – {story_title(story)}"
    return story_title(story)


def tab_title(story: Story, view: View, page: str = "map") -> str:
    """Of the tab, a bookmark and an entry of the history: the page, but for the map's, then place
    or event, and story."""
    label = "" if page == "map" else f"{navigation.PAGES[page]()} – "
    return f"{label}{title(story, view)} · Overland"


def event_title(story: Story, event: Event) -> str:
    """The headline; of what was not reported as done, status and speaker stand before it."""
    told = statements.statement(story, event)
    return told.said if told.plain else told.status_first


def story_title(story: Story) -> str:
    return story.text(story.slug, "title", language()).text


def story_description(story: Story) -> str:
    """What the story is, and of what part of it where it is not the whole."""
    told = story.text(story.slug, "description", language()).text
    return " ".join(part for part in (told, selection.filter_words(story.filter)) if part)


def picture_words(story: Story, view: View) -> str:
    """What the picture of a view shows, for somebody who does not see it."""
    return f"{_('Map of the journey')}: {title(story, view)}"


def map_words(story: Story) -> str:
    """What the map shows, for somebody who does not see it: each leg and how well it is known."""
    return f"{_('Map of the journey')}: {legs.account(story)}"


def description(story: Story, view: View) -> str:
    """What is known of the view, in a sentence or two, each figure with its status."""
    event, place = story.event(view.event), story.place(view.place)
    if event:
        return _of_event(story, event)
    return _of_place(story, place) if place else story_description(story)


def _of_event(story: Story, event: Event) -> str:
    told = statements.statement(story, event)
    said = [line(told.known, told.who.text, told.when, between=comma())]
    shown = figures.sized(story, event.id)[:_MOST_FIGURES]
    said += [_figure(story, count, event.speaker) for count in shown]
    return _sentences(semicolon().join(said), sources.credit(story))


def _of_place(story: Story, place: Place) -> str:
    facts = (vocabulary.place_kind(place.kind), vocabulary.country(place))
    role = vocabulary.place_role(story, place)
    said = [line(*dict.fromkeys((*facts, role)))]
    happened = story.events_at(place.id)
    told = sorted(happened, key=lambda event: not figures.sized(story, event.id))
    # A headline says who did what: a bare figure would be another statement.
    said += [statements.statement(story, event).status_first for event in told[:_MOST]]
    if place.basis == "inferred":
        said.append(_("that the place belongs to the journey is concluded by the editors"))
    return _sentences(semicolon().join(said), sources.credit(story))


def _figure(story: Story, count: Count, speaker: str) -> str:
    """A figure with its status, and with who gives it where that is not who tells the event."""
    told = statements.statement(story, count)
    who = told.who.text if count.speaker != speaker else ""
    return f"{told.said} ({line(told.known, who, between=', ')})"


def _sentences(*parts: str) -> str:
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def linked_data(
    story: Story, view: View, page_url: str, picture_url: str, downloads: Sequence[Download]
) -> dict[str, Any]:
    """The view as schema.org has it: an article, its data set, and the event that is shown."""
    event = story.event(view.event)
    return {
        "@context": "https://schema.org",
        "@graph": [
            _article(story, view, page_url, picture_url),
            _dataset(story, page_url, downloads),
            *([_happening(story, event)] if event else []),
        ],
    }


def _article(story: Story, view: View, page_url: str, picture_url: str) -> dict[str, Any]:
    return {
        "@type": "Article",
        "headline": title(story, view),
        "description": description(story, view),
        "url": page_url,
        "image": picture_url,
        "inLanguage": text_language(),
        "datePublished": story.created,
        "version": story.version,
        "publisher": {"@type": "Organization", "name": "Overland"},
        "author": _authors(story),
        "citation": [_citation(story, source) for source in story.sources],
    }


def _dataset(story: Story, page_url: str, downloads: Sequence[Download]) -> dict[str, Any]:
    return {
        "@type": "Dataset",
        "name": story_title(story),
        "description": story_description(story),
        "identifier": story.slug,
        "version": story.version,
        "url": page_url,
        "creator": _authors(story),
        "license": list(dict.fromkeys(item.get("path", "") for item in rights.licenses(story))),
        "usageInfo": "; ".join(part.words for part in rights.parts(story)),
        "citation": [_citation(story, source) for source in sources.primary(story)],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": download.title,
                "encodingFormat": download.media_type,
                "contentUrl": download.address,
            }
            for download in downloads
        ],
    }


def _authors(story: Story) -> list[dict[str, str]]:
    return [
        {"@type": "Organization", "name": str(person.get("title", ""))}
        for person in story.contributors
    ]


def _citation(story: Story, source: Source) -> dict[str, Any]:
    known = {
        "@type": "NewsArticle" if source.title else "CreativeWork",
        "name": sources.source_line(story, source),
        "description": "" if source.title else sources.note(story, source).text,
        "headline": source.title,
        "publisher": {"@type": "Organization", "name": source.publisher},
        # Who wrote it is known by name only: a person, a desk, an agency.
        "author": {"name": source.author} if source.author else None,
        "datePublished": source.published,
        "url": source.url,
    }
    return {key: value for key, value in known.items() if value}


def _happening(story: Story, event: Event) -> dict[str, Any]:
    happening: dict[str, Any] = {
        "@type": "Event",
        "name": event_title(story, event),
        "description": _of_event(story, event),
    }
    place = story.place(event.place)
    if dates.parse(event.date).precision == "day" and not {"?", "~"} & set(event.date):
        happening["startDate"] = event.date
    if place:
        happening["location"] = {"@type": "Place", "name": places.name(story, place).text}
    return happening
