"""What a link to a view says of itself: title, description, Open Graph, Twitter, JSON-LD.

Figures stand as they were written, with their status: a preview says no more than the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from overland import i18n
from overland.html.markup import Safe, join, script_json, tag
from overland.i18n import _, text_language
from overland.presentation import figures, vocabulary
from overland.story import dates
from overland.story.models import Count, Event, Place, Source, Story
from overland.svg import card
from overland.view import View, query

_MOST: Final = 2
"""Events of a place that its description tells of."""


def title(story: Story, view: View) -> str:
    """The chosen event or place, and the story; or the story alone."""
    event, place = story.event(view.event), story.place(view.place)
    if event:
        return f"{event.headline} – {story.title}"
    return f"{vocabulary.place_name(place)} – {story.title}" if place else story.title


def description(story: Story, view: View) -> str:
    """What is known of the view, in a sentence or two, each figure with its status."""
    event, place = story.event(view.event), story.place(view.place)
    if event:
        return _of_event(story, event)
    return _of_place(story, place) if place else story.description


@dataclass(frozen=True, slots=True)
class Download:
    """One of the files that a story can be had as."""

    title: str
    media_type: str
    address: str


def head(
    story: Story,
    view: View,
    *,
    page_url: str,
    picture_url: str,
    oembed_url: str = "",
    downloads: Sequence[Download] = (),
) -> Safe:
    """Everything for <head> that a reader of links looks at. All addresses are absolute."""
    name, said = title(story, view), description(story, view)
    alike = {
        "og:type": "article",
        "og:site_name": "Overland",
        "og:title": name,
        "og:description": said,
        "og:url": page_url,
        "og:locale": i18n.locale(),
        "og:image": picture_url,
        "og:image:type": "image/png",
        "og:image:width": str(card.WIDTH),
        "og:image:height": str(card.HEIGHT),
        "og:image:alt": f"{_('Map of the journey')}: {name}",
    }
    twitter = {
        "twitter:card": "summary_large_image",
        "twitter:title": name,
        "twitter:description": said,
        "twitter:image": picture_url,
    }
    discovery = tag(
        "link", rel="alternate", type="application/json+oembed", href=oembed_url, title=name
    )
    return join(
        [
            tag("title", f"{name} · Overland"),
            tag("meta", name="description", content=said),
            tag("link", rel="canonical", href=page_url),
            *(tag("meta", property=key, content=value) for key, value in alike.items()),
            *(tag("meta", name=key, content=value) for key, value in twitter.items()),
            discovery if oembed_url else None,
            *_other_languages(page_url),
            *(
                tag("link", rel="alternate", type=d.media_type, title=d.title, href=d.address)
                for d in downloads
            ),
            _linked_data(story, view, page_url, picture_url, downloads),
        ]
    )


def _other_languages(page_url: str) -> list[Safe]:
    """Where the page is in each language; without a language it is the reader's own."""
    parts = urlsplit(page_url)
    asked = [(name, value) for name, value in parse_qsl(parts.query) if name != "lang"]

    def at(more: list[tuple[str, str]]) -> str:
        return urlunsplit(parts._replace(query=urlencode([*asked, *more], safe=",")))

    links = [(code, at([("lang", code)])) for code in i18n.LANGUAGES]
    return [
        tag("link", rel="alternate", hreflang=code, href=address)
        for code, address in [*links, ("x-default", at([]))]
    ]


def picture_address(view: View, **kind: str) -> str:
    """Where the picture of a view is, relative to any page: an SVG of a size and theme, or a PNG.

    With `size` and `theme` (light, dark) it is a page's first picture, else the card of links.
    """
    shown = query(view.with_(at="", lang=i18n.language()))
    suffix = "svg" if kind else "png"
    return f"pictures/{shown.pop('story')}.{suffix}?{urlencode({**shown, **kind}, safe=',')}"


