"""Pages on paper: the whole map, everything unfolded, dark letters on white, nothing cut off."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import Arrive
from tests.browser.reader import Reader

A4 = {"width": 718, "height": 1000}
"""Pixels of CSS between the margins of A4."""
TONES = """() => [...document.querySelectorAll(".stApp :is(h1, h2, p, b, q)")]
  .filter((text) => text.checkVisibility())
  .map((text) => (getComputedStyle(text).color.match(/[0-9.]+/g) || []).slice(0, 3).map(Number))
  .map(([red, green, blue]) => (red * 3 + green * 6 + blue) / 10)"""

FOLDS = Path(__file__).parents[2] / "overland/html/static/paper_folds.js"
FOLDED = """<details class="ov-share"></details><form class="ov-filter"><details></details></form>
<details data-testid="stExpander"></details><div class="ov-details"><details id="proof"></details>
<details id="read" open></details></div><table class="ov-table"><td><details id="row"></details>"""


def printed(page: Page) -> None:
    """As the page is on paper, after its own steps before a print."""
    page.set_viewport_size(A4)  # type: ignore[arg-type]
    page.evaluate("() => { window.print = () => window.dispatchEvent(new Event('beforeprint')); }")
    page.keyboard.press("Control+p")
    page.emulate_media(media="print")


@pytest.mark.parametrize("address", ["?story=syria-2013&lang=ar&place=masnaa", "evidence?lang=ru"])
def test_a_page_on_paper_is_whole_open_and_dark_on_white(
    arriving: Arrive, server: str, address: str
) -> None:
    reader = arriving(server, color_scheme="dark")
    reader.open(address)
    page = reader.page
    reader.address_says("v", "1.0.0")
    on_map = address.startswith("?")
    if on_map:
        reader.drawn()
        picture = page.locator(".ov-map-on-paper")
        expect(picture).to_be_hidden()
    printed(page)
    if on_map:
        expect(picture).to_be_visible()
        assert picture.evaluate("(picture) => picture.naturalWidth") > 0
        expect(page.locator(".st-key-map iframe:visible")).to_have_count(0)
        assert page.locator(".ov-details details:not([open])").count() == 0
        # What is longer than the rest of a page leaves none of it empty.
        expect(page.locator(".ov-item").first).to_have_css("break-inside", "auto")
        panel = page.locator(".st-key-details")
        assert panel.evaluate("(panel) => getComputedStyle(panel).position") == "static"
    assert max(page.evaluate(TONES)) < 130
    source = page.locator("p.ov-on-paper")
    expect(source).to_be_visible()
    expect(source).to_contain_text(f" {server}/?story=syria-2013")
    assert page.evaluate("document.documentElement.scrollWidth") <= A4["width"]


def test_printed_from_the_menu_the_whole_map_is_there_at_once(
    arriving: Arrive, server: str
) -> None:
    """Nothing waits for a picture then: what is there when the browser tells of it is printed."""
    reader = arriving(server)
    reader.open("?story=syria-2013")
    reader.drawn()
    there = reader.page.evaluate(
        """() => {
          window.dispatchEvent(new Event("beforeprint"));
          const drawn = document.querySelector("svg.ov-map-on-paper");
          return [drawn ? drawn.querySelectorAll("text").length : 0,
                  document.documentElement.classList.contains("ov-live-paper")];
        }"""
    )
    assert there[0] > 5
    assert there[1] is False
    reader.page.emulate_media(media="print")
    expect(reader.page.locator("svg.ov-map-on-paper")).to_be_visible()
    expect(reader.page.locator("img.ov-map-on-paper")).to_be_hidden()
    expect(reader.page.locator(".st-key-map iframe:visible")).to_have_count(0)


_IN_THE_FRAME = """() => {
  const seen = (one) => one.checkVisibility();
  const shown = (name) => [...document.querySelectorAll(name)].filter(seen);
  const ends = ["h1", ".ov-map-on-paper", ".ov-embed-source", "p.ov-on-paper"].map((name) =>
    shown(name).map((one) => one.getBoundingClientRect()).find((area) => area.height > 9)?.bottom);
  return [ends, window.innerHeight, shown(".ov-timeline, .st-key-details").length];
}"""


def test_an_article_is_printed_with_the_whole_map_of_its_frame_its_source_and_its_address(
    arriving: Arrive, server: str
) -> None:
    reader = arriving(server, color_scheme="dark", viewport={**A4, "width": 980})
    reader.open("?story=syria-2013&embed=true&place=masnaa")
    # As high as the frame's own wish in an article of this width.
    frame = '<body><iframe style="width: 100%; height: 880px" src="./?story=syria-2013&embed=true'
    reader.page.evaluate("(html) => { document.body.innerHTML = html; }", f'{frame}&place=masnaa">')
    inner = reader.page.frame_locator("iframe").first
    expect(inner.locator("#ov-first")).to_have_count(0)
    expect(inner.get_by_test_id("stMain")).to_be_attached()
    expect(inner.locator("p.ov-on-paper")).to_be_attached()
    (framed,) = (one for one in reader.page.frames if one.parent_frame == reader.page.main_frame)
    framed.wait_for_function("() => window.overlandPage && window.overlandPage.ready")
    reader.page.emulate_media(media="print")
    framed.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    ends, height, others = framed.evaluate(_IN_THE_FRAME)
    assert ends == sorted(ends)
    assert ends[-1] <= height
    # What had no room of its own lay over what was there, or was cut by the frame.
    assert others == 0
    expect(inner.locator("p.ov-on-paper")).to_contain_text("place=masnaa")


def test_an_embedded_page_is_printed_with_its_words_below_the_map_and_not_over_them(
    arriving: Arrive, server: str
) -> None:
    reader = arriving(server)
    reader.open_map("?story=syria-2013&embed=true&place=masnaa")
    printed(reader.page)
    expect(reader.page.locator(".ov-map-on-paper").first).to_be_visible()
    parts = (".ov-embed", ".ov-map-on-paper", ".st-key-details", ".ov-timeline")
    boxes = [reader.page.locator(f"{part}:visible").first.bounding_box() for part in parts]
    for above, below in pairwise(boxes):
        assert above
        assert below
        assert above["y"] + above["height"] <= below["y"] + 1
    assert boxes[2]
    assert boxes[2]["width"] == A4["width"]


def test_a_print_unfolds_the_evidence_alone_and_folds_it_again_afterwards(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(FOLDED)
    page.add_script_tag(path=FOLDS)
    opened = """(kind) => { if (kind) window.dispatchEvent(new Event(kind));
      return [...document.querySelectorAll("details[open]")].map((fold) => fold.id); }"""
    page.evaluate("unfoldOnPaper()")
    assert page.evaluate(opened, "beforeprint") == ["proof", "read", "row"]
    # A browser may tell twice of one print.
    assert page.evaluate(opened, "beforeprint") == ["proof", "read", "row"]
    assert page.evaluate(opened, "afterprint") == ["read"]
    assert page.evaluate(opened, "afterprint") == ["read"]
    page.close()


OVERLAPS = """() => {
  const parts = [...document.querySelectorAll(
    "#ov-first :is(.ov-headline, .st-key-map, .st-key-details, .ov-timeline, p.ov-on-paper)")];
  const boxes = parts.map((part) => part.getBoundingClientRect()).filter((box) => box.height > 1);
  const sorted = boxes.sort((one, other) => one.top - other.top);
  const over = sorted.slice(1).map((box, at) => sorted[at].bottom - box.top);
  return [boxes.length, over.filter((pixels) => pixels > 1)];
}"""
CARDS = """() => new Set([...document.querySelectorAll(".ov-dates ol li")]
  .map((card) => Math.round(card.getBoundingClientRect().left))).size"""


@pytest.mark.parametrize("width", [A4["width"], 1440])
def test_without_scripts_a_page_is_printed_whole_and_nothing_over_another(
    browser: Browser, server: str, width: int
) -> None:
    context = browser.new_context(
        java_script_enabled=False,
        color_scheme="dark",
        viewport={"width": width, "height": A4["height"]},
    )
    page = context.new_page()
    page.goto(f"{server}/?story=syria-2013&place=masnaa", wait_until="load")
    page.emulate_media(media="print")
    assert page.evaluate(OVERLAPS) == [5, []]
    assert page.evaluate(CARDS) >= 3
    assert max(page.evaluate(TONES.replace(".stApp", "#ov-first"))) < 130
    picture = page.locator("img.ov-map-on-paper")
    expect(picture).to_be_visible()
    assert picture.evaluate("(image) => image.naturalWidth") > 0
    expect(page.locator(".ov-first-map")).to_be_hidden()
    source = page.locator("p.ov-on-paper")
    for told in ("1.0.0", "CC", f"{server}/?story=syria-2013"):
        expect(source).to_contain_text(told)
    context.close()


@pytest.mark.parametrize("page", ["evidence", "data", "about"])
def test_no_page_of_paper_is_empty(reader: Reader, page: str) -> None:
    """What is folded on the screen and left out on paper takes no room there."""
    reader.open(f"{page}?story=syria-2013&lang=ru")
    paper = PdfReader(BytesIO(reader.page.pdf(format="A4")))
    assert all(sheet.extract_text().strip() for sheet in paper.pages)
