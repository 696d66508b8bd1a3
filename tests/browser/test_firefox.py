"""The core of it in Firefox: collected where firefox-esr and marionette_driver are installed."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from overland import config
from tests.browser.apps import free_port
from tests.browser.conftest import FIREFOX
from tests.exports import Exports

with warnings.catch_warnings():
    # What the driver imports warns of itself.
    warnings.simplefilter("ignore", DeprecationWarning)
    from marionette_driver import By, Wait, errors
    from marionette_driver.keys import Keys
    from marionette_driver.marionette import Marionette

# The driver leaves sockets open while it waits for the browser.
pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"
)
_DRAWN = (
    "const frame = document.querySelector('.st-key-map iframe');"
    "return !document.getElementById('ov-first') && window.overlandPage?.ready"
    " && Boolean(frame?.contentDocument?.querySelector('html[data-arranged] .ov-place'))"
)
_TITLE = "return document.querySelector('.ov-details h2')?.textContent"


@pytest.fixture(scope="module")
def firefox() -> Iterator[Any]:
    # A port of its own: another process of the run, or of the machine, may have a Firefox as well.
    driver = Marionette(bin=FIREFOX, headless=True, gecko_log=os.devnull, port=free_port())
    driver.start_session()
    yield driver
    driver.quit(in_app=False)
    driver.cleanup()


def until(firefox: Any, script: str, wanted: object = True) -> None:
    """Wait until a script in the page gives this."""
    gone = (errors.JavascriptException, errors.NoSuchWindowException)
    wait = Wait(firefox, timeout=60, ignored_exceptions=gone)
    wait.until(lambda m: m.execute_script(script, sandbox=None) == wanted, message=script)


def opened(firefox: Any, address: str) -> None:
    firefox.switch_to_frame()
    firefox.navigate(address)
    until(firefox, _DRAWN)


def marker(firefox: Any, place: str) -> Any:
    """A marker of the map, in whose frame the driver then is."""
    firefox.switch_to_frame(firefox.find_element(By.CSS_SELECTOR, ".st-key-map iframe"))
    return firefox.find_element(By.CSS_SELECTOR, f".ov-place[data-place={place}]")


@pytest.mark.parametrize("embedded", ["", "&embed=true"])
def test_a_marker_opens_its_details_by_click_and_by_key(
    firefox: Any, server: str, embedded: str
) -> None:
    opened(firefox, f"{server}/?story=syria-2013{embedded}")
    marker(firefox, "masnaa").click()
    firefox.switch_to_frame()
    until(firefox, _TITLE, "Masnaa")
    marker(firefox, "beirut").send_keys(Keys.ENTER)
    firefox.switch_to_frame()
    until(firefox, _TITLE, "Beirut")


def test_a_link_opens_its_place_and_back_returns_to_it(firefox: Any, server: str) -> None:
    opened(firefox, f"{server}/?story=syria-2013&place=masnaa")
    until(firefox, _TITLE, "Masnaa")
    firefox.find_element(By.CSS_SELECTOR, "a.ov-event[data-event=onward]").click()
    until(firefox, _TITLE, "Beirut")
    firefox.go_back()
    until(firefox, _TITLE, "Masnaa")
    title = "Masnaa – Russians leave Syria by bus · Overland"
    until(firefox, "return document.title", title)


def test_the_one_file_opens_from_disk(firefox: Any, tmp_path: Path, exports: Exports) -> None:
    path = tmp_path / "story.html"
    path.write_bytes(exports.of(config.stories() / "syria-2013", "html"))
    firefox.switch_to_frame()
    firefox.navigate(path.as_uri())
    until(firefox, "return Boolean(document.querySelector('.is-drawn .ov-place'))")
    firefox.find_element(By.CSS_SELECTOR, ".ov-place[data-place=masnaa]").click()
    until(firefox, "return document.querySelector('.is-shown h2').textContent", "Masnaa")
