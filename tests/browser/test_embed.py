"""Inside an article of another host, with the code that Share gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from overland import config
from overland.presentation import figures, statements
from overland.story.loader import load
from tests.browser.conftest import Arrive
from tests.browser.reader import Reader
from tests.browser.seats import Seats
from tests.browser.test_scroll import swipe

STORY = load(config.stories() / "syria-2013")
_TEXT = "<p>" + "An article goes on in words of its own. " * 40 + "</p>"
_SIZE = (
    "() => [innerWidth, document.querySelector('[data-testid=stMain]').scrollHeight - innerHeight]"
)


@pytest.fixture(scope="module")
def code(seats: Seats, server: str) -> str:
    """What Share gives for a web page."""
    reader = seats.take(server)
    reader.open("?story=syria-2013")
    reader.page.wait_for_function("() => window.overlandPage && window.overlandPage.ready")
    reader.page.locator(".ov-share summary").click()
    text = reader.page.locator("[data-share=iframe]").input_value()
    seats.leave(reader)
    return text


@contextmanager
def article(html: str) -> Iterator[str]:
    """The address of a page on another host's port."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *_told: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as other:
        Thread(target=other.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{other.server_port}/"
        other.shutdown()


def embedded(reader: Reader, code: str) -> tuple[Page, FrameLocator]:
    """The article, scrolled to the frame; and the frame, once its map is drawn."""
    html = f"<!doctype html><meta name=viewport content='width=device-width'>{_TEXT}{code}{_TEXT}"
    page = reader.page
    with article(html) as address:
        reader.hosts.append(address)
        page.goto(address, wait_until="commit")
        expect(page.locator("iframe")).to_be_attached()
    frame = page.frame_locator("iframe")
    page.locator("iframe").scroll_into_view_if_needed()
    drawn = frame.frame_locator(".st-key-map iframe >> nth=0").locator("html[data-arranged]")
    expect(drawn).to_be_attached()
    expect(frame.locator("#ov-first")).to_have_count(0)
    return page, frame


def settled(page: Page, frame: FrameLocator) -> int:
    """The frame's height, once all of what it shows has room in it."""
    height = "e => new Promise(done => { let was = 0; const look = () => {"
    height += " const now = e.clientHeight; if (now === was && now !== 600) done(now);"
    height += " else { was = now; setTimeout(look, 300); } }; look(); })"
    found = page.locator("iframe").evaluate(height)
    assert frame.locator("html").evaluate(_SIZE)[1] <= 0
    return int(found)


@pytest.fixture(scope="module")
def read(seats: Seats, server: str, code: str) -> Iterator[tuple[Page, FrameLocator]]:
    """An article at a desk, and its frame: opened once, for tests that leave its size alone."""
    reader = seats.take(server)
    yield embedded(reader, code)
    seats.close(reader)
    assert (reader.errors, reader.foreign) == ([], [])


@pytest.mark.parametrize("width", [320, 360, 700, 1200])
def test_the_height_is_told_once_before_the_app_runs_and_is_kept_when_a_place_opens(
    arriving: Arrive, server: str, code: str, width: int
) -> None:
    reader = arriving(server, viewport={"width": width, "height": 900})
    frame, height = _told_once(reader, code)
    _keeps_its_height(reader.page, frame, width, height)


@pytest.mark.parametrize("width", [320, 700, 1200])
def test_a_link_to_a_place_tells_its_height_once_before_the_app_runs(
    arriving: Arrive, server: str, code: str, width: int
) -> None:
    reader = arriving(server, viewport={"width": width, "height": 900})
    chosen = code.replace("&amp;embed=true", "&amp;place=masnaa&amp;embed=true")
    frame, _height = _told_once(reader, chosen)
    expect(frame.locator(".ov-details h2")).to_have_text("Masnaa")


def _told_once(reader: Reader, code: str) -> tuple[FrameLocator, int]:
    """The frame and its height, which the first HTML told: the app had not been let start."""
    noted = """<script>told = []; addEventListener("message", (event) => {
      if (event.data["datawrapper-height"]) told.push(event.data["datawrapper-height"].overland);
    })</script>"""
    held = reader.hold()
    html = f"<!doctype html><meta name=viewport content='width=device-width'>{noted}{code}{_TEXT}"
    with article(html) as address:
        reader.hosts.append(address)
        reader.page.goto(address, wait_until="commit")
        # The page that is left, or the article before its script, has no such list yet.
        reader.page.wait_for_function("() => window.told && window.told.length")
        held.let_go()
    frame = reader.page.frame_locator("iframe")
    expect(frame.locator("#ov-first")).to_have_count(0)
    height = settled(reader.page, frame)
    assert reader.page.evaluate("() => told") == [height]
    return frame, height


def _keeps_its_height(page: Page, frame: FrameLocator, width: int, before: int) -> None:
    """A place opens within the height that the frame has, and only what is raised takes more."""
    strip = frame.locator(".ov-timeline")
    expect(strip).to_be_visible() if width >= 480 else expect(strip).to_be_hidden()
    inner = frame.frame_locator(".st-key-map iframe >> nth=0")
    expect(inner.locator(".ov-legend details[open]")).to_have_count(0)
    inner.get_by_role("button", name=re.compile("^Masnaa,")).click()
    expect(frame.locator(".ov-details h2")).to_have_text("Masnaa")
    expect(frame.locator(".st-key-details")).to_be_in_viewport()
    if width < 560:
        expect(frame.locator(".ov-dates")).to_be_hidden()
    expect(inner.locator(".leaflet-popup")).to_have_count(0)
    assert settled(page, frame) == before
    if width < 560:
        frame.locator(".ov-raise").click()
        page.wait_for_function(
            "was => document.querySelector('iframe').clientHeight > was", arg=before
        )
        assert frame.locator("html").evaluate(_SIZE)[1] <= 0
        frame.locator(".ov-raise").click()
        page.wait_for_function(
            "was => document.querySelector('iframe').clientHeight === was", arg=before
        )


def test_every_place_opens_all_that_is_said_of_it_with_words_and_source(
    read: tuple[Page, FrameLocator],
) -> None:
    _page, frame = read
    markers = frame.frame_locator(".st-key-map iframe >> nth=0")
    for place in STORY.places:
        if not place.point:
            continue
        markers.locator(f".ov-place[data-place={place.id}]").dispatch_event("click")
        expect(frame.locator(".ov-details h2")).to_have_text(place.name)
        told = frame.locator(".ov-details")
        for event in STORY.events_at(place.id):
            for item in (event, *figures.said_of(STORY, event.id)):
                expect(told).to_contain_text(statements.statement(STORY, item).words.text)
                if item.evidence:
                    expect(told).to_contain_text(item.evidence.exact)
        expect(told).to_contain_text("The Moscow Times")


def test_an_article_scrolls_over_the_map_by_wheel_and_ctrl_takes_hold(
    read: tuple[Page, FrameLocator],
) -> None:
    page, frame = read
    box = page.locator("iframe").bounding_box()
    assert box
    page.mouse.move(box["x"] + 500, box["y"] + 200)
    scrolled = page.evaluate("scrollY")
    page.mouse.wheel(0, 150)
    page.wait_for_function("was => scrollY > was + 100", arg=scrolled)
    hint = frame.frame_locator(".st-key-map iframe >> nth=0").locator(".ov-hint.is-shown")
    expect(hint).to_contain_text("Ctrl")


def test_an_article_scrolls_under_one_finger_with_a_hint_in_the_readers_language(
    arriving: Arrive, server: str, code: str
) -> None:
    phone = {"width": 360, "height": 740}
    reader = arriving(server, viewport=phone, has_touch=True, is_mobile=True)
    page, frame = embedded(reader, code.replace("embed=true", "lang=ar&amp;embed=true"))
    settled(page, frame)
    page.locator("iframe").evaluate("e => scrollTo(0, e.offsetTop - 100)")
    scrolled = page.evaluate("scrollY")
    swipe(page, 120, 320, -200)
    page.wait_for_function("was => scrollY > was + 80", arg=scrolled)
    hint = frame.frame_locator(".st-key-map iframe >> nth=0").locator(".ov-hint")
    expect(hint).to_have_text("حرّك الخريطة بإصبعين")


def test_the_map_goes_on_the_full_screen_with_all_that_a_press_opens(
    read: tuple[Page, FrameLocator],
) -> None:
    _page, frame = read
    inner = frame.frame_locator(".st-key-map iframe >> nth=0")
    inner.get_by_role("button", name="Full screen").click()
    expect(frame.locator("html:fullscreen")).to_be_attached()
    inner.get_by_role("button", name="Leave the full screen").click()
    expect(frame.locator("html:fullscreen")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1200])
