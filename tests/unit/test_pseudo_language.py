"""Every text goes through a catalogue: in a pseudo-language it stands in brackets."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from html.parser import HTMLParser

import pytest
from babel import Locale
from babel.messages.pofile import read_po

from overland import config, i18n
from overland.exports import FORMATS
from overland.html import (
    compare,
    data_and_about,
    embed,
    evidence_page,
    filters,
    headline,
    language_switch,
    on_paper,
    panel,
    skips,
    symbology,
    timeline,
)
from overland.html.markup import tag
from overland.i18n import pseudo_language
from overland.presentation import arrival, citation, metadata, navigation, rights
from overland.story import vocabularies
from overland.story.filter import Filter
from overland.story.loader import load
from overland.story.models import Story
from overland.story.vocabularies import STATUS
from overland.ui import sharing
from overland.view import View

SAID = ("aria-label", "title", "alt", "placeholder", "data-other", "data-done", "data-said")
# Names and codes that every language has alike.
NAMES = {
    *("English", "Overland", "CSV", "HTML", "PDF", "oEmbed", "km", "m", "GeoJSON", "KML"),
    *("Linked Places (LPF", "CC", "BY", "SA", "MIT", "airportsdata"),
}

MONTHS = "|".join(Locale("en").months["format"]["wide"].values())
DATE = rf"(?:\d{{1,2}} )?\b(?:{MONTHS})(?: \d{{4}})?\b"
DATED = rf"^(?:\W*{DATE})+"
BETWEEN = (
    *(r"\x00| · |\n|[\u2066-\u2069]|\?\S+", DATED, '[“”„«»"]', "; "),
    *(DATE, "[–:]", "[;()|,.]"),
)
"""What stands between a page's texts, from the parts of a line to those of a phrase."""


@cache
def story() -> Story:
    return load(config.stories() / "syria-2013")


class Texts(HTMLParser):
    """What a reader sees or hears of a piece of HTML, but for other languages and code."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.depth: list[bool] = []
        self.feed(html)

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if name not in ("br", "hr", "img", "input", "meta", "link", "source"):
            foreign = given.get("lang", i18n.SOURCE) != i18n.SOURCE
            letters = name == "pre" or given.get("translate") == "no"
            self.depth.append(foreign or letters)
        if not any(self.depth):
            self.found += [str(given[key]) for key in SAID if given.get(key)]

    def handle_endtag(self, name: str) -> None:
        if self.depth:
            self.depth.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(self.depth):
            self.found.append(data.strip())


CODES = frozenset(
    code for table in vars(vocabularies).values() if isinstance(table, Mapping) for code in table
)
"""Words of the tables that a page never shows as they are, but in the reader's language."""
EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")


def values(item: object) -> Iterator[str]:
    """Every text that the story itself holds, but for codes and the ids of rows."""
    if isinstance(item, str):
        yield item
    elif is_dataclass(item) and not isinstance(item, type):
        for field in fields(item):
            yield from (
                ()
                if field.name in ("id", "column", "supports")
                else values(getattr(item, field.name))
            )
    elif isinstance(item, dict):
        yield from (text for part in item.values() for text in values(part))
    elif isinstance(item, (tuple, list)):
        yield from (text for part in item for text in values(part))


@cache
def told() -> frozenset[str]:
    """Whole texts of the story, and of what services answered, without signs at their edges."""
    ledger = json.loads((config.stories() / "syria-2013" / "geocodes.json").read_text("utf-8"))
    # Works whose data is used, by their own names and with their licences.
    works = [
        rights.ground_licences(story()),
        rights.ground_line(story()),
        rights.attribution(story()),
    ]
    texts = {*values(story()), *values(ledger), *values(works)} - CODES
    return frozenset(EDGES.sub("", one) for text in texts for one in (text, *text.split("; ")))


def left_over(text: str) -> str:
    """What is neither from a catalogue nor a whole text of the story, without figures and dates."""
    before = None
    while before != text:
        before, text = text, re.sub(r"⟦[^⟦⟧]*⟧", "\x00", text)
    return " ".join(_unknown(text, *BETWEEN))


