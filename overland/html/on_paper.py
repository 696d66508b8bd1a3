"""Parts of a page for paper only: the whole map as a picture, and where the page is from."""

from __future__ import annotations

from typing import Final

from overland.html import metadata
from overland.html.markup import Safe, tag
from overland.i18n import direction, line, text_language
from overland.presentation import citation, rights, sources
from overland.presentation import metadata as words
from overland.story.models import Story
from overland.view import View

SIZE: Final = "paper"
"""The name of the picture's size in its address."""


def colophon(story: Story, view: View, host: str, *, titled: bool) -> Safe:
    """Source, version, licence and address in a line; the story's title too where no other is."""
    title = (words.story_title(story), sources.credit(story)) if titled else ()
    place, event = view.place, view.event
    address = citation.permalink(story, host, place=place, event=event, chosen=view.filter)
    said = line(*title, "Overland", citation.version(story), rights.licence(story))
    whole = tag("span", address, dir="ltr")
    return tag("p", said, " · ", whole, class_="ov-on-paper", lang=text_language(), dir=direction())


def picture(story: Story, view: View) -> Safe:
    """The map of the whole story with its legend; a browser fetches it when it prints."""
    whole = view.with_(place="", event="", camera=None)
    address = metadata.picture_address(whole, size=SIZE, theme="light")
    return tag(
        "img",
        src=f"./{address}",
        alt=words.map_words(story),
        loading="lazy",
        class_="ov-on-paper ov-map-on-paper",
    )