def _of_event(story: Story, event: Event) -> str:
    said = [f"{vocabulary.when(event)} ({vocabulary.known(event.status, event.basis)})"]
    said += [_figure(count, event.speaker) for count in figures.sized(story, event.id)]
    if event.speaker:
        said.append(_("according to {speaker}").format(speaker=event.speaker))
    return f"{'; '.join(said)}. {_source(story)}"


def _of_place(story: Story, place: Place) -> str:
    facts = (
        vocabulary.kind(place.kind),
        vocabulary.country(place),
        vocabulary.place_role(story, place),
    )
    said = [" · ".join(dict.fromkeys(part for part in facts if part))]
    told = sorted(figures.events_at(story, place.id), key=lambda e: not figures.sized(story, e.id))
    # A headline says who did what: a bare figure would be another statement.
    said += [f"{e.headline} ({vocabulary.known(e.status, e.basis)})" for e in told[:_MOST]]
    return f"{'; '.join(said)}. {_source(story)}"


def _figure(count: Count, speaker: str) -> str:
    """A figure with its status, and with who gives it where that is not who tells the event."""
    who = f", {count.speaker}" if count.speaker != speaker else ""
    return f"{count.as_written} ({vocabulary.known(count.status, count.basis)}{who})"


def _source(story: Story) -> str:
    reports = [f"{s.publisher}, {vocabulary.edtf(s.published)}" for s in _primary(story)]
    return _("Source: {reports}").format(reports="; ".join(reports)) + "."


def _primary(story: Story) -> list[Source]:
    return [source for source in story.sources if source.relation == "primary"]


def _linked_data(
    story: Story, view: View, page_url: str, picture_url: str, downloads: Sequence[Download]
) -> Safe:
    data = {
        "@context": "https://schema.org",
        "@graph": [
            _article(story, view, page_url, picture_url),
            _dataset(story, page_url, downloads),
            *[_happening(story, event) for event in story.events if event.id == view.event],
        ],
    }
    # Data, not script: no policy lets it run, and nothing in it can end the element.
    return Safe(f'<script type="application/ld+json">{script_json(data)}</script>')


def _article(story: Story, view: View, page_url: str, picture_url: str) -> dict[str, object]:
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
        "citation": [_citation(source) for source in story.sources],
    }


def _dataset(story: Story, page_url: str, downloads: Sequence[Download]) -> dict[str, object]:
    return {
        "@type": "Dataset",
        "name": story.title,
        "description": story.description,
        "identifier": story.slug,
        "version": story.version,
        "url": page_url,
        "creator": _authors(story),
        "license": [str(item.get("path", "")) for item in story.licenses],
        "citation": [_citation(source) for source in _primary(story)],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": found.title,
                "encodingFormat": found.media_type,
                "contentUrl": found.address,
            }
            for found in downloads
        ],
    }


def _authors(story: Story) -> list[dict[str, str]]:
    return [
        {"@type": "Organization", "name": str(person.get("title", ""))}
        for person in story.contributors
    ]


def _citation(source: Source) -> dict[str, object]:
    known = {
        "@type": "NewsArticle" if source.title else "CreativeWork",
        "description": "" if source.title else source.note,
        "headline": source.title,
        "publisher": {"@type": "Organization", "name": source.publisher},
        # Who wrote it is known by name only: a person, a desk, an agency.
        "author": {"name": source.author} if source.author else None,
        "datePublished": source.published,
        "url": source.url,
    }
    return {key: value for key, value in known.items() if value}


def _happening(story: Story, event: Event) -> dict[str, object]:
    found: dict[str, object] = {
        "@type": "Event",
        "name": event.headline,
        "description": _of_event(story, event),
    }
    place = story.place(event.place)
    if dates.parse(event.date).precision == "day" and not {"?", "~"} & set(event.date):
        found["startDate"] = event.date
    if place:
        found["location"] = {"@type": "Place", "name": vocabulary.place_name(place)}
    return found
