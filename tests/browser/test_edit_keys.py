"""Keys on the page Edit while the server works: told, kept, and never for what was not in sight."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from overland.drafting import groups
from overland.drafting.draft_file import DraftFile
from tests.browser.editors import Editing, decided, drawn, opened, press

_SIGN = "#ov-key-taken"
_LISTEN = """() => { const main = document.querySelector("[data-testid=stMain]"); window.heard = [];
  new MutationObserver(() => window.heard.push([main.getAttribute("aria-busy"),
    document.getElementById("ov-key-taken").textContent])).observe(main, {attributes: true}); }"""
_PRESS = """keys => { for (const key of keys) document.body.dispatchEvent(
  new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true})); }"""


def test_a_key_is_told_as_taken_and_those_behind_it_wait_for_what_they_were_pressed_for(
    editing: Editing, folder: Path, knowing: BrowserContext
) -> None:
    with editing(folder, "trip") as (address, _app):
        page = opened(knowing, address)
        first, second, third = groups.ordered(DraftFile.read(folder))[:3]
        # All of these keys are in the page before any answer can be.
        page.evaluate(_PRESS, "nn")
        expect(page.locator(f"#card-{third.id}")).to_be_visible()
        drawn(page)
        page.evaluate(_LISTEN)
        page.evaluate(_PRESS, "ba")
        expect(page.locator(f"#card-{second.id}")).to_be_visible()
        expect(page.locator(_SIGN)).to_contain_text("A was not taken")
        heard = page.evaluate("window.heard")
        assert ["true", "B: taken, a moment"] in heard
        assert heard[-1][0] == "false"
        assert {one.state for one in DraftFile.read(folder).proposals} == {"open"}
        press(page, "b", "back")
        expect(page.locator(f"#card-{first.id}")).to_be_visible()
        expect(page.locator(_SIGN)).to_be_hidden()
        press(page, "a", "accept")
        decided(page, "1")
        assert DraftFile.read(folder).get(first.id).state == "accepted"
        page.close()


def test_a_field_is_left_and_its_proposal_accepted_by_one_key_and_nothing_that_is_refused(
    editing: Editing, folder: Path, knowing: BrowserContext
) -> None:
    with editing(folder, "trip") as (address, _app):
        page = opened(knowing, address)
        first, second = groups.ordered(DraftFile.read(folder))[:2]
        press(page, "m", "mend")
        note = page.locator(f".st-key-cell-{first.id}-note input")
        note.fill("seen from the quay")
        # However far down the form its field is, what is decided stays in sight.
        expect(page.locator(".st-key-accept button")).to_be_in_viewport()
        paper = "one => getComputedStyle(one).backgroundColor"
        over = page.locator(":has(> .st-key-edit-decide)").last.evaluate(paper)
        assert over == page.get_by_test_id("stApp").evaluate(paper)
        note.press("Control+Enter")
        decided(page, "1")
        assert DraftFile.read(folder).get(first.id).cells["note"] == "seen from the quay"
        press(page, "m", "mend")
        words = page.locator(f".st-key-cell-{second.id}-exact textarea")
        words.fill("nowhere in the text")
        words.press("Control+Enter")
        expect(page.get_by_text("These words do not stand in the text")).to_be_visible()
        expect(page.locator(_SIGN)).to_be_hidden()
        assert DraftFile.read(folder).get(second.id).state == "open"
        page.close()
