"""The address bar holds the view: copied, reloaded, gone back to, or followed first thing."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.held import PICTURES
from tests.browser.reader import PAGES, STORY, Reader

VIEW = f"story={STORY}&place=beirut&event=onward&c=33.8000,35.8000,9.5"
PAYLOADS = (
    "<script>window.__pwned=1</script><img src=x onerror=window.__pwned=1>",
    "javascript:window.__pwned=1",
    "${window.__pwned=1}`+(window.__pwned=1)+`\\\"'",
)

# What has the keyboard, in the map's frame too: a place, or a part of the page.
_HELD = """(() => { const held = document.activeElement;
  const inside = held.contentDocument ? held.contentDocument.activeElement : held;
  return inside.dataset.place || inside.className; })()"""


def test_back_and_forward_bring_place_and_panel_again(opened: Reader) -> None:
    opened.marker("Masnaa").click()
    opened.sees("Masnaa")
    opened.address_says("place", "masnaa")
    opened.page.locator("a[data-event='onward']").first.click()
    opened.sees("Beirut")
    opened.address_says("event", "onward")
    opened.page.go_back()
    opened.sees("Masnaa")
    opened.address_says("place", "masnaa")
    assert "event" not in opened.asked()
    opened.page.go_forward()
    opened.sees("Beirut")
    opened.address_says("event", "onward")
    # Whoever was in the words goes on in those that come; where all is left, at what was chosen.
    opened.page.locator(".stApp .ov-details").focus()
    opened.page.go_back()
    opened.sees("Masnaa")
    opened.page.wait_for_function(f"() => {_HELD} === 'ov-details'")
    opened.page.go_back()
    opened.page.wait_for_function(f"() => {_HELD} === 'masnaa'")
    opened.page.go_forward()
    opened.sees("Masnaa")
    # Whoever was elsewhere is not led away, now or later.
    opened.page.locator(".ov-share summary").first.focus()
    opened.page.go_back()
    opened.page.wait_for_function(
        "() => document.querySelector('.ov-details [data-away]') === null"
    )
    assert opened.page.evaluate("() => window.overlandPage.focus") == ""


# Back twice, so soon that the app still answers the first when the reader is at the second.
_BACK_TWICE = """() => { window.returned = 0;
  addEventListener("popstate", () => {
    window.returned += 1;
    if (window.returned === 1) history.back();
  });
  history.back();
}"""
# As Streamlit writes the address with an answer: it adds an entry, or replaces the one there is.
_LATE = "([how, address]) => { history[how](history.state, '', address); return location.href; }"


def test_a_late_answer_makes_and_overwrites_no_entry_of_the_history(reader: Reader) -> None:
    reader.open_map()
    reader.marker("Masnaa").click()
    reader.address_says("place", "masnaa")
    first = reader.page.url
    reader.page.locator("a[data-event='onward']").first.click()
    reader.address_says("event", "onward")
    second = reader.page.url
    expect(reader.page.locator("[data-test-script-state=notRunning]")).to_be_attached()
    reader.page.evaluate(_BACK_TWICE)
    reader.page.wait_for_function("() => window.returned === 2")
    for late in (first, second):
        for how in ("pushState", "replaceState"):
            assert "place" not in reader.page.evaluate(_LATE, [how, late])
    expect(reader.page.locator(".stApp .ov-details [data-away]")).to_have_count(0)
    expect(reader.page.locator("[data-test-script-state=notRunning]")).to_be_attached()
    assert "place" not in reader.asked()
    reader.page.go_forward()
    reader.address_says("place", "masnaa")
    reader.page.go_forward()
    reader.address_says("event", "onward")


def test_reloading_gives_the_same_view(reader: Reader) -> None:
    reader.open_map()
    reader.page.locator("a[data-event='crossing']").first.click()
    reader.sees("Masnaa")
    reader.map.get_by_role("button", name="Zoom in").click()
    reader.page.wait_for_url("**c=*")
    before = reader.asked()
    camera = reader.in_map("() => overland.state.shown.camera.map(Number).join()")
    reader.page.reload(wait_until="commit")
    reader.drawn()
    reader.sees("Masnaa")
    assert reader.asked() == before
    assert reader.in_map("() => overland.state.shown.camera.map(Number).join()") == camera


def test_the_address_holds_the_view_from_the_first_moment(opened: Reader) -> None:
    opened.address_says("story", STORY)
    opened.address_says("v", "1.0.0")


def test_copy_link_copies_the_address_and_share_gives_it_with_a_frame_and_an_oembed_address(
    arriving: Arrive, server: str
) -> None:
    reader = arriving(server, permissions=["clipboard-read", "clipboard-write"])
    reader.open_map(f"?{VIEW}")
    reader.address_says("v", "1.0.0")
    reader.button("Copy link").click()
    expect(reader.button("Copied")).to_be_visible()
    assert reader.page.evaluate("navigator.clipboard.readText()") == reader.page.url
    reader.page.locator(".ov-share summary").click()
    link, frame, oembed = (
        reader.page.locator(f"[data-share={name}]").input_value()
        for name in ("link", "iframe", "oembed")
    )
    assert link == reader.page.url
    assert "embed=true" in frame
    answer = reader.page.request.get(oembed)
    assert answer.status == 200
    assert answer.json()["title"] == "Russians leave Syria by bus"


def test_share_gives_the_map_as_a_picture_and_as_a_print_in_the_readers_language(
    arriving: Arrive, server: str
) -> None:
    reader = arriving(server, viewport={"width": 360, "height": 740})
    reader.open_map(f"?story={STORY}&lang=ru")
    reader.page.locator(".ov-share summary").click()
    files = reader.page.locator(".ov-share a[download]")
    expect(files).to_have_text(["PNG (изображение)", "PDF (для печати)"])
    for file, begin in zip(files.all(), (b"\x89PNG", b"%PDF"), strict=True):
        expect(file).to_be_in_viewport(ratio=1)
        with reader.page.expect_download() as download:
            file.click()
        assert f"{STORY}_ru." in download.value.suggested_filename
        assert download.value.path().read_bytes().startswith(begin)


@pytest.mark.parametrize("page", PAGES)
def test_a_link_to_any_page_can_be_the_first_thing_a_server_is_asked(
    fresh_server: str, arriving: Arrive, page: str
) -> None:
    reader = arriving(fresh_server)
    reader.hold(PICTURES)
    reader.open(f"{page}?{VIEW}")
    reader.address_says("v", "1.0.0")
    wanted = {"story": STORY, "place": "beirut", "event": "onward"}
    assert wanted.items() <= reader.asked().items()
    assert reader.asked()["c"] == "33.8000,35.8000,9.5"
    expect(reader.page.locator(".ov-notice")).to_have_count(0)
    if page == "map":
        reader.drawn()
        reader.sees("Beirut")
        expect(reader.marker("Beirut")).to_have_attribute("aria-pressed", "true")
        assert reader.in_map("() => overland.state.map.getZoom()") == 9.5
    else:
        expect(reader.page.locator(".ov-prose, .ov-pagehead").first).to_be_visible()
        reader.page.get_by_role("link", name="Map", exact=True).click()
        reader.drawn()
        reader.sees("Beirut")


# An unknown story is told and the first one shown: the rest of its link is read as of that.
@pytest.mark.parametrize(
    ("story", "payload"),
    [(story, payload) for story in ("", STORY) for payload in PAYLOADS],
    ids=[
        f"{kind}, {of}"
        for of in ("no story", "a story")
        for kind in ("markup", "scheme", "template")
    ],
)
def test_nothing_in_a_link_is_ever_executed_and_the_reader_is_told(
    reader: Reader, story: str, payload: str
) -> None:
    names = ("place", "event", "at", "lang", "layers", "c", "v", "embed_options", "nonsense")
    link = {"story": story or payload, **dict.fromkeys(names, payload)}
    reader.open_map("?" + urlencode(link, quote_via=quote))
    expect(reader.page.get_by_role("alert").first).to_be_visible()
    expect(reader.page.locator(".stException")).to_have_count(0)
    reader.marker("Masnaa").click()
    reader.sees("Masnaa")
    assert reader.page.evaluate("typeof window.__pwned") == "undefined"
    assert reader.in_map("() => typeof window.__pwned") == "undefined"
    for name in ("place", "event"):
        assert payload not in reader.asked().get(name, "")


def test_an_unknown_page_is_named_in_the_notice_and_the_map_is_there(reader: Reader) -> None:
    reader.open(f"no/such-page?story={STORY}&place=masnaa")
    reader.drawn()
    expect(reader.page.get_by_role("alert")).to_contain_text("no/such-page")
    expect(reader.page.get_by_role("dialog")).to_have_count(0)
    reader.sees("Masnaa")
    assert "lost" not in reader.asked()


def test_an_unknown_place_is_named_in_a_notice_that_goes_and_leaves_the_map_as_it_is(
    reader: Reader,
) -> None:
    reader.open_map(f"?story={STORY}&place=atlantis")
    expect(reader.page.get_by_role("alert")).to_contain_text("atlantis")
    expect(reader.details.locator("h2")).not_to_have_text("atlantis")
    reader.in_map("() => { window.tagged = true; }")
    for place in ("Masnaa", "Beirut"):
        reader.marker(place).click()
        reader.sees(place)
    expect(reader.page.get_by_role("alert")).to_have_count(0)
    assert reader.in_map("() => window.tagged") is True


def test_the_first_html_stays_where_the_app_cannot_start(arriving: Arrive, server: str) -> None:
    reader = arriving(server, java_script_enabled=False)
    reader.page.goto(f"{server}/?story={STORY}&place=masnaa")
    expect(reader.page.get_by_role("region", name="Details")).to_contain_text("about 80 people")
    picture = reader.page.locator("#ov-first picture img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    reader.page.get_by_role("link", name="two planes").first.click()
    expect(reader.page).to_have_url(
        f"{server}/?story={STORY}&place=beirut&event=planes-sent&v=1.0.0"
    )


@pytest.mark.parametrize("width", [320, 1200])
def test_inside_another_page_the_map_has_its_legend_its_source_and_a_way_out(
    arriving: Arrive, server: str, width: int
) -> None:
    reader = arriving(server, viewport={"width": width, "height": 480})
    reader.open_map(f"?story={STORY}&embed=true")
    for place in ("Damascus", "Masnaa", "Beirut"):
        expect(reader.marker(place)).to_be_visible()
    expect(reader.map.locator(".ov-legend")).to_be_visible()
    source = reader.page.locator(".ov-embed-source")
    expect(source).to_contain_text("The Moscow Times")
    out = reader.page.get_by_role("link", name="Every figure and its evidence: Overland")
    expect(out).to_be_visible()
    expect(out).to_have_attribute("target", "_blank")
    reader.marker("Masnaa").click()
    expect(reader.details).to_contain_text("about 80 people")
    expect(reader.details).to_contain_text("mostly women and children, crossed into Lebanon")
    beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert reader.page.evaluate(beyond) == 0
