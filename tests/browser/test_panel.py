"""The panel at a click: there before the app's answer, confirmed by it, never overwritten."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Route, expect

from tests.browser.held import HeldAnswers
from tests.browser.reader import Reader, arrive

_PANEL = "**/api/stories/*/panel?*"
_HISTORY = """() => {
  window.told = [];
  new MutationObserver(() => {
    const head = document.querySelector(".stApp .ov-details h2");
    if (head && window.told.at(-1) !== head.textContent) window.told.push(head.textContent);
  }).observe(document.body, {childList: true, subtree: true});
}"""


def _open(reader: Reader) -> None:
    """A map whose own places have their panels in the page."""
    with reader.page.expect_response(lambda answer: "place=moscow" in answer.url):
        reader.open_map()


def _choose(reader: Reader, place: str) -> None:
    # In braces: what a marker gives leads to all of the map, and took 20 s to hand over.
    reader.in_map(f"() => {{ overland.state.markers.get('{place}').fire('click'); }}")


def test_a_panel_is_there_before_the_app_answers_and_the_answer_leaves_it_as_it_is(
    reader: Reader,
) -> None:
    _open(reader)
    entries = reader.page.evaluate("history.length")
    reader.in_map(
        "() => { overland.state.markers.get('masnaa').fire('click');"
        " const panel = parent.document.querySelector('.stApp .ov-details');"
        " panel.tagged = panel.querySelector('h2').textContent;"
        " panel.querySelector('details').open = true; panel.querySelector('summary').focus(); }"
    )
    assert reader.asked()["place"] == "masnaa"
    expect(reader.page).to_have_title(re.compile("^Masnaa"))
    expect(reader.page.locator("[data-test-script-state=notRunning]")).to_be_attached()
    panel = reader.page.locator(".stApp .ov-details")
    assert panel.evaluate("panel => panel.tagged") == "Masnaa"
    assert panel.locator("details").first.evaluate("fold => fold.open")
    expect(panel.locator("summary").first).to_be_focused()
    assert reader.page.evaluate("history.length") == entries + 1


def test_what_was_chosen_last_is_never_overwritten_by_an_earlier_answer(reader: Reader) -> None:
    _open(reader)
    reader.page.evaluate(_HISTORY)
    reader.in_map(
        "() => { for (const place of ['masnaa', 'damascus', 'beirut'])"
        " overland.state.markers.get(place).fire('click'); }"
    )
    reader.address_says("place", "beirut")
    expect(reader.page.locator("[data-test-script-state=notRunning]")).to_be_attached()
    reader.sees("Beirut")
    assert reader.page.evaluate("window.told") == ["Beirut"]


def test_a_step_of_the_timeline_is_shown_while_the_server_is_away(reader: Reader) -> None:
    reader.open_map()
    card = reader.page.locator("a.ov-event[data-event='onward']").first
    with reader.page.expect_response(_PANEL.replace("?*", "?*event=onward*")):
        card.hover()
    with reader.offline():
        card.click()
        reader.sees("Beirut")
        expect(card).to_have_attribute("aria-current", "true")
    reader.address_says("event", "onward")


def test_a_panel_that_cannot_be_fetched_comes_with_the_answer(reader: Reader) -> None:
    def refuse(route: Route) -> None:
        route.fulfill(status=500, body="no")

    reader.page.route(_PANEL, refuse)
    reader.open_map()
    reader.marker("Masnaa").click()
    reader.sees("Masnaa")
    reader.address_says("place", "masnaa")
    reader.errors.clear()


def test_no_file_is_fetched_twice_at_first_and_no_font_of_icons(
    browser: Browser, server: str
) -> None:
    asked: list[str] = []
    reader = arrive(browser, server)
    # Where anything is held up, the browser takes nothing out of its cache.
    reader.page.route(_PANEL, lambda route: route.continue_())
    reader.page.on("response", lambda answer: asked.append(answer.url.rpartition("/")[2]))
    reader.open_map()
    expect(reader.page.locator("[data-test-script-state=notRunning]")).to_be_attached()
    reader.page.wait_for_load_state()
    reader.page.evaluate("() => document.fonts.ready.then(() => {})")
    for kind in (".woff2", ".geojson"):
        files = [name for name in asked if name.endswith(kind)]
        assert len(files) == len(set(files))
    assert not [name for name in asked if "MaterialSymbols" in name]
    reader.page.context.close()


def test_a_reader_who_comes_back_to_a_place_before_the_app_has_answered_is_answered(
    reader: Reader,
) -> None:
    """The browser may have let go, meanwhile, of what the app thinks that it still holds."""
    held = HeldAnswers(reader.page)
    _open(reader)
    for place in ("beirut", "masnaa", "moscow"):
        _choose(reader, place)
        reader.address_says("place", place)
        expect(reader.page.locator("[data-test-script-state=notRunning]")).to_be_attached()
    held.hold()
    for runs, place in enumerate(("masnaa", "moscow", "masnaa", "beirut"), start=1):
        _choose(reader, place)
        held.until(runs)
    held.let_go()
    reader.address_says("place", "beirut")
    expect(reader.page.locator("[data-test-script-state=notRunning]")).to_be_attached()
    reader.sees("Beirut")


def _chosen_and_unanswered(reader: Reader) -> HeldAnswers:
    """A place is chosen, the app has run for it, and its answer is held."""
    held = HeldAnswers(reader.page)
    _open(reader)
    # The run before would be taken for the click's.
    expect(reader.page.locator("[data-test-script-state=notRunning]")).to_be_attached()
    held.hold()
    _choose(reader, "masnaa")
    reader.sees("Masnaa")
    held.until(runs=1)
    return held


def test_a_reader_who_goes_back_before_a_click_is_answered_stays_where_the_history_is(
    reader: Reader,
) -> None:
    held = _chosen_and_unanswered(reader)
    reader.page.evaluate("history.back()")
    expect(reader.details.get_by_role("heading", name="Places")).to_be_visible()
    reader.page.evaluate(_HISTORY)
    held.until(runs=2)
    held.let_go()
    expect(reader.page.locator("[data-test-script-state=notRunning]")).to_be_attached()
    assert "place" not in reader.asked()
    expect(reader.marker("Masnaa")).to_have_attribute("aria-pressed", "false")
    reader.page.go_forward()
    reader.sees("Masnaa")
    reader.address_says("place", "masnaa")
    expect(reader.page.locator("[data-test-script-state=notRunning]")).to_be_attached()
    # Not before the reader went forward.
    assert reader.page.evaluate("window.told").count("Masnaa") == 1


def test_no_session_is_told_versions_paths_or_the_number_of_the_machine(reader: Reader) -> None:
    held = HeldAnswers(reader.page)
    reader.open_map()
    assert held.begun.initialize.session_id
    for part in (held.begun.initialize.environment_info, held.begun.initialize.user_info):
        assert part.ListFields() == []
    assert held.begun.main_script_path == "main.py"


def test_a_reader_who_goes_back_and_on_again_before_answers_stays_where_the_history_is(
    reader: Reader,
) -> None:
    """The app hears at once that the reader is back, as it is told again, and of the way on."""
    held = _chosen_and_unanswered(reader)
    held.hold_asked()
    reader.page.evaluate("history.back()")
    expect(reader.details.get_by_role("heading", name="Places")).to_be_visible()
    held.let_go()
    held.asked_for(2)
    reader.page.evaluate("history.forward()")
    reader.sees("Masnaa")
    held.asked_for(3)
    held.hold()
    held.let_ask()
    held.until(runs=1)
    held.let_go()
    expect(reader.page.locator("[data-test-script-state=notRunning]")).to_be_attached()
    reader.address_says("place", "masnaa")
    reader.sees("Masnaa")
