"""The news of a site: its feed tells of stories and corrections, its sitemap of pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from overland import config
from overland.exports import feed
from overland.story import loader
from overland.story.models import Correction, Story
from tests import stories

ADDRESS = "https://maps.example.org/overland/"
ATOM = "{http://www.w3.org/2005/Atom}"
MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FIXED = Correction("2020-06-01", "riders", "30", "about 30", "Misread <again>", "1.0.1")


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    folder = stories.write(tmp_path_factory.mktemp("data") / "stories")
    with config.data_in(folder.parents[1]):
        yield loader.load(folder)


def entries(body: bytes) -> list[dict[str, str]]:
    """What each entry says, by element; links by their relation, "link" being the story's page."""

    def named(child: ElementTree.Element) -> str:
        relation = child.get("rel", "alternate")
        return child.tag.removeprefix(ATOM) if relation == "alternate" else relation

    return [
        {named(child): child.text or child.get("href") or "" for child in entry}
        for entry in ElementTree.fromstring(body).iter(f"{ATOM}entry")
    ]


def test_the_feed_tells_of_stories_and_corrections_the_newest_first(story: Story) -> None:
    corrected = replace(story, corrections=(FIXED,))
    newer = replace(story, slug="newer", title="Newer", created="2021-01-01T00:00:00Z")
    told = entries(feed.feed([corrected, replace(newer, corrections=())], ADDRESS))
    assert [entry["updated"][:10] for entry in told] == ["2021-01-01", "2020-06-01", "2020-05-04"]
    assert "“30” is now “about 30”. Misread <again>" in told[1]["summary"]
    assert told[1]["link"] == f"{ADDRESS}{story.slug}/"
    assert told[1]["license"].startswith("https://creativecommons.org/")
    assert told[1]["summary"].endswith("Version 1.0.0.")
    body = ElementTree.fromstring(feed.feed([corrected], ADDRESS))
    assert body.findtext(f"{ATOM}updated") == "2020-06-01T00:00:00Z"


def test_every_entry_of_the_feed_has_what_atom_asks_for(story: Story) -> None:
    body = feed.feed([replace(story, corrections=(FIXED, FIXED))], "")
    told = entries(body)
    for entry in told:
        assert {"id", "title", "updated", "link", "summary"} <= set(entry)
        assert datetime.fromisoformat(entry["updated"]).tzinfo == UTC
    assert len({entry["id"] for entry in told}) == len(told) == 3
    whole = ElementTree.fromstring(body)
    assert whole.findtext(f"{ATOM}author/{ATOM}name")
    assert whole.findtext(f"{ATOM}id", "").startswith("urn:uuid:")


def test_an_entry_keeps_its_id_when_the_site_moves(story: Story) -> None:
    here, there = feed.feed([story], ADDRESS), feed.feed([story], "https://elsewhere.example/")
    assert [e["id"] for e in entries(here)] == [e["id"] for e in entries(there)]


def test_no_correction_is_older_than_its_story(story: Story) -> None:
    early = replace(story, corrections=(replace(FIXED, date="2019"),))
    assert {e["updated"] for e in entries(feed.feed([early], ""))} == {"2020-05-04T00:00:00Z"}


def test_the_sitemap_lists_every_page_with_its_last_change(story: Story) -> None:
    corrected = replace(story, corrections=(FIXED,))
    root = ElementTree.fromstring(feed.sitemap([corrected], ADDRESS))
    told = [(u.findtext(f"{MAPS}loc"), u.findtext(f"{MAPS}lastmod")) for u in root]
    assert told == [(ADDRESS, "2020-06-01"), (f"{ADDRESS}{story.slug}/", "2020-06-01")]


def test_hostile_text_stays_text_in_an_entry(story: Story) -> None:
    title = "</title></script><script>alert(1)</script>"
    assert entries(feed.feed([replace(story, title=title)], ADDRESS))[-1]["title"] == title