def test_an_article_stands_where_it_did_when_the_full_screen_is_left(
    arriving: Arrive, server: str, code: str, width: int
) -> None:
    page, frame = embedded(arriving(server, viewport={"width": width, "height": 800}), code)
    settled(page, frame)
    was = page.evaluate(
        "() => new Promise((done) => {"
        " addEventListener('scroll', () => done(scrollY), {once: true});"
        " scrollTo(0, document.querySelector('iframe').offsetTop + 20); })"
    )
    inner = frame.frame_locator(".st-key-map iframe >> nth=0")
    inner.get_by_role("button", name="Full screen").press("Enter")
    expect(frame.locator("html:fullscreen")).to_be_attached()
    # Without the frame the article is too short for where it was.
    page.wait_for_function("was => scrollY < was", arg=was)
    inner.get_by_role("button", name="Leave the full screen").press("Enter")
    expect(frame.locator("html:fullscreen")).to_have_count(0)
    page.wait_for_function("was => Math.abs(scrollY - was) < 2", arg=was, timeout=5_000)


@pytest.mark.parametrize("story", ["syria-2013", "sudan-2023"])
@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_what_the_report_begins_with_stands_beside_the_title_and_takes_no_height(
    arriving: Arrive, server: str, language: str, story: str
) -> None:
    reader = arriving(server, viewport={"width": 640, "height": 420})
    reader.open(f"?story={story}&embed=true&lang={language}")
    front = reader.page.locator(".stApp .ov-embed-front")
    title, told = (front.locator(part).bounding_box() for part in ("h1", "p"))
    assert title
    assert told
    assert title["y"] <= told["y"] < title["y"] + title["height"] - 16


@pytest.mark.parametrize("size", [(700, 500), (1000, 480), (1200, 500)], ids=str)
def test_the_map_of_an_embed_is_as_wide_as_its_frame_however_low_that_is(
    arriving: Arrive, server: str, size: tuple[int, int]
) -> None:
    """What a phone has on its side, a head beside the map, an embed has above it."""
    reader = arriving(server, viewport={"width": size[0], "height": size[1]})
    reader.open_map("?story=syria-2013&embed=true")
    area = reader.page.locator(".stApp .st-key-map").bounding_box()
    assert area
    assert (area["x"], area["width"]) == (0, size[0])
