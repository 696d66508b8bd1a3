"""By how many reports, what befell nobody, the last for the first: a story's front, and a note."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from overland.evidence import lint, verification
from overland.evidence.publication import publication_check
from overland.evidence.whole import front_reports
from overland.evidence.words import lexicon
from overland.story.models import Story
from tests.contract.test_stories_of_today import _report, _story
from tests.planted import untold
from tests.valley_story import STORY, TEXT, changed, told

FRONT = ("title", "description", "summary")
_MORE = TEXT.replace(
    "In a statement,",
    "It was the first time Lowland had helped millers. Last month the mill was shut.\n\n"
    "In a statement,",
)
_BOTH: dict[str, tuple[str, str, str]] = {
    "the last for the first": (
        *("Two buses to Midpost: the last help", "Two buses to Midpost: the first help"),
        "“last”",
    ),
    "two reports for one": (
        *("Two buses to Midpost, by two reports", "Two buses to Midpost, by one report"),
        "by two reports",
    ),
    "several newspapers for one": (
        "Two buses to Midpost, by several newspapers",
        *("Two buses to Midpost, by a newspaper", "several newspapers"),
    ),
    "what befell nobody": (
        "Two buses to Midpost; nobody was bitten",
        *("Two buses to Midpost; nobody was evacuated", "nobody was bitten"),
    ),
}
"""What is planted, its honest twin, and the words that are told."""
_LANGUAGES: dict[str, tuple[str, str, str]] = {
    "fr": ("selon deux articles", "selon un article", "personne n'a été mordu"),
    "es": ("según dos diarios", "según un diario", "nadie fue mordido"),
    "de": ("laut zwei Zeitungen", "laut einer Zeitung", "niemand wurde gebissen"),
    "ru": ("по двум сообщениям", "по одному сообщению", "никого не покусали"),
    "uk": ("за двома повідомленнями", "за одним повідомленням", "нікого не покусали"),
    "ar": ("بحسب تقريرين", "بحسب تقرير واحد", "لم تلدغ الأفاعي"),
    "zh": ("据两份报道", "据一份报道", ""),
}
"""Two reports, one, and what befell nobody; "" where no word stands by itself."""


def _fronted(column: str, words: str) -> Story:
    cells: dict[str, Any] = {column: words}
    return replace(STORY, **cells)


@pytest.mark.parametrize("column", FRONT)
@pytest.mark.parametrize("name", _BOTH)
def test_a_front_is_compared_with_its_sources(name: str, column: str) -> None:
    false, honest, words = _BOTH[name]
    assert untold(told(_fronted(column, false), _MORE), column, words) == []
    twin = told(_fronted(column, honest), _MORE)
    assert [str(p) for p in twin if p.column == column] == []


def test_several_reports_of_a_story_that_has_as_many_are_honest() -> None:
    other = replace(STORY.sources[0], id="second")
    story = replace(STORY, sources=(*STORY.sources, other), summary="Two buses, by two reports")
    assert not [p for p in told(story, _MORE) if p.column == "summary"]


def _of_four(language: str, summary: str) -> list[str]:
    story: Story = replace(_story(language), summary=summary)
    more = (replace(story.sources[0], id=f"report-{n}") for n in range(3))
    four = replace(story, sources=(*story.sources, *more))
    return [f.message for f in front_reports.of_front(four, {}) if f.column == "summary"]


@pytest.mark.parametrize("language", _LANGUAGES)
def test_two_reports_of_a_story_that_has_four_are_told(language: str) -> None:
    assert [line for line in _of_four(language, _LANGUAGES[language][0]) if " 4 " in line]


@pytest.mark.parametrize(
    "summary", ["Two reports disagree", "By two of the four reports", "From several newspapers"]
)
def test_some_of_the_reports_are_no_count_of_them_all(summary: str) -> None:
    others = (replace(STORY.sources[0], id=f"report-{n}") for n in range(3))
    story = replace(STORY, sources=(*STORY.sources, *others), summary=summary)
    assert [f.message for f in front_reports.of_front(story, {}) if f.column == "summary"] == []


@pytest.mark.parametrize(
    "told_so",
    ["Nobody knows why.", "Nobody says who pays.", "No date is given.", "None of them is named."],
)
def test_what_editors_say_is_not_known_is_theirs_to_say(told_so: str) -> None:
    story = replace(STORY, summary=f"Two buses to Midpost. {told_so}")
    assert not [p for p in told(story, _MORE) if p.column == "summary"]


def test_nobody_harmed_is_what_a_text_says_in_other_words() -> None:
    text = _MORE.replace("Last month", "No one was injured. Last month")
    story = replace(STORY, summary="Two buses to Midpost; nobody was hurt")
    assert not [p for p in told(story, text) if p.column == "summary"]


def test_last_month_is_a_day_and_no_last() -> None:
    story = replace(STORY, summary="Two buses to Midpost, where last month the mill was shut")
    assert not [p for p in told(story, _MORE) if p.column == "summary"]


def _of(language: str, summary: str) -> list[str]:
    story: Story = replace(_story(language), summary=summary)
    text = "\n\n".join(_report(language)["paragraphs"])
    record = verification.verify(story, {"gazette": text}, date(2024, 6, 1))
    checked = replace(story, verification=record)
    found = (*publication_check(checked), *lint.warnings(checked))
    return [str(problem) for problem in found if problem.column == "summary"]


@pytest.mark.parametrize("language", _LANGUAGES)
def test_in_every_language(language: str) -> None:
    two, one, nobody = _LANGUAGES[language]
    title = _story(language).title
    mark = "，" if language == "zh" else ", "
    assert _of(language, f"{title}{mark}{two}") != []
    assert _of(language, f"{title}{mark}{one}") == []
    if nobody:
        assert _of(language, f"{title}. {nobody}.") != []


@pytest.mark.parametrize("language", lexicon.known())
def test_every_language_has_words_for_reports(language: str) -> None:
    words = lexicon.lexicon_of(language)
    assert words
    assert "reports" in words.terms


@pytest.mark.parametrize("row", ["midpost", "crossing"])
def test_a_note_names_the_dateline_that_the_text_has(row: str) -> None:
    false, honest = "The article is datelined Hilltown.", "The article is datelined Midpost."
    kept = "“Friday” is 1 May. " if row == "crossing" else ""
    assert untold(told(changed(row, note=f"{kept}{false}")), "note", "Hilltown") == []
    assert [str(p) for p in told(changed(row, note=f"{kept}{honest}"))] == []
