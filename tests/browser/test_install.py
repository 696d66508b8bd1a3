"""The installed app in a browser: `overland serve` in an empty folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from overland.server import guard
from tests.browser.apps import serving
from tests.browser.conftest import Arrive
from tests.installed import Installed, environment


@pytest.fixture
def installed_server(installed: Installed, tmp_path: Path) -> Iterator[str]:
    """What `overland serve` answers in an empty folder."""
    empty = tmp_path / "empty"
    empty.mkdir()
    command = installed.command("serve", "--no-browser", "--port")
    with serving(tmp_path / "log.txt", command, empty, environment()) as base:
        yield base
    assert list(empty.iterdir()) == []


def test_serve_opens_the_first_story_out_of_an_empty_folder_and_is_closed(
    installed_server: str, arriving: Arrive
) -> None:
    for closed in (*guard.CLOSED, "_stcore/agent/mcp"):
        with pytest.raises(HTTPError, match="404"):
            urlopen(f"{installed_server}/{closed}", timeout=10)
    reader = arriving(installed_server)
    reader.open_map("?place=masnaa")
    reader.sees("Masnaa")
