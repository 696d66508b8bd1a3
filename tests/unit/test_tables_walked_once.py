"""Work that a page does with the tables of a story, counted in walks over a whole table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from overland.server.map_routes import MapRoutes
from overland.story.loader import Catalog
from overland.story.models import Story
from tests.first_html import entrance, one_story

SLUG = "syria-2013"


class CountedTable(tuple[Any, ...]):
    """A table that counts how often it is walked over."""

    walks = 0

    def __iter__(self) -> Iterator[Any]:
        CountedTable.walks += 1
        return super().__iter__()


@pytest.fixture(scope="module")
def client() -> TestClient:
    """A host whose story's front page is written, as a server does before a reader comes."""
    story = one_story().stories[SLUG]
    counted: Story = replace(
        story,
        events=CountedTable(story.events),
        counts=CountedTable(story.counts),
        quotes=CountedTable(story.quotes),
    )
    shelf = Catalog((), {SLUG: counted}, {})
    front = entrance(shelf)
    front.write_ahead(counted)
    routes = [*front.routes(), *MapRoutes("", lambda: shelf).routes()]
    client = TestClient(Starlette(routes=routes), base_url="http://maps.example")
    client.get(f"/api/stories/{SLUG}/panel?place=beirut")  # what all panels share
    return client


def test_a_walk_is_counted() -> None:
    before = CountedTable.walks
    table = CountedTable((1, 2))
    assert [*table] == [1, 2]
    assert CountedTable.walks > before


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/?place=masnaa",
        "/?place=no-such-place-at-all",
        "/?event=uprising&lang=fr",
        f"/api/stories/{SLUG}/panel?place=masnaa",
        f"/live/{SLUG}/map.html",
        f"/live/{SLUG}/map.js",
    ],
)
def test_what_a_reader_asks_for_first_walks_over_no_table_of_statements(
    client: TestClient, address: str
) -> None:
    before = CountedTable.walks
    answer = client.get(address)
    assert answer.status_code == 200
    assert CountedTable.walks == before
