"""Any cell that may be blank can be blank: every output is made, and none shows a gap."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.testclient import TestClient

from overland import config
from overland.exports import FORMATS, feed
from overland.html import headline, pages, panel, tables, timeline
from overland.map import build
from overland.server import prerender
from overland.server.pages import Entrance
from overland.story import loader, schemas
from overland.story.loader import Catalog
from overland.story.models import Story
from overland.svg import drawing, preview_png
from overland.view import View
from tests import blank_cells, stories
from tests.work import at_once

CHEAP = ("geojson", "kml", "lpf")
TABS = {"map": "Map", "evidence": "Evidence", "data": "Data", "about": "About"}


@cache
def template() -> str:
    index = Path(streamlit.__file__).with_name("static") / "index.html"
    return prerender.template(index.read_text("utf-8"))


def pages_of(story: Story) -> Iterator[tuple[str, str]]:
    """The body of the first HTML of pages, and of the map with a place and an event."""
    catalog = Catalog((), {story.slug: story}, {})
    work = at_once(picture=lambda *_asked: b"")
    entrance = Entrance("", template(), tuple(TABS), lambda: catalog, lambda: TABS, work, "")
    addresses = ["/", "/evidence", "/data", f"/?place={story.places[0].id}"]
    addresses += [f"/?event={event.id}" for event in story.events[:1]]
    with TestClient(Starlette(routes=entrance.routes())) as client:
        for address in addresses:
            yield address, client.get(address).text.partition("<body")[2]


def parts_of(story: Story) -> Iterator[tuple[str, str]]:
    """The parts of the app's pages."""
    view = View(story=story.slug)
    yield "timeline", timeline.timeline(story, view)
    yield "headline", headline.headline(story, view)
    yield "about", pages.about(story)
    for place in story.places:
        yield f"panel of {place.id}", panel.panel(story, view.with_(place=place.id))
    for name in tables.names(story):
        yield f"table {name}", tables.table(story, view, name)
    yield "picture", drawing.svg(story, view, 240, 240, theme="light", furnished=False)


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from texts_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_in(part)


def words_of(name: str, body: str) -> str:
    """What an export says in words; a balloon in KML is HTML, and its data are JSON."""
    if name != "kml":
        return "\n".join(texts_in(json.loads(body)))
    words: list[str] = []
    for line in blank_cells.Lines(body).text.splitlines():
        try:
            words += texts_in(json.loads(line))
        except ValueError:
            words.append(blank_cells.Lines(line).text if "<" in line else line)
    return "\n".join(words)


def gaps_in(story: Story) -> list[str]:
    """Every gap in what is cheap to make, with where it is; a failure to make it raises."""
    found = [
        f"{where}: {line}"
        for where, html in (*pages_of(story), *parts_of(story))
        for line in blank_cells.gaps(blank_cells.Lines(html).text)
    ]
    for name in CHEAP:
        body = FORMATS[name].export(story).decode()
        found += [f"{name}: {line}" for line in blank_cells.gaps(words_of(name, body))]
    found += [
        f"feed: {line}"
        for line in blank_cells.gaps(feed.feed([story], "https://maps.example/").decode())
    ]
    build.build(story)
    return found


def optional_cells(folder: Path, table: str) -> list[tuple[int, str]]:
    """Row (as a spreadsheet counts) and column of each cell that may be blank and is not."""
    columns = {c.name for c in schemas.TABLES[table].columns if not c.required}
    rows = stories.read_table(folder / f"{table}.csv")
    return [
        (number, name)
        for number, row in enumerate(rows, start=2)
        for name, cell in row.items()
        if name in columns and cell
    ]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("blank")


@pytest.fixture(scope="module")
def rich(base: Path) -> Path:
    return blank_cells.write_rich(base)


def test_the_rich_story_is_faultless_uses_every_column_and_shows_no_gap(
    base: Path, rich: Path
) -> None:
    report = loader.inspect(rich)
    assert report.problems == ()
    assert report.story is not None
    for table in schemas.TABLES.values():
        rows = stories.read_table(rich / table.file)
        unused = {column.name for column in table.columns} - {n for r in rows for n in r if r[n]}
        assert unused <= {"sha256", "version"}, (table.name, unused)
    with config.data_in(base):
        assert gaps_in(report.story) == []


@pytest.mark.parametrize("table", schemas.TABLES)
def test_each_cell_that_may_be_blank_can_be_blank_by_itself(
    base: Path, rich: Path, table: str
) -> None:
    path = rich / f"{table}.csv"
    whole = path.read_bytes()
    tried: set[str] = set()
    try:
        for number, column in optional_cells(rich, table):
            if column in tried:
                continue  # one row of each column will do
            rows = stories.read_table(path)
            rows[number - 2][column] = ""
            stories.write_table(path, rows)
            story = loader.inspect(rich).story
            if story:  # the other cells of the row need this one, and the loader says so
                tried.add(column)
                with config.data_in(base):
                    found = gaps_in(story)
                assert found == [], f"{table}.csv row {number}, {column}"
            path.write_bytes(whole)
    finally:
        path.write_bytes(whole)
    assert tried or not optional_cells(rich, table)


def blank_everything(folder: Path, *, points: bool) -> None:
    """Blank every cell that is not required: what is stated becomes background."""
    for table in schemas.TABLES.values():
        required = {column.name for column in table.columns if column.required}
        kept = required | ({"latitude", "longitude"} if points else set())
        kept |= {"event", "leg"} if table.name == "counts" else set()
        rows = stories.read_table(folder / table.file)
        for row in rows:
            for name in row.keys() - kept:
                row[name] = ""
            if "basis" in row and table.column("basis"):
                row["basis"] = "background"
            if row.get("kind") == "disagree":
                row["note"] = "They differ."
        kept_rows = [row for row in rows if table.name != "translations" or row["column"] != "note"]
        stories.write_table(folder / table.file, kept_rows)
    (folder / "routes.geojson").unlink()


@pytest.mark.parametrize("points", [True, False], ids=["with points", "without points"])
def test_a_story_with_every_optional_cell_blank_is_shown_in_every_output(
    tmp_path: Path, points: bool
) -> None:
    folder = blank_cells.write_rich(tmp_path)
    blank_everything(folder, points=points)
    problems = loader.inspect(folder).problems
    story = loader.load(folder)
    assert [problem for problem in problems if problem.severity == "problem"] == []
    bare = replace(story, description="", licenses=(), contributors=())
    with config.data_in(tmp_path):
        assert gaps_in(story) == []
        assert gaps_in(bare) == []
        assert preview_png(story, View(story=story.slug)).startswith(b"\x89PNG")
        for name, made in FORMATS.items():
            if name not in CHEAP:
                assert made.export(story), name
