"""Shared fixtures, and one profile for property tests: the same examples on every machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests import stories

# A slow machine is no fault of the code, and a red run must stay red when it is repeated.
settings.register_profile("overland", deadline=None, derandomize=True)
settings.load_profile("overland")


@pytest.fixture
def story_folder(tmp_path: Path) -> Path:
    """The folder of a small valid story, a test's own to damage."""
    return stories.write(tmp_path / "stories")
