"""Fixtures of several files: a server of first HTML, and a host of the API, over one story."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from overland import config
from overland.geocoding.index import Index, open_index
from overland.story.loader import Catalog
from tests.api_host import NOON, Host
from tests.exports import Exports
from tests.first_html import client_of, one_story


@pytest.fixture(scope="session")
def index() -> Index:
    """The names of places that a draft is read with."""
    return open_index(Path(__file__).parents[2] / "data" / "gazetteer" / "places.csv")


@pytest.fixture(scope="module")
def shelf() -> Catalog:
    return one_story()


@pytest.fixture(scope="module")
def client(shelf: Catalog) -> Iterator[TestClient]:
    """Asks a server that shows that story."""
    with client_of(shelf) as client:
        yield client


@pytest.fixture
def host(story_folder: Path, exports: Exports) -> Iterator[Host]:
    for path in story_folder.iterdir():
        os.utime(path, (NOON, NOON))
    with config.data_in(story_folder.parents[1]):
        yield Host(story_folder.parents[1], exports)
