"""What the published stories tell is no more than their sources do, in every language of theirs."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from overland.evidence.whole import story_checks
from overland.html import panel
from overland.story import chronology, loader
from overland.story.models import Story

STORIES = Path(__file__).parents[2] / "data" / "stories"
SHARE_OF_A_TEXT = 0.70
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


def test_the_excerpts_of_an_article_are_short_and_leave_a_quarter_of_it_unquoted() -> None:
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


@pytest.mark.parametrize(("date", "told"), [("2011-03", 0), ("2011-04", 1), ("2010-03", 1)])
def test_a_month_that_is_not_the_excerpts_is_told(date: str, told: int) -> None:
    story = _story("syria-2013")
    events = tuple(replace(e, date=date) if e.id == "uprising" else e for e in story.events)
    faults = story_checks.against_tables(replace(story, events=events))
    assert sum(f.column == "date" and "another month" in f.message for f in faults) == told


def test_what_is_said_of_the_evacuation_stands_behind_it_and_its_causes_before() -> None:
    told = [event.id for event in chronology.ordered(_story("syria-2013"))]
    causes = ["veto", "airport-fighting", "announcement", "planes-sent", "crossing"]
    assert [event for event in told if event in causes] == causes
    assert told.index("crossing") < min(map(told.index, ("denisov", "protocol", "embassy-denies")))


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("main-ally", ("Russia", "Assad")),
        ("distancing", ("Russia", "Assad")),
        ("first-help", ("Moscow", "since the start of the conflict")),
        ("announcement", ("Russian officials", "would be", "about 100")),
        ("embassy-denies", ("Russian Embassy in Damascus", "because of")),
        ("people-announced", ("would be",)),
        ("beirut-home", ("would be",)),
        ("home", ("would be",)),
        ("women-married", ("could follow",)),
    ],
)
def test_the_excerpts_of_a_row_hold_who_it_is_of_and_the_modal_that_it_rests_on(
    item: str, words: tuple[str, ...]
) -> None:
    claim = _story("syria-2013").claim(item)
    assert claim
    quoted = " ".join(e.exact for e in (claim.evidence, *claim.further) if e)
    assert [word for word in words if word not in quoted] == []


@pytest.mark.parametrize(
    ("slug", "item", "column", "language", "right", "wrong"),
    [
        ("syria-2013", "airport-fighting", "headline", "ar", "على ما يُفترض", "على الأرجح"),
        ("syria-2013", "airport-fighting", "note", "ar", "«على ما يُفترض»", "على الأرجح"),
        ("syria-2013", "damascus", "note", "ar", "على ما يُفترض", "على الأرجح"),
        ("syria-2013", "embassy-registered", "headline", "ru", "зарегистрированных как", "живущих"),
        ("syria-2013", "planes-where", "note", "ru", "направляются в Сирию", "летят"),
        ("syria-2013", "ready-to-take", "note", "ar", "قبل جملتين", "الجملة السابقة"),
        ("syria-2013", "ready-to-take", "note", "ru", "двумя фразами раньше", " фразой раньше"),
        ("syria-2013", "why-planes", "note", "ru", "заберут домой", "прибыли"),
        ("syria-2013", "why-leave", "note", "ar", "كان يجري إجلاؤهم", "أُجلوا"),
        (
            "syria-2013",
            "protocol",
            "headline",
            "ru",
            "российское правительство",
            " что правительство",
        ),
        ("syria-2013", "veto", "headline", "ar", "«القمع الوحشي للأصوات المعارضة»", "قمعها"),
        ("sudan-2023", "weekend", "headline", "ru", "прошедшие выходные", "за эти выходные"),
        ("sudan-2023", "weekend", "headline", "ar", "المنصرمة", "الأسبوع هذه"),
        ("sudan-2023", "days", "note", "ru", "эти прошедшие выходные", "«эти выходные"),
        ("sudan-2023", "convoy-3", "note", "ar", "المنصرمة", "الأسبوع هذه"),
        ("sudan-2023", "onward", "time_note", "ar", "كنا نساعد", "دأبنا"),
        ("sudan-2023", "watching", "headline", "ar", "الإجلاء", "الطرق الجوية"),
    ],
)
def test_a_translation_says_no_more_and_no_less_than_the_words_that_it_is_of(
    slug: str, item: str, column: str, language: str, right: str, wrong: str
) -> None:
    told = _told(_story(slug), item, column, language)
    assert right in told
    assert wrong not in told


def test_every_arabic_date_of_a_story_names_its_months_as_the_interface_does() -> None:
    for slug in ("syria-2013", "sudan-2023"):
        arabic = [t.text for t in _story(slug).translations if t.language == "ar"]
        assert [text for text in arabic if re.search("كانون|نيسان|أيار|شباط|آذار", text)] == []


@pytest.mark.parametrize("slug", ["syria-2013", "sudan-2023"])
def test_every_note_of_a_story_stands_in_every_language_that_it_is_read_in(slug: str) -> None:
    story = _story(slug)
    rows = (*story.claims, *story.sources, *story.relations)
    noted = {row.id for row in rows if row.note}
    for language in story.languages[1:]:
        translated = {
            t.item for t in story.translations if (t.column, t.language) == ("note", language)
        }
        assert noted - translated == set()


@pytest.mark.parametrize(
    ("slug", "item"),
    [
        *(
            ("syria-2013", i)
            for i in ("embassy-registered", "embassy-denies", "protocol", "denisov")
        ),
        ("syria-2013", "could-follow"),
        *(
            ("sudan-2023", i)
            for i in ("convoy-1", "convoy-2", "convoy-3", "arrival-2", "arrival-3")
        ),
    ],
)
def test_what_only_a_reading_gives_is_told_to_be_inferred(slug: str, item: str) -> None:
    claim = _story(slug).claim(item)
    assert claim
    assert claim.basis == "inferred"
    assert "read" in claim.note


def test_no_figure_of_an_unseen_report_is_bound_to_a_convoy() -> None:
    story = _story("sudan-2023")
    assert [r.leg for r in story.routes.values() if r.properties.get("published")] == []
    cited = {e.source for c in story.claims for e in (c.evidence, *c.further) if e}
    assert {source.id for source in story.sources} == cited


def test_two_speakers_of_two_days_have_a_row_each() -> None:
    story = _story("sudan-2023")
    told = {(e.date, e.speaker.split(",")[0]) for e in story.events if e.leg == "onward-jeddah"}
    assert told == {("2023-04-29", "Matthew Miller"), ("2023-05-01", "Vedant Patel")}


def test_the_paper_s_own_words_are_not_put_into_the_mouths_of_those_of_whom_it_tells() -> None:
    events = _story("syria-2013").events
    noted = [event.note for event in events if "evacuated Tuesday" in event.note]
    assert noted
    assert [note for note in noted if "officials speak" in note] == []


def test_a_denial_cannot_be_read_as_denied_for_the_reason_that_it_denies() -> None:
    event = _story("syria-2013").event("embassy-denies")
    assert event
    assert "deny that the deteriorating security situation is why" in event.headline


def test_what_a_quotation_means_by_there_is_told_beside_it_and_not_behind_a_click() -> None:
    story = _story("syria-2013")
    quote = next(quote for quote in story.quotes if quote.id == "ready-to-take")
    open_to_all = re.sub(r"<details.*?</details>", "", panel.quote(story, quote), flags=re.S)
    assert "“There” is read as Beirut" in open_to_all


def test_a_start_that_the_report_does_not_give_is_known_to_no_distance() -> None:
    story = _story("syria-2013")
    start = story.place("damascus")
    assert start
    assert (start.basis, start.uncertainty_km) == ("inferred", None)
    assert {leg.basis for leg in story.legs} == {"inferred"}


def test_home_is_no_city_and_its_point_gives_a_direction_alone() -> None:
    story = _story("syria-2013")
    assert [leg.id for leg in story.legs if leg.destination == "moscow"] == []
    home = story.place(story.legs[-1].destination)
    assert home
    assert home.gives_a_direction
    named = " ".join((home.name, *home.names.values()))
    assert not re.search("Moscow|Москв|موسكو", named)


def test_every_embassy_that_speaks_or_waits_is_told_by_its_city() -> None:
    story = _story("syria-2013")
    told = [f"{event.headline} {event.speaker}" for event in story.events]
    of_embassies = [text for text in told if "embassy" in text.casefold()]
    assert len(of_embassies) >= 4
    assert [t for t in of_embassies if not re.search("mbassy in (Damascus|Beirut)", t)] == []
