"""Words that the draft missed are chosen in the text on the page Edit, by mouse and by keys."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from overland.drafting import groups
from overland.drafting.draft_file import DraftFile
from tests.browser.editors import Editing, drawn, opened, press
from tests.browser.test_accessibility import found

_BAR = "#ov-chosen"
_WHERE = """words => { const text = document.querySelector(".ov-draft-text");
  const all = document.createTreeWalker(text, NodeFilter.SHOW_TEXT), range = document.createRange();
  for (let node = all.nextNode(); node; node = all.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    const box = range.getBoundingClientRect();
    return [box.left + 1, box.right - 1, box.top + box.height / 2];
  } }"""
_CHOSEN = "getSelection().toString()"


def _drag(page: Page, words: str) -> None:
    left, right, middle = page.evaluate(_WHERE, words)
    page.mouse.move(left, middle)
    page.mouse.down()
    page.mouse.move(right, middle, steps=4)
    page.mouse.up()


def test_words_chosen_with_the_mouse_become_a_proposal_whose_form_is_open(
    editing: Editing, folder: Path, knowing: BrowserContext
) -> None:
    with editing(folder, "trip") as (address, _app):
        page = opened(knowing, address)
        _drag(page, "left")
        bar = page.locator(_BAR)
        expect(bar).to_be_visible()
        expect(bar.get_by_role("button")).to_have_count(5)
        assert not found(page)
        bar.get_by_role("button", name=re.compile("Event")).click()
        name = f"p{len(DraftFile.read(folder).proposals) + 1}"
        expect(page.locator(f"#card-{name}")).to_be_visible()
        expect(bar).to_be_hidden()
        expect(page.locator(f".st-key-cell-{name}-exact textarea")).to_have_value("left")
        drawn(page)
        made = DraftFile.read(folder).get(name)
        assert (made.table, made.cells["headline"], made.state) == ("events", "left", "open")
        page.close()


def test_words_are_chosen_by_keys_and_an_end_of_a_leg_where_a_leg_is_looked_at(
    editing: Editing, folder: Path, knowing: BrowserContext
) -> None:
    with editing(folder, "trip") as (address, _app):
        page = opened(knowing, address)
        leg = next(o for o in groups.ordered(DraftFile.read(folder)) if o.table == "legs")
        while not page.locator(f"#card-{leg.id}").count() or not _is_current(page, leg.id):
            before = page.locator(".ov-draft-card[id]").first.get_attribute("id")
            press(page, "n", "next")
            expect(page.locator(f"#{before}")).not_to_be_attached()
            drawn(page)
        page.keyboard.press("w")
        expect(page.locator(_BAR)).to_contain_text("Destination")
        # The first of the words that are looked at; on to others, and one more of them.
        assert page.evaluate(_CHOSEN) == "Two"
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Shift+ArrowRight")
        assert page.evaluate(_CHOSEN) == "ferries with"
        page.keyboard.press("ArrowLeft")
        assert page.evaluate(_CHOSEN) == "Two"
        page.keyboard.press("Shift+ArrowLeft")
        assert page.evaluate(_CHOSEN) == "- Two"
        page.keyboard.press("Escape")
        expect(page.locator(_BAR)).to_be_hidden()
        _drag(page, "Lebanon")
        page.keyboard.press("t")
        expect(page.locator(f"#card-{leg.id}")).to_contain_text("lebanon")
        drawn(page)
        assert DraftFile.read(folder).get(leg.id).cells["destination"] == "lebanon"
        page.close()


_INTO = """words => { const text = document.querySelector(".ov-draft-text");
  text.textContent = words; text.focus(); getSelection().collapse(text.firstChild, 0);
  getSelection().modify("extend", "forward", "word"); }"""


def test_the_arrow_keys_go_the_way_that_the_paragraph_is_read(
    editing: Editing, folder: Path, knowing: BrowserContext
) -> None:
    with editing(folder, "trip") as (address, _app):
        page = opened(knowing, address)
        for words, key, chosen in (
            ("They left Aleppo (حلب) on Monday.", "ArrowRight", "left"),
            ("غادرت عبارتان Beirut مساء", "ArrowLeft", "عبارتان"),
        ):
            page.evaluate(_INTO, words)
            page.keyboard.press(key)
            assert page.evaluate(_CHOSEN) == chosen
        page.close()


def _is_current(page: Page, name: str) -> bool:
    return page.locator(".ov-draft-card[id]").first.get_attribute("id") == f"card-{name}"


def test_letters_typed_right_behind_mend_stand_in_the_field_that_it_opens(
    editing: Editing, folder: Path, knowing: BrowserContext
) -> None:
    with editing(folder, "trip") as (address, _app):
        page = opened(knowing, address)
        figure = next(o for o in groups.ordered(DraftFile.read(folder)) if o.table == "counts")
        page.locator(f"#mark-{figure.id}").click()
        expect(page.locator(f"#card-{figure.id}")).to_be_visible()
        drawn(page)
        page.keyboard.type("mda")
        # Neither dropped nor accepted: the letters went into the form's first field.
        page.wait_for_function("() => (document.activeElement.value || '').endsWith('da')")
        drawn(page)
        assert {o.state for o in DraftFile.read(folder).proposals} == {"open"}
        page.close()