def _unknown(text: str, between: str = "", *finer: str) -> Iterator[str]:
    """The parts that are known neither whole nor in finer parts."""
    piece = EDGES.sub("", text)
    if piece in told() | NAMES or set(re.findall(r"[^\W\d_]{2,}", piece)) <= NAMES or _is_cut(text):
        return
    if not between:
        yield piece
        return
    for part in re.split(between, text):
        yield from _unknown(part, *finer)


def _is_cut(text: str) -> bool:
    """Whether it is the beginning of a text of the story that has no room."""
    begun = EDGES.sub("", text)
    cut = text.strip().endswith("…") and len(begun) > 40
    return cut and any(whole.startswith(begun) for whole in told())


PIECES: dict[str, Callable[[Story, View], str]] = {
    "headline": headline.headline,
    "timeline": timeline.timeline,
    "panel": panel.panel,
    "embed": embed.source_line,
    "share": sharing.panel,
    "skips": lambda _story, _view: skips.links(),
    "filter": lambda story, view: headline.with_filter(
        story, view.with_(filter=Filter(statuses=("reported",), words="bus"))
    ),
    "evidence": lambda story, view: tag(
        "main", evidence_page.heading(story, view), evidence_page.body(story, view)
    ),
    "data": lambda story, view: tag(
        "main",
        data_and_about.data_heading(),
        filters.form(story, view, "data"),
        data_and_about.downloads(story, view, {n: str(f.TITLE) for n, f in FORMATS.items()}),
        data_and_about.how_to_cite(story),
        data_and_about.licences(story),
    ),
    "about": lambda story, _view: tag("main", data_and_about.about(story)),
    "legend": lambda story, _view: tag("div", symbology.legend(story)),
    "colophon": lambda story, view: tag("div", on_paper.colophon(story, view, "", titled=True)),
    "comparison": lambda story, view: compare.comparison(
        story,
        view,
        story.sources[0].id,
        next(one.evidence.exact for one in story.counts if one.evidence),
    ),
    "citation": lambda story, _view: tag("p", citation.text(story, "")),
    "switch": lambda _story, view: language_switch.switch(view),
    "arrival": lambda story, _view: tag("p", arrival.unknown(story)),
    "map": lambda story, _view: tag("p", metadata.map_words(story)),
    "tabs": lambda _story, _view: tag("p", *navigation.labels().values()),
    "statuses": lambda _story, _view: tag("p", *(str(term.word) for term in STATUS.values())),
}


@pytest.mark.parametrize("name", PIECES)
@pytest.mark.parametrize("place", ["", "masnaa", "damascus", "beirut"])
def test_no_text_of_the_interface_escapes_the_catalogues(name: str, place: str) -> None:
    if name in ("panel", "headline", "timeline", "data") or not place:
        with pseudo_language():
            html = PIECES[name](story(), View(story="syria-2013", place=place))
        assert [text for text in Texts(html).found if left_over(text)] == []


def test_a_text_that_goes_past_the_catalogues_is_seen_whichever_it_is() -> None:
    with (i18n.LOCALE_FOLDER / "overland.pot").open("rb") as file:
        texts = [text for message in read_po(file) for text in _forms(message.id)]
    assert len(texts) > 400
    # Measures, and what cells of the story's tables say by themselves.
    assert {text for text in texts if not left_over(text)} == {"km", "m", "the editors"}


def _forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [one for one in ([text] if isinstance(text, str) else text) if one]


@pytest.mark.parametrize("name", PIECES)
def test_each_piece_would_show_what_goes_past_the_catalogues(name: str) -> None:
    html = PIECES[name](story(), View(story="syria-2013", place="masnaa"))
    assert any(left_over(text) for text in Texts(html).found)


def test_the_pseudo_language_is_gone_afterwards() -> None:
    with pseudo_language():
        assert i18n._("Map") == "⟦Map⟧"
    assert i18n._("Map") == "Map"
