"""The page Edit as a picture: names beside their points, and the keys of a decision in a row."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from overland.drafting import groups
from overland.drafting.draft_file import DraftFile
from tests.browser.editors import Editing, drawn, opened

_BESIDE = """name => {
  const labels = [...document.querySelectorAll(".leaflet-tooltip")];
  const label = labels.find((one) => one.textContent.trim() === name);
  const dots = [...document.querySelectorAll("path.leaflet-interactive")];
  const middle = (one) => one.getBoundingClientRect().top + one.getBoundingClientRect().height / 2;
  return Boolean(label) && dots.some((dot) => Math.abs(middle(dot) - middle(label)) < 3)
    && getComputedStyle(label, "::before").display === "none";
}"""


def test_a_name_stands_beside_its_point_on_a_step_that_was_not_shown_when_it_was_drawn(
    editing: Editing, folder: Path, knowing: BrowserContext
) -> None:
    found = DraftFile.read(folder)
    place = next(o for o in groups.ordered(found) if o.cells.get("latitude"))
    groups.accept_one(found, place)
    with editing(folder, "trip") as (address, _app):
        page = opened(knowing, address)
        page.get_by_role("tab").nth(2).click()
        drawn(page)
        shown = page.locator("iframe[title^='streamlit_folium'], iframe[title='Map']")
        frame = shown.locator("visible=true").first.element_handle().content_frame()
        assert frame
        frame.wait_for_function(_BESIDE, arg=place.cells["name"])
        page.close()


def test_the_keys_that_decide_stand_in_one_row_at_a_desk(
    editing: Editing, folder: Path, knowing: BrowserContext
) -> None:
    with editing(folder, "trip") as (address, _app):
        page = opened(knowing, address)
        keys = [page.locator(f".st-key-{name} button") for name in ("accept", "right", "drop")]
        for key in keys:
            expect(key).to_be_visible()
        drawn(page)
        boxes = [key.bounding_box() for key in keys]
        assert len({round(box["y"]) for box in boxes if box}) == 1
        page.close()
