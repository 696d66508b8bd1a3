"""The page Edit under an editor's hand: what is looked at, refused or read on is in sight."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from overland.drafting import groups
from overland.drafting.draft_file import DraftFile
from tests.browser.editors import Editing, decided, drawn, opened, press

_SIGN = "#ov-key-taken"
_HEAD_SEEN = """() => document.querySelector(".ov-draft-card[id]").getBoundingClientRect().top
  >= document.querySelector(".st-key-edit-decide").getBoundingClientRect().bottom"""


def _scroll_down(page: Page) -> None:
    page.get_by_test_id("stMain").evaluate("one => { one.scrollTop = one.scrollHeight; }")


def test_a_click_on_marked_words_opens_their_proposal_from_its_head_on(
    editing: Editing, folder: Path, knowing: BrowserContext
) -> None:
    with editing(folder, "trip") as (address, _app):
        page = opened(knowing, address)
        page.set_viewport_size({"width": 1440, "height": 420})
        first, *_between, last = groups.ordered(DraftFile.read(folder))
        figure = next(o for o in groups.ordered(DraftFile.read(folder)) if o.table == "counts")
        assert figure.id not in (first.id, last.id)
        _scroll_down(page)
        page.locator(f"#mark-{figure.id}").click()
        expect(page.locator(f"#card-{figure.id}")).to_be_visible()
        drawn(page)
        page.wait_for_function(_HEAD_SEEN)
        press(page, "d", "drop")
        decided(page, "1")
        assert DraftFile.read(folder).get(figure.id).state == "dropped"
        # What was decided stays so: a click on it opens nothing.
        expect(page.locator(f"#mark-{figure.id}.ov-mark-open")).to_have_count(0)
        page.set_viewport_size({"width": 1440, "height": 900})
        page.close()


def test_what_is_refused_is_told_in_sight_however_far_down_the_page_stands(
    editing: Editing, folder: Path, knowing: BrowserContext
) -> None:
    with editing(folder, "trip") as (address, _app):
        page = opened(knowing, address)
        page.set_viewport_size({"width": 1440, "height": 500})
        first = groups.ordered(DraftFile.read(folder))[0]
        press(page, "m", "mend")
        words = page.locator(f".st-key-cell-{first.id}-exact textarea")
        words.fill("nowhere in the text")
        words.press("Control+Enter")
        told = page.get_by_text("These words do not stand in the text")
        expect(told).to_be_in_viewport(ratio=1)
        page.set_viewport_size({"width": 1440, "height": 900})
        page.close()


def test_the_key_for_a_sentence_tells_that_it_only_leads_on_and_accepts_the_last_one_left(
    editing: Editing, folder: Path, knowing: BrowserContext
) -> None:
    with editing(folder, "trip") as (address, _app):
        page = opened(knowing, address)
        page.set_viewport_size({"width": 1440, "height": 420})
        press(page, "g", "together")
        expect(page.locator(_SIGN)).to_contain_text(re.compile("nothing is accepted yet"))
        assert not [o for o in DraftFile.read(folder).proposals if o.state != "open"]
        page.set_viewport_size({"width": 1440, "height": 900})
        while len(DraftFile.read(folder).open) > 1:
            found = DraftFile.read(folder)
            groups.drop(found, found.open[-1].id)
        page.reload()
        expect(page.locator(".ov-draft-card").first).to_be_visible()
        drawn(page)
        expect(page.locator(".st-key-together")).to_have_count(0)
        # Its script comes after its words: a key of before is nobody's.
        page.wait_for_function("() => window.overlandEdit && window.overlandEdit.ready")
        press(page, "g", "accept")
        expect(page.get_by_text(re.compile(r"\b0 open\b"))).to_be_visible()
        assert not DraftFile.read(folder).open
        page.close()


def test_a_pasted_point_stands_in_the_open_form_as_well(
    editing: Editing, folder: Path, knowing: BrowserContext
) -> None:
    with editing(folder, "trip") as (address, _app):
        page = opened(knowing, address)
        place = next(o for o in groups.ordered(DraftFile.read(folder)) if o.table == "places")
        assert place.cells["latitude"]
        press(page, "m", "mend")
        field = page.locator(f".st-key-point-{place.id} input")
        field.fill("33°53'N 35°30'E")
        field.press("Enter")
        latitude = page.locator(f".st-key-cell-{place.id}-latitude input")
        expect(latitude).to_have_value(re.compile(r"^33\.88"))
        page.close()
