"""The page Edit for somebody who listens, has no pointer, or reads faint letters badly."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.editors import ROOT, Editing, drawn
from tests.browser.test_accessibility import found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_any_step_of_the_page_edit(
    editing: Editing, folder: Path, knowing: BrowserContext, theme: str
) -> None:
    with editing(folder, "trip") as (address, _app):
        knowing.clear_cookies()
        page = knowing.new_page()
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        page.goto(f"{address}&lang=ru")
        expect(page.locator(".ov-draft-card").first).to_be_visible()
        expect(page).to_have_title(re.compile("^Ferries leave|^trip"))
        expect(page.locator("h1")).to_have_count(1)
        for number in range(page.get_by_role("tab").count()):
            page.get_by_role("tab").nth(number).click()
            expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
            drawn(page)
            assert [number, *found(page)] == [number]
        page.close()


def test_what_is_chosen_from_a_list_is_taken_away_by_the_keyboard_in_the_editors_language(
    editing: Editing, tmp_path: Path, knowing: BrowserContext
) -> None:
    story = tmp_path / "stories" / "syria-2013"
    story.parent.mkdir()
    for one in (ROOT / "data/stories/syria-2013").iterdir():
        if one.is_file():
            story.mkdir(exist_ok=True)
            (story / one.name).write_bytes(one.read_bytes())
    with editing(story, "syria-2013") as (address, _app):
        knowing.clear_cookies()
        page = knowing.new_page()
        page.goto(f"{address}&lang=ar")
        page.get_by_role("tab").last.click()
        button = page.get_by_role("button", name="أزل planes")
        expect(button).to_be_visible()
        drawn(page)
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
        button.press("Enter")
        expect(button).to_have_count(0)
        page.close()
