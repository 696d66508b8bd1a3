"""The filter of the one file: what the app's lets through, counted, in the link, and back again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextvars import copy_context
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks import stories
from overland import config, i18n
from overland.exports import bundle
from overland.html import filter_told, filters, timeline
from overland.html.setting import FileLinks, Setting
from overland.presentation import selection, statements
from overland.presentation import timeline as told
from overland.story import chronology
from overland.story.filter import (
    KINDS,
    PARAMETERS,
    STATUSES,
    Filter,
    filter_query,
    key_names,
    parse,
)
from overland.story.loader import load
from overland.story.models import Story
from overland.view import View
from tests import filter_cases
from tests.exports import Exports

T = TypeVar("T")
SCRIPTS = Path(__file__).parents[2] / "overland/exports/static"


@pytest.fixture(scope="module")
def story() -> Story:
    return load(config.stories() / "syria-2013")


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """A story of more events than a timeline has room for."""
    return load(stories.write(tmp_path_factory.mktemp("stories"), 200))


@pytest.fixture(scope="module")
def file(
    browser: Browser, exports: Exports, story: Story, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """The file, opened from the disk, with its map drawn."""
    path = tmp_path_factory.mktemp("file") / "story.html"
    path.write_bytes(exports.of(config.stories() / story.slug, "html"))
    page = browser.new_page(viewport={"width": 1440, "height": 900}, offline=True)
    page.goto(path.as_uri())
    expect(page.locator(".ov-filter summary")).to_be_visible()
    expect(page.locator("html[data-arranged]")).to_be_attached()
    yield page
    page.close()


@pytest.fixture
def page(file: Page) -> Page:
    """The file in English, with all of its story shown and the form of its filter closed."""
    english = "document.documentElement.lang === 'en'"
    file.evaluate(f"location.hash = {english} ? '' : '#lang=en'")
    expect(file.locator("html")).to_have_attribute("lang", "en")
    expect(file.locator(".ov-filter-count")).to_be_hidden()
    file.evaluate("document.querySelector('.ov-filter details').open = false")
    return file


def _in(language: str, make: Callable[[], T]) -> T:
    """What is made in a language."""

    def made() -> T:
        i18n.use(language)
        return make()

    return copy_context().run(made)


def _asked() -> list[Filter]:
    """Each status and kind by itself, windows of time over the whole story, and words."""
    days = [date(2011, 1, 1) + timedelta(days=90 * n) for n in range(10)]
    windows = [Filter(since=day.isoformat()) for day in days]
    windows += [Filter(until=day.isoformat()) for day in days]
    windows += [Filter("2013-01", "2013-01"), Filter("2013-01-22", "2013-01-22", words="buses")]
    values = [Filter(statuses=(status,)) for status in STATUSES]
    values += [Filter(kinds=(kind,)) for kind in KINDS]
    values += [Filter(kinds=("figure", "crossing"), statuses=("reported", "inferred"))]
    return [*windows, *values, Filter(words="EMBASSY damascus"), Filter(words="no such words")]


def test_the_file_lets_through_what_the_app_does(page: Page, story: Story) -> None:
    searched = _in("en", lambda: selection.searched(story))
    rows = bundle.filter_table(story)
    rows["searched"] = [searched[claim.id] for claim in statements.rows(story)]
    asked = _asked()
    found: list[dict[str, Any]] = page.evaluate(
        """([table, asked]) => {
          const held = {filter: table, ground: {vectors: {}}};
          const sift = makeSift(document.getElementById("ov-first"), held, () => {});
          return asked.map((one) => {
            const found = sift.select(new URLSearchParams(one), table.searched);
            const names = ["statements", "events", "places", "legs"];
            const ids = names.map((name) => [name, [...found[name]].sort()]);
            return {...Object.fromEntries(ids), undated: found.undated};
          });
        }""",
        [rows, [filter_query(one) for one in asked]],
    )
    for one, seen in zip(asked, found, strict=True):
        right = selection.select(story, one)
        names = ("statements", "events", "places", "legs")
        assert seen == {name: sorted(getattr(right, name)) for name in names} | {
            "undated": right.undated
        }


def _read(link: dict[str, str]) -> dict[str, Any]:
    """A link's filter as the app reads it: what is asked for, ignored and exchanged."""
    ignored: list[list[str]] = []
    notices: list[str] = []

    def note(name: str, value: str) -> str:
        ignored.append([next(key for key, word in key_names().items() if word == name), value])
        return ""

    asked = parse({**dict.fromkeys(PARAMETERS, ""), **link}, notices, note)
    return {
        "asked": {name: value for name, value in filter_query(asked).items() if value},
        "ignored": ignored,
        "exchanged": any(notices),
    }


def test_the_file_reads_a_link_as_the_app_does(browser: Browser) -> None:
    page = browser.new_page()
    page.add_script_tag(path=SCRIPTS / "sift_parse.js")
    read = """([links, known]) => links.map((link) => {
      const {asked, ...more} = siftParse.parse(new URLSearchParams(link), known);
      return {asked: Object.fromEntries(asked), ...more}; })"""
    known = {"status": STATUSES, "kind": KINDS}
    found = page.evaluate(read, [filter_cases.LINKS, known])
    assert found == [_read(link) for link in filter_cases.LINKS]
    folded = page.evaluate("(words) => words.map(siftParse.folded)", filter_cases.WORDS)
    assert folded == [word.casefold() for word in filter_cases.WORDS]
    page.close()


