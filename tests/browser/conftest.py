"""A server of the app's own, a real browser, and a picture of what was on the screen on failure."""

from __future__ import annotations

import fcntl
import random
import re
import shutil
import signal
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserType, Page, expect, sync_playwright

from overland.assets import registry
from tests.browser.apps import forked
from tests.browser.editors import editing, folder, knowing, port  # noqa: F401
from tests.browser.open_maps import OpenMaps
from tests.browser.reader import Reader
from tests.browser.seats import Seats
from tests.preloaded import Preloaded

FAILURES = Path(__file__).parent / "failures"
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A test's page is gone before code that is compiled once more to run faster has paid for that.
    "--js-flags=--no-opt --single-threaded",
    # Another host is asked in vain, and the request is noted.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
# The one without windows takes a third less of the processor.
_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
FIREFOX = shutil.which("firefox-esr") or ""
# A browser that is not there is not tested: nothing is counted as done.
collect_ignore = [] if FIREFOX and find_spec("marionette_driver") else ["test_firefox.py"]
_FAILED = pytest.StashKey[bool]()

Arrive = Callable[..., Reader]


@pytest.fixture(scope="session")
def server(run_folder: Path, preloaded: Preloaded) -> Iterator[str]:
    """One app for all tests that do not need their own, in whichever process of the run."""
    address, log = run_folder / "server.txt", run_folder / "server.log"
    turn = FileLock(run_folder / "server.lock")
    with (run_folder / "server.users").open("a") as users, ExitStack() as own:
        with turn:
            started = not address.exists()
            if started:
                base, _app = own.enter_context(forked(preloaded, log, ending=signal.SIGTERM))
                address.write_text(base, encoding="utf-8")
            fcntl.flock(users, fcntl.LOCK_SH)
        yield address.read_text(encoding="utf-8")
        if started:
            with turn:
                fcntl.flock(users, fcntl.LOCK_EX)  # there is nobody else now
                address.unlink()
                own.close()
            assert "Traceback" not in log.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def preloaded(run_folder: Path) -> Iterator[Preloaded]:
    """Overland and all that it needs, imported once for the servers that tests start."""
    read = Preloaded(run_folder)
    yield read
    read.close()


@pytest.fixture
def fresh_server(preloaded: Preloaded, tmp_path: Path) -> Iterator[str]:
    """An app that nobody has asked for anything yet."""
    with forked(preloaded, tmp_path / "log.txt") as (base, _app):
        yield base


def launch(kind: BrowserType) -> Browser:
    """A Chromium that is on the PATH, or else Playwright's own."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return kind.launch(executable_path=found, args=list(_ARGUMENTS))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that the tests of a process share."""
    expect.set_options(timeout=40_000)
    with sync_playwright() as playwright:
        started = launch(playwright.chromium)
        yield started
        started.close()


@pytest.fixture(scope="session")
def seats(browser: Browser) -> Seats:
    """The pages that tests take in turn."""
    return Seats(browser)


@pytest.fixture
def arriving(seats: Seats, request: pytest.FixtureRequest) -> Iterator[Arrive]:
    """Makes readers, and holds for each: no error in the console, no request to another host."""
    readers: list[Reader] = []

    def make(base: str, **options: object) -> Reader:
        readers.append(seats.take(base, **options))
        return readers[-1]

    yield make
    _judge(request, readers, seats.close, seats.leave)


@pytest.fixture(scope="session")
def open_maps(seats: Seats, server: str) -> OpenMaps:
    """The maps that are open and in use by nobody."""
    return OpenMaps(seats, server)


@pytest.fixture
def opened(open_maps: OpenMaps, seats: Seats, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """Somebody at a desk, before the map of the first story: for tests of what is done in it."""
    reader = open_maps.take()
    yield reader
    _judge(request, [reader], seats.close, open_maps.leave)


def _judge(
    request: pytest.FixtureRequest,
    readers: list[Reader],
    close: Callable[[Reader], None],
    leave: Callable[[Reader], None],
) -> None:
    """Give the pages of a test back, with pictures if it failed; no error may have been seen."""
    failed = request.node.stash.get(_FAILED, False)
    if failed:
        _keep_pictures(readers, request.node.name)
    errors = [reader.errors for reader in readers if reader.errors]
    for reader in readers:
        close(reader) if failed or reader.errors else leave(reader)
    assert errors == []
    assert [reader.foreign for reader in readers if reader.foreign] == []


@pytest.fixture
def reader(arriving: Arrive, server: str) -> Reader:
    """Somebody at a desk."""
    return arriving(server)


@pytest.fixture(scope="session")
def standing(seats: Seats, server: str) -> Iterator[Reader]:
    """A map that is opened once, for tests that only look at it.

    `window.moved` tells what has begun to move in it, by Streamlit's names of elements.
    """
    reader = seats.take(server)
    reader.page.add_init_script(
        "window.moved = []; document.addEventListener('animationstart',"
        " (event) => window.moved.push(event.target.dataset.testid));"
    )
    reader.open_map()
    yield reader
    seats.close(reader)
    assert (reader.errors, reader.foreign) == ([], [])


def _keep_pictures(readers: list[Reader], name: str) -> None:
    FAILURES.mkdir(exist_ok=True)
    stem = re.sub(r"[^\w.-]+", "_", name)[:100]
    for number, reader in enumerate(readers):
        reader.page.screenshot(path=FAILURES / f"{stem}-{number}.png")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, Any, Any]:
    report = yield
    if report.failed:
        item.stash[_FAILED] = True
    return report


_CROWDED = """(rows) => {
  const map = window.map = L.map("map", {maxZoom: 12, zoomSnap: .5}).setView([33.5, 36.5], 7);
  const config = {lines: [], words: {outside: "{name}"}};
  Object.assign(overland.state, {map, config, shown: {}, labels: []});
  const terms = [
    {key: "reported", word: "reported", colour: "red", dash: ""},
    {key: "expected", word: "expected", colour: "red", dash: "8 4"},
    {key: "inferred", word: "inferred", colour: "red", dash: "1 4"},
  ];
  const some = rows.filter((row) => row[4] === 1).map((row) => row[0]);
  window.overlandGround = {vectors: {all: {terms, rows}, some: {places: some}}, tiles: {}};
  const words = {cluster: "{n} places: {parts}", one: "{name}, {known}", comma: ", "};
  overland.others(map, {others: {url: "all", words}});
}"""


def _crowd(count: int) -> list[list[object]]:
    chance = random.Random(count)
    return [
        [f"p{n}", f"P{n}", 33.5 + chance.gauss(0, 0.8), 36.5 + chance.gauss(0, 0.8), n % 3]
        for n in range(count)
    ]


@pytest.fixture
def crowd(browser: Browser) -> Iterator[Page]:
    """A map of 900 places beyond the journey's own."""
    page = browser.new_page(viewport={"width": 800, "height": 600})
    page.set_content('<div id="map" style="width: 800px; height: 600px"></div>')
    for name in ("leaflet.js", "clusters.js", "overland.js"):
        page.add_script_tag(content=registry.named(name).body.decode())
    page.evaluate(_CROWDED, _crowd(900))
    expect(page.locator(".ov-cluster").first).to_be_visible()
    yield page
    page.close()
