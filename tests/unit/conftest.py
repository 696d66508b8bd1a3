"""Fixtures of several files: a server of first HTML over one story."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from overland.story.loader import Catalog
from tests.first_html import client_of, one_story


@pytest.fixture(scope="module")
def shelf() -> Catalog:
    return one_story()


@pytest.fixture(scope="module")
def client(shelf: Catalog) -> Iterator[TestClient]:
    """Asks a server that shows that story."""
    with client_of(shelf) as client:
        yield client
