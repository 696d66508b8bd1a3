"""Any cell that may be blank works blank: every output is made, with no empty bracket in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest

from overland import config
from overland.exports import csv_package, feed, geojson, kml, linked_places
from overland.html import data_and_about, evidence_table, headline, panel, timeline
from overland.map import folium_map
from overland.presentation import metadata, statements
from overland.story import loader, schemas
from overland.story.models import Story
from overland.svg import poster
from overland.view import View
from tests import readable, stories

TABLES = ("sources", "places", "events", "counts", "quotes", "legs", "relations", "corrections")
EMPTY = re.compile(r"\(\s*\)|\(\s*[;,·]|[;,·]\s*\)|“\s*”|«\s*»|, ,|· ·|; ;|: :")
"""A bracket or a pair of quotation marks around nothing, and separators with nothing between."""


def _blanks() -> Iterator[tuple[str, str]]:
    for table in TABLES:
        for column in schemas.TABLES[table].columns:
            if not column.required:
                yield table, column.name


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    root = tmp_path_factory.mktemp("data")
    folder = stories.write(root / "stories")
    with config.data_in(root):
        yield loader.load(folder)


def _blank(story: Story, table: str, column: str) -> Story | None:
    """The story with a column empty in every row; None where the model has no such field."""
    rows: tuple[Any, ...] = getattr(story, table)
    names = {field.name for field in fields(rows[0])}
    if column in ("exact", "source"):
        column = "evidence"
    elif column in ("prefix", "suffix", "basis"):
        return None  # nobody shows the first two; the loader reads no basis as "stated"
    if column in ("latitude", "longitude"):
        blank = [replace(row, latitude=None, longitude=None) for row in rows]
        return replace(story, places=tuple(blank), routes={})
    if column not in names:
        return None
    empty = None if not isinstance(getattr(rows[0], column), (str, bool)) else ""
    return replace(story, **{table: tuple(replace(row, **{column: empty}) for row in rows)})  # type: ignore[arg-type]


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
    if changed is None:
        return
    for name, said in _said(changed):
        found = EMPTY.search(said)
        assert found is None, f"{name}: {said[max(0, found.start() - 60) : found.end() + 20]}"


def test_pictures_and_map_are_made_with_every_blank_at_once(story: Story) -> None:
    for table, column in _blanks():
        story = _blank(story, table, column) or story
    assert poster.poster_svg(story, View(story.slug), 1.0)
    assert folium_map.build(story).get_root().render()
