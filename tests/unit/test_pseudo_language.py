"""Every text goes through a catalogue: in a pseudo-language it stands in brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from html.parser import HTMLParser

import pytest
from babel import Locale

from overland import config, i18n
from overland.html import embed, headline, language_switch, panel, share, skips, timeline
from overland.html.markup import tag
from overland.i18n import pseudo_language
from overland.presentation import arrival, metadata, navigation
from overland.story.loader import load
from overland.story.models import Story
from overland.story.vocabularies import STATUS
from overland.view import View

SAID = ("aria-label", "title", "alt", "placeholder", "data-other", "data-done", "data-said")
# Names and codes that every language has alike.
NAMES = {"English", "Overland", "CSV", "HTML", "PDF", "oEmbed", "km", "m"}

MONTHS = set(Locale("en").months["format"]["wide"].values())


@cache
def story() -> Story:
    return load(config.stories() / "syria-2013")


class Texts(HTMLParser):
    """What a reader sees or hears of a piece of HTML, but for what is marked with a language."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.depth: list[bool] = []
        self.feed(html)

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if name not in ("br", "hr", "img", "input", "meta", "link", "source"):
            # The outermost element tells the interface's language; within, a text's own.
            foreign = "lang" in given and len(self.depth) > 0
            self.depth.append(foreign)
        if not any(self.depth):
            self.found += [str(given[key]) for key in SAID if given.get(key)]

    def handle_endtag(self, name: str) -> None:
        if self.depth:
            self.depth.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(self.depth):
            self.found.append(data.strip())


def values(item: object) -> Iterator[str]:
    """Every text that the story itself holds."""
    if isinstance(item, str):
        yield item
    elif is_dataclass(item) and not isinstance(item, type):
        for field in fields(item):
            yield from values(getattr(item, field.name))
    elif isinstance(item, dict):
        yield from (text for part in item.items() for text in values(part))
    elif isinstance(item, (tuple, list)):
        yield from (text for part in item for text in values(part))


@cache
def told(word: str) -> bool:
    """Whether it is a word of the story's own, or of what services answered."""
    return word in _told()


@cache
def _told() -> str:
    ledger = config.stories() / "syria-2013" / "geocodes.json"
    return " ".join((*values(story()), ledger.read_text("utf-8")))


def left_over(text: str) -> str:
    """What is neither from a catalogue nor from the story, without figures, dates and signs."""
    before = None
    while before != text:
        before, text = text, re.sub(r"⟦[^⟦⟧]*⟧", " ", text)
    words = re.findall(r"[^\W\d_]{2,}", text)
    return " ".join(word for word in words if not told(word) and word not in NAMES | MONTHS)


PIECES: dict[str, Callable[[Story, View], str]] = {
    "headline": headline.headline,
    "timeline": timeline.timeline,
    "panel": panel.panel,
    "embed": embed.source_line,
    "share": lambda _story, _view: share.panel("x"),
    "skips": lambda _story, _view: skips.links(),
    "switch": lambda _story, view: language_switch.switch(view),
    "arrival": lambda story, _view: tag("p", arrival.unknown(story)),
    "map": lambda story, _view: tag("p", metadata.map_words(story)),
    "tabs": lambda _story, _view: tag("p", *navigation.labels().values()),
    "statuses": lambda _story, _view: tag("p", *(str(term.word) for term in STATUS.values())),
}


@pytest.mark.parametrize("name", PIECES)
@pytest.mark.parametrize("place", ["", "masnaa", "damascus", "beirut"])
def test_no_text_of_the_interface_escapes_the_catalogues(name: str, place: str) -> None:
    if name == "panel" or not place:
        with pseudo_language():
            html = PIECES[name](story(), View(story="syria-2013", place=place))
        assert [text for text in Texts(html).found if left_over(text)] == []


def test_the_pseudo_language_is_gone_afterwards() -> None:
    with pseudo_language():
        assert i18n._("Map") == "⟦Map⟧"
    assert i18n._("Map") == "Map"
