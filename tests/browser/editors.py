"""What the tests of the page Edit share: a story, `overland edit` on it, and the keys."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from overland.commands import new
from overland.drafting import desk
from overland.geocoding.index import open_index
from tests.browser.apps import forked, free_port
from tests.preloaded import Fork, Preloaded

ROOT = Path(__file__).parents[2]
TEXT = "BEIRUT, Lebanon - Two ferries with about 1,300 people left Beirut on Monday."
ABOUT = {"title": "Ferries leave", "publisher": "Gazette", "published": "2006-07-19"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    new.run(argparse.Namespace(root=tmp_path, slug="trip"))
    story = tmp_path / "stories" / "trip"
    index = open_index(ROOT / "data" / "gazetteer" / "places.csv")
    desk.add_text(story, TEXT, index, ABOUT)
    return story


Editing = Callable[..., AbstractContextManager[tuple[str, Fork]]]


@pytest.fixture(scope="module")
def port() -> int:
    """The editors of all tests have one address, one after the other: the browser knows it."""
    return free_port()


@pytest.fixture(scope="module")
def knowing(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has read the app's scripts once, and keeps no more than those."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context
    context.close()


@pytest.fixture
def editing(preloaded: Preloaded, port: int) -> Editing:
    """Starts `overland edit` on a story: the address with its key, and the app."""

    @contextmanager
    def started(folder: Path, *slug: str) -> Iterator[tuple[str, Fork]]:
        root = folder.parents[1]
        log = root / "log.txt"
        words = ["overland", "--root", str(root), "edit", *slug, "--port"]
        with forked(preloaded, log, port, words) as (_base, app):
            address = re.findall(rf"http://localhost:{port}\S+", log.read_text(encoding="utf-8"))
            yield address[-1].replace("localhost", "127.0.0.1"), app

    return started


def opened(context: BrowserContext, address: str) -> Page:
    context.clear_cookies()
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".ov-draft-card").first).to_be_visible()
    # A key belongs to its button: the buttons come in a module of their own, after the words.
    expect(page.get_by_role("button", name=re.compile("^Accept Shortcut|^Accept$"))).to_be_visible()
    drawn(page)
    page.locator(".ov-draft-words").first.click()
    return page


def drawn(page: Page) -> None:
    """Wait until the page stands: a key pressed before belongs to a button that is replaced."""
    app = page.locator("[data-testid=stApp]")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")


def press(page: Page, key: str, button: str) -> None:
    """Press the key of a button that can be pressed: while the server is away none can."""
    expect(page.locator(f".st-key-{button} button")).to_be_enabled()
    page.keyboard.press(key)


def decided(page: Page, number: str) -> None:
    """Wait until so many are decided, and the buttons of the next one stand."""
    expect(page.get_by_text(re.compile(rf"\b{number} decided"))).to_be_visible()
    drawn(page)
