"""An embedded map tells the event's figures and what is not reported, not its line alone."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest

from overland import config, i18n
from overland.evidence.publication import publication_check
from overland.html import embed, headline
from overland.story import loader
from overland.view import View

SYRIA = loader.load(config.stories() / "syria-2013")


def test_an_embed_says_how_many_and_that_no_arrival_is_reported() -> None:
    told = embed.title(SYRIA, View(story=SYRIA.slug))
    assert "about 80 people · four buses · reported · 22 January 2013" in told
    assert "Not reported: whether they arrived (Beirut)." in told


@pytest.mark.parametrize(
    ("language", "people"),
    [
        ("en", "Russians leave"),
        ("ru", "Россияне"),
        ("ar", "روس يغادرون"),
        ("fr", "Russians leave"),
    ],
)
def test_an_embed_and_a_first_screen_say_once_who_was_on_the_buses(
    language: str, people: str
) -> None:
    i18n.use(language)
    view = View(story=SYRIA.slug)
    try:
        told = [embed.title(SYRIA, view), headline.headline(SYRIA, view)]
    finally:
        i18n.use("en")
    assert [words.count(people) for words in told] == [1, 1]


def test_an_embed_says_it_in_the_reader_s_language() -> None:
    i18n.use("ru")
    try:
        told = embed.title(SYRIA, View(story=SYRIA.slug))
    finally:
        i18n.use("en")
    assert "Not reported" not in told
    assert "Бейрут" in told


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Civil war", "Moscow’s first help", "one report")),
        ("ru", ("Война", "РФ впервые помогла", "газета")),
        ("ar", ("الحرب", "أول عون من موسكو", "تقرير واحد")),
    ],
)
def test_an_embed_says_what_its_report_begins_with(language: str, words: tuple[str, ...]) -> None:
    i18n.use(language)
    try:
        told = embed.title(SYRIA, View(story=SYRIA.slug))
    finally:
        i18n.use("en")
    assert all(word in told for word in words)
    assert "ov-embed-front" in embed.title(replace(SYRIA, summary="", translations=()), View())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("U.S. citizens and others", "by the U.S. account")),
        ("ru", ("Граждане США и другие", "по словам властей США")),
        ("ar", ("أمريكيون وآخرون", "بحسب رواية الحكومة الأمريكية")),
    ],
)
def test_an_embed_says_whose_account_the_convoys_are(language: str, words: tuple[str, ...]) -> None:
    i18n.use(language)
    try:
        told = unescape(embed.title(loader.load(config.stories() / "sudan-2023"), View()))
    finally:
        i18n.use("en")
    assert all(word in told for word in words)


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_an_embed_says_who_gives_a_figure_for_which_the_report_does_not_answer(
    language: str,
) -> None:
    i18n.use(language)
    sudan = loader.load(config.stories() / "sudan-2023")
    said = [replace(c, status="claimed", speaker="Somebody") for c in SYRIA.counts]
    claimed = replace(SYRIA, counts=tuple(said), translations=())
    # An announcement of what is planned, in the place of the headline event's figures.
    planned = replace(SYRIA, headline_counts=("people-announced",))
    try:
        whose = [
            (sudan, sudan.text("convoys", "speaker", language).text),
            (claimed, "Somebody"),
            (planned, planned.text("announcement", "speaker", language).text),
        ]
        for story, speaker in whose:
            told = unescape(embed.title(story, View(story=story.slug)))
            first = told.split("<p>")[-1].split("</span>")[0]
            assert speaker, story.slug
            assert speaker in first
    finally:
        i18n.use("en")


def test_a_summary_is_compared_as_the_title_is() -> None:
    false = replace(SYRIA, summary="Eleven buses on the border", translations=())
    assert ("summary", "Eleven buses on the border") in false.front
    assert [p for p in publication_check(false) if p.column == "summary"]
    assert not [p for p in publication_check(SYRIA) if p.column == "summary"]
