"""An Atom feed and a sitemap, for programs that look for what is new.

Written with ElementTree: feedgen drops the `rel` of an entry's links, and refuses "license".
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Final
from xml.etree import ElementTree

from overland.i18n import _, text_language
from overland.presentation import citation, metadata, rights, sources
from overland.story import dates
from overland.story.corrections import in_words
from overland.story.models import Correction, Story
from overland.svg.elements import clean_text

MEDIA_TYPE: Final = "application/atom+xml"
_ATOM: Final = "http://www.w3.org/2005/Atom"
_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One piece of news. `name` is the same for as long as there is such an entry."""

    name: str
    title: str
    summary: str
    story: Story
    when: datetime


def feed(stories: Sequence[Story], address: str) -> bytes:
    """New stories and corrections as Atom (RFC 4287), the newest first.

    `address` is the site's own, with a slash at its end, or "" where nobody knows it: then the
    links are relative. An entry's id stays the same wherever the site moves to.
    """
    told = sorted(entries(stories), key=lambda entry: (entry.when, entry.name), reverse=True)
    root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": text_language()})
    _add(root, "title", "Overland")
    _add(root, "subtitle", _("New stories and corrections"))
    _add(root, "id", _id(address or "overland"))
    _add(root, "updated", _moment(max((entry.when for entry in told), default=_LONG_AGO)))
    _add(ElementTree.SubElement(root, "author"), "name", "Overland")
    _link(root, f"{address}feed.xml" if address else "./feed.xml", "self")
    _link(root, address or "./", "alternate")
    for entry in told:
        _entry(root, entry, address or "./")
    return _written(root)


def sitemap(stories: Sequence[Story], address: str) -> bytes:
    """The pages of a site, with the day that each last changed. `address` as above, not ""."""
    root = ElementTree.Element("urlset", {"xmlns": _SITEMAP})
    pages = {f"{story.slug}/": changed(story) for story in stories}
    newest = {"": max(pages.values())} if pages else {}
    for page, when in {**newest, **pages}.items():
        url = ElementTree.SubElement(root, "url")
        _add(url, "loc", address + page)
        _add(url, "lastmod", when.date().isoformat())
    return _written(root)


def entries(stories: Sequence[Story]) -> Iterator[FeedEntry]:
    """An entry for each story, and one for each correction of it."""
    for story in stories:
        name, title = story.slug, metadata.story_title(story)
        yield FeedEntry(name, title, metadata.story_description(story), story, _created(story))
        for number, correction in enumerate(story.corrections, start=1):
            name = f"{story.slug}/corrections/{number}"
            heading = _("Correction: {title}").format(title=title)
            told = in_words(correction)
            yield FeedEntry(name, heading, told, story, _day(story, correction))


def changed(story: Story) -> datetime:
    """When a story was made or last corrected."""
    return max([_created(story), *(_day(story, found) for found in story.corrections)])


def _entry(root: ElementTree.Element, entry: FeedEntry, address: str) -> None:
    found = ElementTree.SubElement(root, "entry")
    _add(found, "title", entry.title)
    _add(found, "id", _id(entry.name))
    _add(found, "published", _moment(entry.when))
    _add(found, "updated", _moment(entry.when))
    told = (entry.summary, sources.credit(entry.story), citation.version(entry.story))
    _add(found, "summary", " ".join(f"{part.rstrip('.')}." for part in told if part))
    _link(found, f"{address}{entry.story.slug}/", "alternate")
    for source in sources.primary(entry.story):
        if source.url:
            _link(found, source.url, "via")
    for path in dict.fromkeys(item.get("path", "") for item in rights.licenses(entry.story)):
        if path:
            _link(found, path, "license")
    _add(found, "rights", "; ".join(part.words for part in rights.parts(entry.story)))


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = clean_text(text)


def _link(parent: ElementTree.Element, address: str, relation: str) -> None:
    kind = MEDIA_TYPE if relation == "self" else "text/html"
    ElementTree.SubElement(parent, "link", {"rel": relation, "type": kind, "href": address})


def _id(name: str) -> str:
    # Atom asks for an IRI that never changes, not for an address.
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'overland:{name}')}"


def _created(story: Story) -> datetime:
    given = datetime.fromisoformat(story.created) if story.created else _LONG_AGO
    return given if given.tzinfo else given.replace(tzinfo=UTC)


def _day(story: Story, correction: Correction) -> datetime:
    """The day of a correction; no correction is older than what it corrects."""
    day = dates.parse(correction.date).sort_key[0]
    return max(_created(story), datetime.combine(day, time(), UTC))


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _written(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
