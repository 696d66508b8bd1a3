"""Any cell that may be blank works blank: every output is made, with no empty bracket in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from overland import config
from overland.exports import (
    csv_package,
    feed,
    geojson,
    kml,
    linked_places,
    one_file,
    pdf,
    site_pages,
)
from overland.html import data_and_about, embed, evidence_table, headline, panel, timeline
from overland.map import folium_map
from overland.presentation import metadata, statements
from overland.story import loader, schemas
from overland.story.models import Story
from overland.svg import card, poster
from overland.view import View
from tests import blank_cells, readable

UNSEEN = ("prefix", "suffix", "basis")
"""Nobody is shown the first two; no basis is read as "stated"."""
EMPTY = re.compile(r"\(\s*\)|\(\s*[;,·]|[;,·]\s*\)|“\s*”|«\s*»|, ,|· ·|; ;|: :")
"""A bracket or a pair of quotation marks around nothing, and separators with nothing between."""


def _blanks() -> Iterator[tuple[str, str]]:
    for name, table in schemas.TABLES.items():
        for column in table.columns:
            if not column.required and column.name not in UNSEEN:
                yield name, column.name


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    root = tmp_path_factory.mktemp("data")
    folder = blank_cells.write_rich(root)
    with config.data_in(root):
        full = loader.load(folder)
        sources = tuple(replace(source, sha256="0" * 64) for source in full.sources)
        corrections = tuple(replace(change, version="1.0.1") for change in full.corrections)
        yield replace(full, sources=sources, corrections=corrections)


def _blank(story: Story, table: str, column: str) -> Story:
    """The story with a column empty in every row."""
    if table == "evidence":
        events = [replace(event, further=_without(event.further, column)) for event in story.events]
        return replace(story, events=tuple(events))
    rows: tuple[Any, ...] = getattr(story, table)
    if column in ("exact", "source") and hasattr(rows[0], "evidence"):
        column = "evidence"
    if column in ("latitude", "longitude"):
        blank = [replace(row, latitude=None, longitude=None) for row in rows]
        return replace(story, places=tuple(blank), routes={})
    return replace(story, **{table: _without(rows, column)})  # type: ignore[arg-type]


def _without(rows: tuple[Any, ...], column: str) -> tuple[Any, ...]:
    given = [getattr(row, column) for row in rows]
    empty = "" if any(isinstance(value, (str, bool)) for value in given) else None
    return tuple(replace(row, **{column: empty}) for row in rows)


def _said(story: Story) -> Iterator[tuple[str, str]]:
    view = View(story.slug, version=story.version)
    views = [view, *(view.with_(place=place.id) for place in story.places)]
    views += [view.with_(place=event.place, event=event.id) for event in story.events]
    table = evidence_table.table(story, view, statements.statements(story))
    yield "panel", readable.html(" ".join(panel.panel(story, each) for each in views))
    yield "table", readable.html(table)
    yield "timeline", readable.html(timeline.timeline(story, view))
    yield "headline", readable.html(headline.headline(story, view))
    yield "about", readable.html(data_and_about.about(story))
    yield "preview", " ".join(metadata.description(story, each) for each in views)
    yield "title", " ".join(metadata.title(story, each) for each in views)
    yield "kml", readable.html(kml.export(story).decode())
    yield "lpf", readable.json_text(linked_places.export(story))
    yield "geojson", readable.json_text(geojson.export(story))
    yield "csv", readable.about(csv_package.export(story))
    yield "feed", readable.html(feed.feed([story], "").decode())


@pytest.mark.parametrize(("table", "column"), list(_blanks()))
def test_a_cell_that_may_be_blank_leaves_no_error_and_no_empty_bracket(
    story: Story, table: str, column: str
) -> None:
    changed = _blank(story, table, column)
    assert changed != story
    for name, said in _said(changed):
        _no_gap(name, said)


@pytest.mark.parametrize("table", dict.fromkeys(table for table, _column in _blanks()))
def test_paper_files_pages_and_pictures_are_made_with_every_blank_of_a_table(
    story: Story, table: str
) -> None:
    for blank, column in _blanks():
        story = _blank(story, table, column) if blank == table else story
    view = View(story.slug)
    _no_gap("pdf", readable.pdf(pdf.export(story)))
    _no_gap("one file", readable.html(one_file.export(story).decode()))
    _no_gap("site", readable.html(site_pages.story_page(story, "")[0]))
    _no_gap("embed", readable.html(embed.source_line(story, view)))
    _no_gap("card", readable.html(card._card(story, view)))
    _no_gap("picture", readable.html(poster.poster_svg(story, view, 1.0)))
    assert folium_map.build(story).get_root().render()


def _no_gap(name: str, said: str) -> None:
    found = EMPTY.search(said)
    assert found is None, f"{name}: {said[max(0, found.start() - 60) : found.end() + 20]}"
