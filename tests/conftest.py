"""Shared fixtures, and one profile for property tests: the same examples on every machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests import stories
from tests.exports import Exports

# A slow machine is no fault of the code, and a red run must stay red when it is repeated.
settings.register_profile("overland", deadline=None, derandomize=True)
settings.load_profile("overland")


@pytest.fixture
def story_folder(tmp_path: Path) -> Path:
    """The folder of a small valid story, a test's own to damage."""
    return stories.write(tmp_path / "stories")


@pytest.fixture(scope="session")
def exports(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Exports:
    """Exports that are drawn once a run, in whichever process of it."""
    base = tmp_path_factory.getbasetemp()
    return Exports((base if worker_id == "master" else base.parent) / "exports")
