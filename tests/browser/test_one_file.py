"""The one file, opened from a disk by a browser that has no network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from overland import config
from overland.story.loader import load
from tests.exports import Exports

STORY = load(config.stories() / "syria-2013")
# The whole story, each place, and each event that has none.
PANELS = 1 + len(STORY.places) + sum(not event.place for event in STORY.events)
PLACES = ("Damascus", "Masnaa", "Beirut", "Damascus airport", "Moscow")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, exports: Exports) -> str:
    path = tmp_path_factory.mktemp("file") / "story.html"
    path.write_bytes(exports.of(config.stories() / STORY.slug, "html"))
    return path.as_uri()


def opened(browser: Browser, faults: list[str], **options: object) -> Page:
    """A page without a network; what it asks for and what goes wrong is listed."""
    context = browser.new_context(**{"offline": True, **options})  # type: ignore[arg-type]
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    page.on(
        "request",
        lambda r: None if r.url.startswith(("data:", "blob:", "file:")) else faults.append(r.url),
    )
    return page


@pytest.fixture
def faults() -> Iterator[list[str]]:
    found: list[str] = []
    yield found
    assert found == []


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (700, 500), (390, 844)])
def test_the_file_opens_from_disk_and_every_marker_opens_its_details(
    browser: Browser, address: str, faults: list[str], width: int, height: int
) -> None:
    page = opened(browser, faults, viewport={"width": width, "height": height})
    page.goto(address)
    details = page.get_by_role("region", name="Details")
    for name in PLACES:
        page.get_by_role("button", name=re.compile(f"^{name},")).click()
        expect(details.locator("h2")).to_have_text(name)
        # The sheet of a phone says it all: a popup would cover most of the map.
        popup = page.locator(".leaflet-popup")
        expect(popup.last).to_contain_text(name) if width > 860 else expect(popup).to_have_count(0)
    page.go_back()
    expect(details.locator("h2")).to_have_text(PLACES[-2])
    # Whoever was in the words goes on in those that come.
    details.focus()
    for turn, name in ((page.go_back, PLACES[-3]), (page.go_forward, PLACES[-2])):
        turn()
        expect(details.locator("h2")).to_have_text(name)
        expect(details).to_be_focused()
    page.keyboard.press("Escape")
    expect(details.get_by_role("heading", name="Places")).to_be_visible()
    page.context.close()


def test_the_file_is_read_in_the_language_of_the_browser_unless_its_link_names_one(
    browser: Browser, address: str, faults: list[str]
) -> None:
    page = opened(browser, faults, locale="ar-LB")
    page.goto(address)
    expect(page.locator("html.is-drawn[lang=ar][dir=rtl]")).to_be_visible()
    page.get_by_role("button", name=re.compile("^المصنع")).click()
    expect(page.get_by_role("region").locator("h2").first).to_have_text("المصنع")
    page.get_by_role("combobox").select_option("en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.context.close()


@pytest.mark.parametrize(
    ("asked", "read", "told"),
    [("ar-EG", "ar", ""), ("RU_ru", "ru", ""), ("de", "en", "“de”"), ("<b>%", "en", "“<b>%”")],
)
def test_the_file_is_read_in_the_nearest_language_and_says_so_where_it_has_none(
    browser: Browser, address: str, faults: list[str], asked: str, read: str, told: str
) -> None:
    page = opened(browser, faults, locale="en")
    page.goto(f"{address}#place=masnaa&lang={quote(asked)}")
    expect(page.locator(f"html.is-drawn[lang={read}]")).to_be_visible()
    notice = page.locator(".ov-notice")
    if told:
        expect(notice).to_have_text(
            f"This page is not there in the language {told}. You read it in: English."
        )
    else:
        expect(notice).to_have_count(0)
    page.context.close()


def test_a_file_that_was_made_in_a_language_opens_in_it_in_whatever_browser(
    browser: Browser, tmp_path: Path, exports: Exports, faults: list[str]
) -> None:
    # As if it were French: what the reader's browser asks for would have been put in its place.
    made = exports.of(config.stories() / STORY.slug, "html")
    path = tmp_path / "story.html"
    path.write_bytes(
        made.replace(b'id="ov-first" data-language="en"', b'id="ov-first" data-language="fr"')
    )
    page = opened(browser, faults, locale="ar-LB")
    page.goto(path.as_uri())
    expect(page.locator("html.is-drawn")).to_have_attribute("dir", "ltr")
    expect(page.locator("#ov-first")).to_have_attribute("data-language", "fr")
    page.context.close()


@pytest.mark.parametrize("step", ["pointerdown", "mousedown"])
def test_a_press_means_the_place_that_stood_there_though_the_map_moves_meanwhile(
    browser: Browser, address: str, faults: list[str], step: str
) -> None:
    page = opened(browser, faults)
    page.goto(address)
    # As on a slow device: the map moves before the page hears of the press, or before its end.
    page.evaluate(
        """(step) => window.addEventListener(step, () => {
            overland.state.map.panBy([150, 40], {animate: false});
        }, {capture: true, once: true})""",
        step,
    )
    page.get_by_role("button", name=re.compile("^Masnaa,")).click(trial=True)
    box = page.locator('.ov-place[data-place="masnaa"] .ov-pin').bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("region", name="Details").locator("h2")).to_have_text("Masnaa")
    expect(page.locator(".leaflet-popup").last).to_contain_text("Masnaa")
    page.context.close()


def test_a_link_into_the_file_shows_its_event_and_the_timeline_walks_on(
    browser: Browser, address: str, faults: list[str]
) -> None:
    page = opened(browser, faults)
    page.goto(f"{address}#place=masnaa&event=crossing")
    expect(page.locator(".ov-item.is-chosen h3")).to_contain_text("80")
    expect(page.locator("a.ov-event[aria-current='true']")).to_have_attribute(
        "data-event", "crossing"
    )
    for after in ("curtains", "passengers"):
        page.get_by_role("button", name="Next event").click()
        expect(page.locator("a.ov-event[aria-current='true']")).to_have_attribute(
            "data-event", after
        )
    # The whole walk is one step back for the reader.
    page.go_back()
    expect(page).to_have_url(re.compile("event=crossing$"))
    page.context.close()


def test_another_language_keeps_the_view_and_stays_while_the_reader_goes_on(
    browser: Browser, address: str, faults: list[str]
) -> None:
    page = opened(browser, faults)
    page.goto(f"{address}#place=masnaa&event=crossing")
    page.get_by_label("Language").select_option("ru")
    expect(page.locator(".ov-place[data-place='masnaa'] .ov-label")).to_contain_text("Масна")
    expect(page.locator(".ov-sheet.is-shown h2")).to_have_text("Масна")
    expect(page.locator(".ov-item.is-chosen h3")).to_contain_text("80")
    page.locator(".ov-timeline a[data-event='onward']").click()
    expect(page).to_have_url(re.compile("#place=beirut&event=onward&lang=ru$"))
    expect(page.locator(".ov-sheet.is-shown h2")).to_have_text("Бейрут")
    page.context.close()


def test_the_map_stays_where_the_reader_moved_it(
    browser: Browser, address: str, faults: list[str]
) -> None:
    page = opened(browser, faults)
    page.goto(address)
    expect(page.locator(".is-drawn .ov-place").first).to_be_visible()
    zoom = page.evaluate(
        """() => new Promise((done) => {
            overland.state.map.once("moveend", () => done(overland.state.map.getZoom()));
            document.querySelector(".leaflet-control-zoom-in").click();
        })"""
    )
    page.locator(".ov-timeline a[data-event='crossing']").click()
    expect(page.locator(".ov-sheet.is-shown h2")).to_have_text("Masnaa")
    assert page.evaluate("overland.state.map.getZoom()") == zoom
    page.context.close()


def test_a_key_on_a_marker_leads_to_its_words_and_escape_back_and_both_are_told(
    browser: Browser, address: str, faults: list[str]
) -> None:
    page = opened(browser, faults)
    page.goto(address)
    marker = page.locator('.is-drawn .ov-place[data-place="masnaa"]')
    marker.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ov-sheet.is-shown .ov-details")).to_be_focused()
    expect(page.locator(".ov-sheet.is-shown h2")).to_have_text("Masnaa")
    expect(page.get_by_role("status")).to_have_text("Masnaa. Details are open.")
    page.keyboard.press("Escape")
    expect(marker).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("Details are closed.")
    page.context.close()


def test_the_arrow_keys_walk_through_the_timeline(
    browser: Browser, address: str, faults: list[str]
) -> None:
    page = opened(browser, faults)
    page.goto(f"{address}#place=masnaa&event=crossing")
    chosen = page.locator("a.ov-event[aria-current='true']")
    chosen.focus()
    page.keyboard.press("ArrowRight")
    expect(chosen).not_to_have_attribute("data-event", "crossing")
    expect(chosen).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(chosen).to_have_attribute("data-event", "crossing")
    page.context.close()


# The focused stop, if some of it lies under the sheet, and the last words at the page's end.
UNDER = """() => {
  const sheet = document.querySelector(".st-key-details"), over = sheet.getBoundingClientRect();
  const lies = (element) => {
    const box = element.getBoundingClientRect();
    const beside = box.left >= over.right || box.right <= over.left;
    return !beside && box.bottom > over.top && box.top < over.bottom;
  };
  const stop = document.activeElement, hidden = !sheet.contains(stop) && lies(stop);
  scrollTo(0, document.documentElement.scrollHeight);
  const words = [...document.querySelectorAll(".ov-part li, .ov-part p")].at(-1);
  return [hidden ? stop.outerHTML : "", lies(words) ? words.textContent : ""];
}"""


def test_what_the_keyboard_comes_to_and_the_last_words_lie_beside_the_sheet_of_a_phone(
    browser: Browser, address: str, faults: list[str]
) -> None:
    page = opened(browser, faults, viewport={"width": 390, "height": 844})
    page.goto(f"{address}#place=masnaa")
    expect(page.locator("html.is-drawn")).to_be_attached()
    for width, height in ((390, 844), (844, 390)):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("document.activeElement.blur()")
        for _stop in range(12):
            page.keyboard.press("Shift+Tab")
            assert page.evaluate(UNDER) == ["", ""]
    page.context.close()


def test_a_browser_that_cannot_unpack_shows_the_picture_and_the_words(
    browser: Browser, address: str, faults: list[str]
) -> None:
    page = opened(browser, faults)
    page.add_init_script("delete window.DecompressionStream")
    page.goto(address)
    expect(page.get_by_role("img", name=re.compile("Map of the journey"))).to_be_visible()
    expect(page.get_by_role("region", name="Details")).to_have_count(PANELS)
    page.context.close()


def test_on_paper_stand_the_picture_every_place_and_the_evidence(
    browser: Browser, address: str, faults: list[str]
) -> None:
    page = opened(browser, faults, color_scheme="dark")
    page.goto(address)
    page.get_by_role("button", name=re.compile("^Masnaa,")).click()
    page.emulate_media(media="print")
    expect(page.get_by_role("img", name=re.compile("Map of the journey"))).to_be_visible()
    expect(page.locator(".ov-map")).to_be_hidden()
    expect(page.get_by_role("region", name="Details")).to_have_count(PANELS)
    paper = page.evaluate(
        "getComputedStyle(document.documentElement).getPropertyValue('--ov-paper')"
    )
    assert paper == "#fdfdfb"
    page.context.close()


def test_without_javascript_the_file_is_a_picture_and_all_the_words(
    browser: Browser, address: str, faults: list[str]
) -> None:
    page = opened(browser, faults, java_script_enabled=False)
    page.goto(address)
    expect(page.get_by_role("img", name=re.compile("Map of the journey"))).to_be_visible()
    story = load(config.stories() / "syria-2013")
    panels = 1 + len(story.places) + sum(not event.place for event in story.events)
    expect(page.get_by_role("region", name="Details")).to_have_count(panels)
    page.context.close()
