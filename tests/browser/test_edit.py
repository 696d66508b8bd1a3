"""The page Edit in a browser: keys, what is typed is on the disk, and a kill loses nothing."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from overland.drafting.draft_file import DraftFile
from overland.geocoding.index_build import index_file
from tests.browser.conftest import launch
from tests.browser.editors import ROOT, TEXT, Editing, decided, opened, press


def test_one_key_decides_and_what_is_typed_outlives_a_killed_server(
    editing: Editing, folder: Path, knowing: BrowserContext
) -> None:
    with editing(folder, "trip") as (address, app):
        page = opened(knowing, address)
        first, second = (one.id for one in DraftFile.read(folder).open[:2])
        press(page, "a", "accept")
        decided(page, "1")
        assert DraftFile.read(folder).get(first).state == "accepted"
        press(page, "m", "mend")
        note = page.get_by_label("Note", exact=True)
        note.click()
        page.keyboard.type("seen from the quay")
        expect(page.locator(".ov-draft-card").first).to_contain_text("seen from the quay")
        app.kill()
        page.close()
    draft = DraftFile.read(folder)
    assert draft.get(second).cells["note"] == "seen from the quay"
    with editing(folder, "trip") as (address, _app):
        page = opened(knowing, address)
        assert len(DraftFile.read(folder).open) == len(draft.open)
        press(page, "u", "undo")
        expect(page.locator(".ov-draft-card").first).not_to_contain_text("seen from the quay")
        page.close()


def test_the_keyboard_goes_to_the_first_field_that_is_needed_and_leaves_it_by_escape(
    editing: Editing, folder: Path, knowing: BrowserContext
) -> None:
    with editing(folder, "trip") as (address, _app):
        page = opened(knowing, address)
        first = DraftFile.read(folder).open[0]
        press(page, "m", "mend")
        expect(page.get_by_label(re.compile("^Kind"))).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.get_by_label(re.compile("^Kind"))).not_to_be_focused()
        press(page, "a", "accept")
        decided(page, "1")
        assert DraftFile.read(folder).get(first.id).state == "accepted"
        page.reload()  # The key is in the address no longer, and need not be typed.
        expect(page.locator(".ov-draft-card").first).to_be_visible()
        page.close()


def test_a_second_editor_is_told_before_anything_is_overwritten(
    editing: Editing, folder: Path, knowing: BrowserContext
) -> None:
    with editing(folder, "trip") as (address, _app):
        page = opened(knowing, address)
        other = DraftFile.read(folder)
        other.drop(other.open[-1].id)
        expect(page.get_by_text("Another editor changed this draft.")).to_be_visible()
        press(page, "a", "accept")
        expect(page.get_by_text("Somebody else changed this draft meanwhile")).to_be_visible()
        assert (folder / "places.csv").read_text().splitlines()[1:] == []
        page.close()


_STREAMLITS = """() => [...document.querySelectorAll("body *")].flatMap((item) => [
  item.getAttribute("aria-label"), item.getAttribute("placeholder"),
  ...[...item.childNodes].filter((one) => one.nodeType === 3).map((one) => one.data),
]).filter((words) => /^(Upload|file upload|Press .*Enter|Choose|Open$|Add |Search$|Show.hide|Fullscreen|Shortcut |Download as|Link to|progress$|day-first|.* per file$|Reader.s view)/.test(words || ""))"""  # noqa: E501


def test_an_arabic_editor_meets_no_english_word_of_streamlits_nor_of_a_part_drawn_anew(
    editing: Editing, folder: Path, knowing: BrowserContext
) -> None:
    with editing(folder, "trip") as (address, _app):
        knowing.clear_cookies()
        page = knowing.new_page()
        page.goto(f"{address}&lang=ar")
        expect(page.locator(".ov-draft-card").first).to_be_visible()
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        page.get_by_role("tab").first.click()
        told = page.get_by_test_id("stCaptionContainer").locator("p").first
        expect(told).to_have_css("text-align", "start")
        page.locator(".st-key-text-publisher-trip input").fill("a")
        expect(page.get_by_test_id("InputInstructions").first).to_be_visible()
        other = DraftFile.read(folder)
        other.drop(other.open[-1].id)
        page.get_by_role("tab").nth(1).click()
        # Parts that look again by themselves run without the page around them.
        expect(page.get_by_text("غيّر محرر آخر هذه المسودة.")).to_be_visible()
        page.wait_for_timeout(2_000)
        page.wait_for_function(f"() => ({_STREAMLITS})().length === 0", timeout=10_000)
        page.close()


def test_a_text_pasted_while_the_names_of_places_are_prepared_shows_how_far_and_is_proposed_from(
    editing: Editing, knowing: BrowserContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = ROOT / "data" / "gazetteer" / "places.csv"
    there = index_file(table)
    monkeypatch.setenv("OVERLAND_CACHE", str(tmp_path / "cache"))
    path = index_file(table)
    path.parent.mkdir(parents=True)
    path.with_suffix(".share").write_text("0.40", encoding="ascii")
    preparing = FileLock(path.with_suffix(".lock"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    (tmp_path / "stories").mkdir()
    story = tmp_path / "stories" / "out-by-sea"
    with preparing.acquire(), editing(story) as (address, _app):
        page = knowing.new_page()
        page.goto(address)
        page.get_by_role("textbox", name="Title").fill("Out by sea")
        page.get_by_role("button", name="Begin").click()
        page.get_by_role("textbox", name="Paste the text of an article").fill(TEXT)
        page.get_by_role("textbox", name="Published").fill("2006-07-19")
        page.get_by_role("button", name="Propose rows").first.click()
        expect(page.get_by_text("once on this machine: 40 %")).to_be_visible()
        path.symlink_to(there)
        preparing.release()
        expect(page.locator(".ov-draft-card").first).to_be_visible()
        assert DraftFile.read(story).open
        page.close()


@pytest.fixture
def killed(browser: Browser) -> Iterator[tuple[Browser, Callable[[], None]]]:
    """A browser of its own, and what ends all its processes at once."""
    own = launch(browser.browser_type)
    asked = own.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    processes = [process["id"] for process in asked["processInfo"]]

    def kill() -> None:
        for process in processes:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    yield own, kill
    kill()


def typed(page: Page, field: Locator, words: str) -> None:
    """Type into a field, until the server says that the last letter is on the disk."""
    field.click()
    # A message that was under way before the last letter has fewer words.
    with page.expect_response(
        lambda sent: sent.url.endswith("/edit/unsaved") and words in (sent.request.post_data or "")
    ):
        page.keyboard.type(words)


def test_a_browser_killed_while_somebody_types_gives_every_field_back(
    editing: Editing,
    folder: Path,
    knowing: BrowserContext,
    killed: tuple[Browser, Callable[[], None]],
) -> None:
    own, kill = killed
    with editing(folder, "trip") as (address, _app):
        page = opened(own.new_context(viewport={"width": 1440, "height": 900}), address)
        one = DraftFile.read(folder).open[0]
        press(page, "m", "mend")
        typed(page, page.get_by_label("Note", exact=True), "seen from the quay")
        page.get_by_role("tab", name="Texts and files").click()
        typed(page, page.get_by_role("textbox", name="Paste the text"), "A second ferry left")
        page.get_by_role("tab", name="Before publishing").click()
        typed(page, page.get_by_role("textbox", name="Description"), "Two ferries and")
        kill()
        page = knowing.new_page()
        page.goto(address)
        expect(page.locator(".ov-draft-card").first).to_contain_text("seen from the quay")
        page.get_by_role("tab", name="Texts and files").click()
        pasted = page.get_by_role("textbox", name="Paste the text")
        expect(pasted).to_have_value("A second ferry left")
        assert DraftFile.read(folder).get(one.id).cells["note"].endswith("seen from the quay")
        assert "Two ferries and" in (folder / "datapackage.json").read_text(encoding="utf-8")
        page.close()


def test_one_key_takes_a_sentence_and_only_after_all_of_it_was_in_view(
    editing: Editing, folder: Path, knowing: BrowserContext
) -> None:
    with editing(folder, "trip") as (address, _app):
        page = opened(knowing, address)
        page.set_viewport_size({"width": 1440, "height": 500})
        together = page.locator(".st-key-together").get_by_role("button")
        expect(together).to_be_attached()
        expect(together).not_to_be_in_viewport()
        # A map that comes late moves the end down once more.
        shown = "[...document.querySelectorAll('iframe')].filter((one) => one.offsetParent)"
        page.wait_for_function(f"{shown}.every((one) => one.offsetHeight > 200)")
        end = "document.querySelector('.st-key-together').getBoundingClientRect().bottom"
        while page.evaluate(f"{end} > innerHeight"):
            before = page.evaluate(end)
            page.keyboard.press("g")
            page.wait_for_function(f"before => {end} < before", arg=before)
        draft = DraftFile.read(folder)
        assert len(draft.open) == len(draft.proposals)
        press(page, "g", "together")
        decided(page, r"[1-9]\d*")
        assert len(DraftFile.read(folder).open) < len(draft.open) - 1
        press(page, "u", "undo")
        decided(page, "0")
        page.close()
