"""The static site on a plain web server: links to views of the app still lead there."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import expect

from overland import config
from overland.exports import FORMATS, site
from overland.story.loader import load
from tests.browser.conftest import Arrive


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("web") / "site"
    with pytest.MonkeyPatch.context() as patch:
        for name in ("png", "pdf", "html"):  # no test here follows their links
            patch.setattr(FORMATS[name], "export", lambda story: story.slug.encode())
        site.write([load(config.stories() / "syria-2013")], folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    running = threading.Thread(target=server.serve_forever, daemon=True)
    running.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    running.join()


def test_a_link_to_a_view_of_the_app_opens_that_view(arriving: Arrive, host: str) -> None:
    page = arriving(host).page
    page.goto(f"{host}/?story=syria-2013&place=masnaa&event=crossing&v=1.0.0")
    expect(page).to_have_url(f"{host}/syria-2013/#place=masnaa&event=crossing")
    expect(page.locator(".is-drawn .ov-place").first).to_be_visible()
    expect(page.locator(".ov-item.is-chosen h3")).to_contain_text("about 80 people")


@pytest.mark.parametrize(("asked", "read"), [("ar", "ar"), ("ru-RU", "ru"), ("xx", "en")])
def test_a_link_in_a_language_is_read_in_the_nearest_that_there_is(
    arriving: Arrive, host: str, asked: str, read: str
) -> None:
    page = arriving(host).page
    page.goto(f"{host}/?story=syria-2013&place=masnaa&lang={asked}")
    expect(page.locator(f"html.is-drawn[lang={read}]")).to_be_visible()
    expect(page.locator(".ov-notice")).to_have_count(int(read != asked[:2]))


def test_a_link_to_a_story_that_is_not_there_says_so_as_text(arriving: Arrive, host: str) -> None:
    page = arriving(host).page
    page.goto(f"{host}/?story=%3Cb%3Enowhere")
    expect(page.get_by_role("alert")).to_have_text("There is no story “<b>nowhere” here.")
    page.get_by_role("link", name="Russians leave Syria by bus").click()
    expect(page.locator(".is-drawn .ov-place").first).to_be_visible()
    page.get_by_role("link", name="All stories").click()
    expect(page.get_by_role("heading", name="Stories")).to_be_visible()