@pytest.mark.parametrize("language", ["en", "ar", "ru", "fr"])
def test_the_file_words_a_filter_as_the_app_does(browser: Browser, language: str) -> None:
    asked = [*_asked(), Filter("2013", "2013-01", STATUSES, KINDS, "Beirut بيروت $&")]
    asked += [Filter(statuses=STATUSES[:2], words="Beirut"), Filter(words="بيروت")]
    told = _in(language, filter_told.texts_of_filters)
    page = browser.new_page()
    page.add_script_tag(path=SCRIPTS / "sift_told.js")
    words = """([links, told, rtl]) =>
      links.map((link) => siftTold.words(new URLSearchParams(link), JSON.parse(told), rtl))"""
    found = page.evaluate(words, [[filter_query(one) for one in asked], told, language == "ar"])
    assert found == [_in(language, partial(selection.filter_words, one)) for one in asked]
    page.close()


def test_a_long_timeline_of_a_file_shows_the_events_that_the_apps_shows(
    page: Page, crowded: Story
) -> None:
    held = {"filter": bundle.filter_table(crowded), "ground": {"vectors": {}}}
    texts = selection.searched(crowded)
    held["filter"]["searched"] = {"en": [texts[row.id] for row in statements.rows(crowded)]}
    whole = Setting(FileLinks(), whole=True)
    strip = timeline.timeline(crowded, View(crowded.slug), whole)
    html = f"{filters.form_without_server(crowded)}{strip}"
    ids = [event.id for event in chronology.ordered(crowded)]
    since, reported = Filter(since="2012-01"), Filter(statuses=("reported",))
    asked = [(Filter(), ""), (Filter(), ids[150]), (Filter(), ids[-1]), (since, ""), (reported, "")]
    found = page.evaluate(
        """([html, held, asked]) => {
          const root = document.createElement("div");
          root.dataset.language = "en";
          root.innerHTML = html;
          const sift = makeSift(root, held, () => {});
          return asked.map(([filter, chosen]) => {
            sift.show(new URLSearchParams(filter), chosen);
            const seen = root.querySelectorAll(".ov-dates li:not([hidden]) li:not([hidden]) > a");
            const bars = root.querySelectorAll(".ov-histogram li:not(.is-outside)");
            return [[...seen].map((a) => a.dataset.event), [...bars].map((li) => li.dataset.key)];
          });
        }""",
        [html, held, [(filter_query(wanted), chosen) for wanted, chosen in asked]],
    )
    for (wanted, chosen), (shown, within) in zip(asked, found, strict=True):
        days = told.days(crowded, chosen, wanted)
        assert shown == [event.id for day in days for event, _ in day.events]
        assert within == [bar.key for bar in told.histogram(crowded, wanted) if bar.within]


def test_a_filter_of_the_file_narrows_timeline_table_and_map_and_leads_back(
    page: Page, story: Story
) -> None:
    page.locator(".ov-filter summary").click()
    page.locator(".ov-filter").get_by_label("claimed").check()
    wanted = Filter(statuses=("claimed",))
    found = selection.select(story, wanted)
    count = page.locator(".ov-filter-count")
    expect(count).to_have_text(filters.counted(story, wanted))
    assert page.evaluate("location.hash") == "#status=claimed"
    assert page.locator(".ov-table tbody tr:not([hidden])").count() == len(found.statements)
    dimmed = page.locator(".ov-place.is-outside")
    assert dimmed.count() == sum(
        place in selection.outside(story, wanted) for place in (p.id for p in story.places)
    )
    page.locator(".ov-timeline a.ov-event >> visible=true").first.click()
    expect(count).to_be_visible()
    assert "status=claimed" in page.evaluate("location.hash")
    expect(page.locator(".ov-filter-told")).to_have_text(selection.filter_words(wanted))
    expect(page.locator(".ov-figures li:not([hidden])")).to_have_count(
        len(selection.headline_counts(story, wanted))
    )
    beirut = page.locator(".leaflet-marker-icon[data-place=beirut]")
    expect(beirut.locator("small").first).to_be_hidden()
    expect(beirut).to_have_attribute("aria-label", re.compile("^(?!.*two planes)"))
    page.get_by_role("link", name="Show everything").click()
    expect(count).to_be_hidden()
    expect(beirut.locator("small").first).to_be_visible()
    expect(page.locator(".ov-figures li >> visible=true")).to_have_count(len(story.headline_counts))
    expect(dimmed).to_have_count(0)
    page.go_back()
    expect(count).to_be_visible()
    expect(page.locator(".ov-filter").get_by_label("claimed")).to_be_checked()


def test_a_link_to_a_filter_of_the_file_holds_in_another_language_too(
    page: Page, story: Story
) -> None:
    page.evaluate("location.hash = '#from=2013-01-22&kind=figure&lang=ar'")
    wanted = Filter(since="2013-01-22", kinds=("figure",))
    told = _in("ar", lambda: filters.counted(story, wanted))
    expect(page.locator(".ov-filter-count")).to_have_text(told)
    expect(page.locator("html")).to_have_attribute("lang", "ar")


def test_the_file_says_what_of_a_links_filter_it_did_not_understand(page: Page) -> None:
    page.evaluate("location.hash = '#from=2013-02-01&to=2013-01-01&kind=xyz'")
    count = page.locator(".ov-filter-count")
    expect(count).to_contain_text("The link’s kind “xyz” is not known here and was ignored.")
    expect(count).to_contain_text("they were exchanged")
    expect(count).to_contain_text(" of 57 statements")


def test_the_files_map_has_the_height_that_the_page_leaves_it(page: Page) -> None:
    box = page.locator(".ov-map").bounding_box()
    assert box
    assert box["height"] == 600
