"""The panel by itself, in a page without an app: what is shown when a story is corrected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

SCRIPT = Path(__file__).parents[2] / "overland" / "html" / "static" / "panel.js"
STAND_IN = """
window.asked = [];
window.says = (place, version, word) =>
  `<section class="ov-details" data-view="./?story=s&amp;place=${place}&amp;v=${version}">` +
  `<h2>${place}: ${word}</h2></section>`;
window.fetch = async (address) => {
  window.asked.push(address);
  const place = new URL(address, location.href).searchParams.get("place");
  return {ok: true, text: async () => window.says(place, window.now, window.word)};
};
window.app = (place, version, word) => {
  document.querySelector(".st-key-details").innerHTML = window.says(place, version, word);
};
window.now = "1.0.0"; window.word = "four buses";
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    made = browser.new_page(base_url="http://reader.invalid")
    made.route("**/*", lambda route: route.fulfill(content_type="text/html", body=""))
    made.goto("/")
    made.set_content('<div class="stApp"><div class="st-key-details"></div></div>')
    made.evaluate(STAND_IN)
    made.add_script_tag(content=SCRIPT.read_text("utf-8"))
    made.evaluate("window.panel = makePanel(); app('', '1.0.0', 'all');")
    yield made
    made.close()


def _chosen(page: Page, place: str) -> str:
    page.evaluate("place => panel.show(`./?story=s&place=${place}&v=1.0.0`)", place)
    return _shown(page)


def _shown(page: Page) -> str:
    return page.locator(".ov-details h2").inner_text()


def test_a_corrected_answer_takes_the_place_of_what_was_fetched_before(page: Page) -> None:
    assert _chosen(page, "masnaa") == "masnaa: four buses"
    page.evaluate("app('masnaa', '1.0.1', 'four coaches')")
    assert _shown(page) == "masnaa: four coaches"


def test_nothing_that_was_fetched_before_a_correction_is_shown_after_it(page: Page) -> None:
    assert _chosen(page, "beirut") == "beirut: four buses"
    page.evaluate("app('beirut', '1.0.0', 'four buses')")
    page.evaluate("app('masnaa', '1.0.1', 'four coaches'); now = '1.0.1'; word = 'four coaches';")
    assert _chosen(page, "beirut") == "beirut: four coaches"
    assert page.evaluate("asked.length") == 2


def test_a_late_answer_for_an_earlier_choice_leaves_what_was_chosen_last(page: Page) -> None:
    assert _chosen(page, "masnaa") == "masnaa: four buses"
    assert _chosen(page, "beirut") == "beirut: four buses"
    page.evaluate("app('masnaa', '1.0.0', 'four buses')")
    assert _shown(page) == "beirut: four buses"
    assert page.evaluate("asked.length") == 2
