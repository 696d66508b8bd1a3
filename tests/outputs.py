"""Every output of a story as the text that is read in it: the one list that contract tests ask.

A renderer that is added stands here, and every rule for all outputs then holds it too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextvars import copy_context
from typing import Any, Final, cast

from overland import i18n
from overland.exports import (
    csv_package,
    feed,
    geojson,
    kml,
    linked_places,
    one_file,
    pdf,
    png,
    site_pages,
)
from overland.html import data_and_about, embed, evidence_table, headline, panel, timeline
from overland.html import metadata as head
from overland.presentation import metadata, statements
from overland.story.models import Story
from overland.svg import card, poster
from overland.view import View
from tests import readable


def _overview(story: Story) -> View:
    return View(story.slug, version=story.version)


def _views(story: Story) -> Iterator[View]:
    """The whole story, each place of it and each event."""
    view = _overview(story)
    yield view
    yield from (view.with_(place=place.id) for place in story.places)
    yield from (view.with_(place=event.place, event=event.id) for event in story.events)


def _panel(story: Story) -> str:
    return readable.html(" ".join(panel.panel(story, view) for view in _views(story)))


def _table(story: Story) -> str:
    told = statements.statements(story)
    return readable.html(evidence_table.table(story, _overview(story), told))


def _preview(story: Story) -> str:
    event = _overview(story).with_(event=story.events[-1].id)
    shown = head.head(story, event, page_url="https://x.example/", picture_url="/p.png")
    return " ".join((str(shown), *(metadata.description(story, view) for view in _views(story))))


class _Words:
    """A paper that keeps what it is given to print, and draws nothing."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.colophon = ""

    def __getattr__(self, _part: str) -> Callable[..., None]:
        return lambda *given, **_looks: self.said.extend(map(str, given))


def _paper(story: Story) -> str:
    """What the print says, without the seconds that shaping its letters takes."""
    paper = _Words()
    pdf.lay_out(cast(Any, paper), story, _overview(story))
    return " \n".join((*paper.said, paper.colophon))


IN_THE_APP: Final[dict[str, Callable[[Story], str]]] = {
    "panel": _panel,
    "table": _table,
    "headline": lambda story: readable.html(headline.headline(story, _overview(story))),
    "about": lambda story: readable.html(data_and_about.about(story)),
    "citation": lambda story: readable.html(data_and_about.how_to_cite(story)),
    "licences": lambda story: readable.html(data_and_about.licences(story)),
}
MADE: Final[dict[str, Callable[[Story], str]]] = {
    **IN_THE_APP,
    "app": lambda story: " ".join(made(story) for made in IN_THE_APP.values()),
    "timeline": lambda story: readable.html(timeline.timeline(story, _overview(story))),
    "kml": lambda story: readable.kml(kml.export(story)),
    "lpf": lambda story: readable.json_text(linked_places.export(story)),
    "geojson": lambda story: readable.json_text(geojson.export(story)),
    "csv": lambda story: readable.about(csv_package.export(story)),
    "pdf": lambda story: readable.pdf(pdf.export(story)),
    "paper": _paper,
    "one file": lambda story: readable.html(one_file.export(story).decode()),
    "site": lambda story: readable.html(site_pages.story_page(story, "")[0]),
    "feed": lambda story: readable.html(feed.feed([story], "").decode()),
    "embed": lambda story: readable.html(embed.source_line(story, _overview(story))),
    "title": lambda story: " ".join(metadata.title(story, view) for view in _views(story)),
    "preview": _preview,
    "card": lambda story: readable.html(card._card(story, _overview(story))),
    "picture": lambda story: readable.html(poster.poster_svg(story, _overview(story), 1.0)),
    "png": lambda story: "\n".join(png._texts(story, _overview(story)).values()),
}
FILES: Final = ("kml", "lpf", "geojson", "csv", "pdf", "paper", "one file", "site")
"""What is taken away and holds the whole story: what the panel says stands in each."""
WHOLE: Final = ("app", *FILES)
PARTS: Final = tuple(name for name in MADE if name not in WHOLE)
"""What shows a part of a story, or sums it up."""


class Outputs(dict[str, str]):
    """What each output says of a story in a language, in one line, made when it is asked for."""

    def __init__(self, story: Story, language: str = "en") -> None:
        super().__init__()
        self._story, self._language = story, language

    def __missing__(self, name: str) -> str:
        self[name] = copy_context().run(self._made, name)
        return self[name]

    def _made(self, name: str) -> str:
        i18n.use(self._language)
        return readable.line(MADE[name](self._story))
