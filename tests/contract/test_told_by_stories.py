"""What the published stories tell is no more than their sources do, in every language of theirs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from overland.html import panel
from overland.story import chronology, loader
from overland.story.models import Story

STORIES = Path(__file__).parents[2] / "data" / "stories"
SHARE_OF_A_TEXT = 0.67
"""Of the words between the first and the last that are quoted; nearly each sentence has a row."""
LONGEST_EXCERPT = 140


def _story(slug: str) -> Story:
    story = loader.inspect(STORIES / slug).story
    assert story
    return story


def _told(story: Story, item: str, column: str, language: str) -> str:
    found = [
        made.text
        for made in story.translations
        if (made.item, made.column, made.language) == (item, column, language)
    ]
    return found[0]


def test_the_excerpts_of_an_article_are_short_and_leave_a_third_of_it_unquoted() -> None:
    story = _story("syria-2013")
    headlines = {claim.id for claim in story.claims if getattr(claim, "status", "") == "headline"}
    excerpts = [e for claim in story.claims for e in (claim.evidence, *claim.further) if e]
    assert max(len(excerpt.exact) for excerpt in excerpts) <= LONGEST_EXCERPT
    record = json.loads((STORIES / "syria-2013" / "verification.json").read_text("utf-8"))
    matches = [match for item, match in record["excerpts"].items() if item not in headlines]
    matches += record["further"].values()
    quoted = {n for match in matches for n in range(match["start"], match["end"])}
    assert len(quoted) / (max(quoted) - min(quoted)) <= SHARE_OF_A_TEXT


@pytest.mark.parametrize("item", ["crossing", "official-waits"])
@pytest.mark.parametrize(("language", "shortly"), [("ar", "بقليل"), ("ru", "вскоре")])
def test_the_early_afternoon_is_not_told_as_shortly_after_noon(
    item: str, language: str, shortly: str
) -> None:
    told = _told(_story("syria-2013"), item, "time_note", language)
    assert told
    assert shortly not in told


def test_who_is_registered_is_told_so_in_every_language() -> None:
    story = _story("syria-2013")
    assert "المسجلين" in _told(story, "registered", "as_written", "ar")
    assert "зарегистрированных" in _told(story, "registered", "as_written", "ru")


@pytest.mark.parametrize("item", ["over-thousand", "still-thousand"])
def test_a_departure_that_a_government_facilitated_is_told_so(item: str) -> None:
    story = _story("sudan-2023")
    event = story.event(item)
    assert event
    assert "facilitate" in event.headline
    assert "all ways" not in event.headline


def test_people_who_were_interested_in_guidance_are_not_told_to_have_sought_it() -> None:
    event = _story("sudan-2023").event("messaged-5000")
    assert event
    assert "interested in communicating and seeking guidance" in event.headline


def test_it_is_the_convoys_that_assisted_people_in_the_second_story() -> None:
    story = _story("sudan-2023")
    assert "the convoys assisted over 700 people" in story.description
    assert "القوافل ساعدت أكثر من 700" in _told(story, story.slug, "description", "ar")
    assert "колонны помогли более чем 700" in _told(story, story.slug, "description", "ru")


def test_what_is_said_of_the_evacuation_stands_behind_it_and_its_causes_before() -> None:
    told = [event.id for event in chronology.ordered(_story("syria-2013"))]
    causes = ["veto", "airport-fighting", "planes-sent", "announcement", "crossing"]
    assert [event for event in told if event in causes] == causes
    assert told.index("crossing") < min(map(told.index, ("denisov", "protocol", "embassy-denies")))


def test_what_a_quotation_means_by_there_is_told_beside_it_and_not_behind_a_click() -> None:
    story = _story("syria-2013")
    quote = next(quote for quote in story.quotes if quote.id == "ready-to-take")
    open_to_all = re.sub(r"<details.*?</details>", "", panel.quote(story, quote), flags=re.S)
    assert "“There” is Beirut" in open_to_all
