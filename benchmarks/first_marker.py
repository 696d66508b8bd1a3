"""Time to first picture and marker, and from click to text: bare, plain, Overland, in one run."""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
STORY = ROOT / "data" / "stories" / "syria-2013"
TIMES = 10
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
sys.path.insert(0, str(ROOT))


@contextmanager
def served(script: Path, folder: Path) -> Iterator[str]:
    """The address of a Streamlit app, warm: it has answered one visitor."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port),
        "--server.headless", "true", "--server.fileWatcherType", "none",
        "--browser.gatherUsageStats", "false", "--server.enableStaticServing", "true",
        "--browser.serverAddress", "localhost",
    ]  # fmt: skip
    environment = {**os.environ, "STORY": str(STORY), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://localhost:{port}"
    try:
        _wait_for(f"{address}/_stcore/health")
        yield address
    finally:
        process.terminate()
        process.wait()


def _wait_for(address: str) -> None:
    end = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            if time.monotonic() > end:
                raise


def first(browser: Browser, address: str, ready: Callable[[Page], None]) -> tuple[float, Page]:
    """Seconds from the address to what `ready` waits for, in a browser context without a cache."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    begun = time.perf_counter()
    page.goto(address, wait_until="commit")
    ready(page)
    return time.perf_counter() - begun, page


def bare_ready(page: Page) -> None:
    page.get_by_text("Hello").wait_for()


def plain_ready(page: Page) -> None:
    page.frame_locator("iframe").locator(".place").first.wait_for()


def overland_ready(page: Page) -> None:
    page.frame_locator("iframe").locator(".ov-place").first.wait_for()


def picture_ready(page: Page) -> None:
    """The picture of the map in the first HTML, before the app runs."""
    page.wait_for_function(
        "() => { const image = document.querySelector('#ov-first picture img');"
        " return image && image.complete && image.naturalWidth > 0; }"
    )


def plain_click(page: Page) -> float:
    page.frame_locator("iframe").locator(".place", has_text="Masnaa").click()
    begun = time.perf_counter()
    page.get_by_role("heading", name="Masnaa", exact=True).wait_for()
    return time.perf_counter() - begun


def overland_click(page: Page) -> float:
    page.frame_locator("iframe").get_by_role("button", name="Masnaa").click()
    begun = time.perf_counter()
    panel = page.locator(".stApp").get_by_role("region", name="Details")
    panel.get_by_role("heading", name="Masnaa").wait_for()
    return time.perf_counter() - begun


def _plain_folder() -> Path:
    from overland.assets import registry

    folder = Path(tempfile.mkdtemp())
    shutil.copy(ROOT / "benchmarks" / "plain_app.py", folder / "plain_app.py")
    (folder / "bare.py").write_text('import streamlit as st\n\nst.write("Hello")\n')
    (folder / "static").mkdir()
    (folder / "static" / "leaflet.js").write_bytes(registry.named("leaflet.js").body)
    return folder


def main() -> None:
    folder = _plain_folder()
    firsts: dict[str, list[float]] = {"bare": [], "plain": [], "picture": [], "overland": []}
    clicks: dict[str, list[float]] = {"plain": [], "overland": []}
    with (
        served(folder / "bare.py", folder) as bare,
        served(folder / "plain_app.py", folder) as plain,
        served(ROOT / "app.py", ROOT) as overland,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        # Taking turns, so that a busy moment of the machine meets all three.
        for turn in range(TIMES + 1):
            for name, address, ready, click in (
                ("bare", bare, bare_ready, None),
                ("plain", plain, plain_ready, plain_click),
                ("picture", overland, picture_ready, None),
                ("overland", overland, overland_ready, overland_click),
            ):
                seconds, page = first(browser, address, ready)
                answered = click(page) if click else 0.0
                page.context.close()
                if turn:  # the first turn warms the servers
                    firsts[name].append(seconds)
                    if click:
                        clicks[name].append(answered)
        browser.close()
    shutil.rmtree(folder)
    _report(firsts, clicks)


def _report(firsts: dict[str, list[float]], clicks: dict[str, list[float]]) -> None:
    first_ms = {name: 1000 * statistics.median(values) for name, values in firsts.items()}
    click_ms = {name: 1000 * statistics.median(values) for name, values in clicks.items()}
    print(f"medians of {TIMES}, milliseconds")
    for name, value in first_ms.items():
        print(f"  {name:9} first {value:6.0f}   click {click_ms.get(name, float('nan')):6.0f}")
    print(f"first picture / bare: {first_ms['picture'] / first_ms['bare']:.2f}")
    for other in ("bare", "plain"):
        print(f"first marker, Overland / {other}: {first_ms['overland'] / first_ms[other]:.2f}")
    print(f"click to text, Overland / plain: {click_ms['overland'] / click_ms['plain']:.2f}")


if __name__ == "__main__":
    main()
