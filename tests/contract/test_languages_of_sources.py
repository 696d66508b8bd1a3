"""Honest stories from sources in seven languages pass; a falsehood planted in each is caught."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from overland.evidence import lint, verification
from overland.evidence.claims.claim_checks import not_checked
from overland.evidence.publication import publication_check
from overland.evidence.text.quotation_marks import quotations
from overland.story.models import Count, Event, Evidence, Quote, Story
from tests.reports import REPORTS
from tests.small_story import SOURCE, story_with


def story_of(language: str) -> Story:
    report = REPORTS[language]

    def words(exact: str) -> Evidence:
        return Evidence("gazette", exact)

    crossing = Event(
        *("crossing", "2020-05-01", "", "", "departure", "reported"),
        *(report.crossing[0], "stated", "place: not told", words(report.crossing[1])),
        speaker="The Gazette",
    )
    expected = replace(
        crossing,
        id="expected",
        kind="arrival",
        status="expected",
        headline=report.expected[0],
        evidence=words(report.expected[1]),
        date="2020-05-01/..",
    )
    denied = replace(
        crossing,
        id="denied",
        kind="statement",
        status="denied",
        headline=report.denied[0],
        evidence=words(report.denied[1]),
        speaker=report.denied[2],
    )
    figure = Count(
        *("figure", "crossing", "people", 75, 85, report.figure[0], report.figure[1], "reported"),
        *("The Gazette", "stated", "", words(report.figure[1])),
    )
    quote = Quote(
        id="quote",
        event="crossing",
        speaker={"ar": "السائق", "ru": "водитель", "uk": "водій"}.get(language, ""),
        role="",
        named=False,
        text=report.quoted,
        language=language,
        translated="no",
        said_at="",
        evidence=words(report.quoted),
    )
    source = replace(SOURCE, language=language, title="", published="", url="")
    return story_with(
        sources=(source,),
        language=language,
        title=report.crossing[0],
        places=(),
        legs=(),
        counts=(figure,),
        quotes=(quote,),
        events=(crossing, expected, denied),
    )


def told(story: Story) -> list[str]:
    text = REPORTS[story.language].text
    record = verification.verify(story, {"gazette": text}, date(2020, 6, 1))
    checked = replace(story, verification=record)
    return [str(problem) for problem in (*publication_check(checked), *lint.warnings(checked))]


@pytest.mark.parametrize("language", REPORTS)
def test_an_honest_story_passes(language: str) -> None:
    assert told(story_of(language)) == []


@pytest.mark.parametrize("language", REPORTS)
def test_a_number_that_the_source_does_not_say_is_told(language: str) -> None:
    story = story_of(language)
    false = replace(story.events[0], headline=REPORTS[language].false_number)
    assert any("says 9" in line for line in told(replace(story, events=(false, *story.events[1:]))))


@pytest.mark.parametrize("language", REPORTS)
def test_what_is_expected_and_told_as_done_is_told(language: str) -> None:
    story = story_of(language)
    crossing, expected, denied = story.events
    false = replace(expected, status="reported")
    lines = told(replace(story, events=(crossing, false, denied)))
    assert any("status" in line and REPORTS[language].false_status in line for line in lines), lines


@pytest.mark.parametrize("language", REPORTS)
def test_a_denial_told_as_a_report_is_told(language: str) -> None:
    story = story_of(language)
    crossing, expected, denied = story.events
    false = replace(denied, status="reported", headline=REPORTS[language].expected[0])
    lines = told(replace(story, events=(crossing, expected, false)))
    assert any("Write denied" in line for line in lines), lines


@pytest.mark.parametrize("language", REPORTS)
def test_a_figure_without_its_about_is_told(language: str) -> None:
    story = story_of(language)
    figure = story.counts[0]
    cut = figure.as_written.removeprefix(figure.qualifier).strip()
    false = replace(figure, as_written=cut, qualifier="", evidence=Evidence("gazette", cut))
    lines = told(replace(story, counts=(replace(false, minimum=80, maximum=80),)))
    assert any("leaves out" in line and "counts.csv" in line for line in lines), lines


def test_a_language_that_is_not_known_is_told_as_not_checked_and_withholds_nothing() -> None:
    story = story_of("ru")
    swahili = replace(story, sources=(replace(story.sources[0], language="sw"),))
    assert list(not_checked(swahili)) == ["sw"]
    assert list(not_checked(story)) == []
    lines = told(swahili)
    assert not [line for line in lines if "says" in line or "status" in line], lines


UNNAMED = {
    "en": ("an official who asked not to be named", "soldiers", "«We leave», said "),
    "ar": ("مسؤول طلب عدم ذكر اسمه", "متطرفين", "«نحن نغادر»، قال "),
    "ru": ("чиновник, просивший не называть его имени", "дезертиры", "«Мы уезжаем», — сказал "),
    "uk": ("посадовець, який просив не називати його", "дезертири", "«Ми їдемо», — сказав "),
    "fr": ("un responsable qui a requis l'anonymat", "déserteurs", "« Nous partons », a dit "),
    "es": ("un funcionario que pidió no ser identificado", "desertores", "«Nos vamos», dijo "),
    "de": ("ein Beamter, der anonym bleiben wollte", "Deserteure", "„Wir gehen“, sagte "),
    "zh": ("一位要求匿名的官员", "逃兵", "「我们走」，说话的是"),
}


@pytest.mark.parametrize("language", UNNAMED)
def test_a_name_given_to_somebody_unnamed_is_told_in_every_language(language: str) -> None:
    who, _, said = UNNAMED[language]
    text = f"{said}{who}.\n"
    match = quotations(text)[0]
    quote = Quote(
        *("quote", "crossing", "Maria Muster", "", True, text[slice(*match)].strip(), language),
        *("no", ""),
        evidence=Evidence("gazette", text[slice(*match)].strip()),
    )
    story = story_of(language) if language in REPORTS else story_of("ru")
    source = replace(story.sources[0], language=language)
    lone = replace(story, language=language, sources=(source,), events=(), counts=())
    record = verification.verify(
        replace(lone, quotes=(quote,)), {"gazette": text}, date(2020, 6, 1)
    )
    lines = [str(p) for p in publication_check(replace(lone, quotes=(quote,), verification=record))]
    assert any("named" in line and "who speaks here" in line for line in lines), lines


@pytest.mark.parametrize("language", REPORTS)
def test_a_kind_of_people_that_the_source_has_not_is_told(language: str) -> None:
    story = story_of(language)
    first = story.events[0]
    false = replace(first, headline=f"{first.headline}: {UNNAMED[language][1]}")
    lines = told(replace(story, events=(false, *story.events[1:])))
    assert any("which the source says nowhere" in line for line in lines), lines
